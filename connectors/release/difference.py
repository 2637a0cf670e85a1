"""What a release will change against the one before: who moves and why, before anything happens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import polars as pl

from connectors.release.faults import ReleaseError
from connectors.release.release import Release
from rubric.criteria.criteria_set import canonical
from rubric.criteria.criterion import Adjustment, Criterion
from rubric.part import YEAR
from rubric.text import Text

Cause = Literal["decision", "inputs", "own_score", "approval", "criteria_set", "day", "others"]
CAUSES: Mapping[Cause, Text] = {
    "decision": Text(vi="quyết định thẩm định", en="a decision of the verification"),
    "inputs": Text(vi="số liệu thay đổi", en="changed figures"),
    "own_score": Text(vi="điểm tự chấm thay đổi", en="a changed self-assessment"),
    "approval": Text(vi="duyệt “không áp dụng”", en="an approval of “not applicable”"),
    "criteria_set": Text(vi="bộ tiêu chí hoặc chế độ báo cáo thay đổi", en="the criteria set or the regime changed"),
    "day": Text(vi="ngày chốt số liệu hoặc cách tính thay đổi", en="another as-of date, basis or version of the rules"),
    "others": Text(vi="cơ quan khác thay đổi", en="other agencies moved"),
}
_Keyed = dict[tuple[str, str], Any]


@dataclass(frozen=True)
class ItemChange:
    """One criterion, bonus or penalty whose points changed (hundredths; None where it was or is not there)."""

    item: str
    before: int | None
    after: int | None
    fields: tuple[str, ...]
    causes: tuple[Cause, ...]


@dataclass(frozen=True)
class Place:
    """Where an agency stands in one release: index in hundredths, rank and band (None when not ranked)."""

    index: int
    rank: int | None
    band: str | None


@dataclass(frozen=True)
class Move:
    """One agency whose index, rank or band changes."""

    agency: str
    name: Text
    cohort: str
    before: Place
    after: Place
    items: tuple[ItemChange, ...]
    causes: tuple[Cause, ...]

    @property
    def sentence(self) -> Text:
        """The move in one line, for a list."""
        return Text(vi=self._said("vi"), en=self._said("en"))

    def _said(self, language: str) -> str:
        rank, band = ("hạng", "xếp loại") if language == "vi" else ("rank", "band")
        index = "chỉ số" if language == "vi" else "index"
        pairs = (
            (index, _points(self.before.index, language), _points(self.after.index, language)),
            (rank, _shown(self.before.rank), _shown(self.after.rank)),
            (band, _shown(self.before.band), _shown(self.after.band)),
        )
        moved = "; ".join(f"{what} {old} → {new}" for what, old, new in pairs if old != new)
        return f"{self.name.in_(language)}: {moved} ({', '.join(CAUSES[c].in_(language) for c in self.causes)})"


@dataclass(frozen=True)
class ReleaseDifference:
    """What changes from one release to the next. ``unchanged`` agencies keep index, rank and band."""

    previous: str
    this: str
    moves: tuple[Move, ...]
    added: Mapping[str, Text]
    removed: Mapping[str, Text]
    unchanged: int
    criteria_set_changed: bool

    @property
    def sentence(self) -> Text:
        """The whole in one line."""
        moved, added, removed = len(self.moves), len(self.added), len(self.removed)
        vi = f"So với {self.previous}: {moved} cơ quan thay đổi, {self.unchanged} giữ nguyên"
        en = f"Against {self.previous}: {moved} agencies move, {self.unchanged} stay"
        return Text(vi=f"{vi}, thêm {added}, bớt {removed}.", en=f"{en}, {added} added, {removed} removed.")


def difference(previous: Release, this: Release) -> ReleaseDifference:
    """The agencies that move from ``previous`` to ``this``, in protocol order, and why each of them does."""
    if (previous.manifest.locality, previous.manifest.year) != (this.manifest.locality, this.manifest.year):
        raise ReleaseError(
            f"{previous.id} và {this.id} không cùng địa phương và năm",
            f"{previous.id} and {this.id} are not of one locality and year",
        )
    old, new = _Side(previous), _Side(this)
    names_before = {code: agency.name for code, agency in old.agencies.items() if code not in new.agencies}
    names_after = {code: agency.name for code, agency in new.agencies.items() if code not in old.agencies}
    both = [code for code in new.agencies if code in old.agencies]
    moves = [_move(code, old, new) for code in both if old.places[code] != new.places[code]]
    return ReleaseDifference(
        previous.id,
        this.id,
        tuple(moves),
        names_after,
        names_before,
        len(both) - len(moves),
        old.rules != new.rules,
    )


class _Side:
    """One of the two releases, by agency, for the year of the release."""

    def __init__(self, release: Release) -> None:
        held, manifest = release.contents, release.manifest
        self.release, self.year = release, manifest.year
        self.agencies = held.installation.agencies
        self.criteria_set = held.installation.criteria_set
        self.rules = canonical(self.criteria_set), canonical(held.installation.regime)
        self.how = manifest.as_of, manifest.basis, manifest.arithmetic, manifest.rules
        inputs = held.figures.inputs
        self.figures = self._keyed(inputs.figures, "field", ["value", "state"])
        self.claims = self._keyed(inputs.claims, "item", ["points"])
        self.approvals = self._keyed(inputs.approvals, "item", [])
        self.decisions: dict[tuple[str, str], list[Any]] = {}
        for each in held.decisions:
            if each.period.startswith(str(self.year)):
                self.decisions.setdefault((each.agency, each.field), []).append(each)

    @cached_property
    def places(self) -> dict[str, Place]:
        rows = self._of_year(self.release.standings).iter_rows(named=True)
        return {row["agency"]: Place(row["index"], row["rank"], row["band"]) for row in rows}

    @cached_property
    def points(self) -> dict[str, dict[str, tuple[int, str, int, int]]]:
        found: dict[str, dict[str, tuple[int, str, int, int]]] = {code: {} for code in self.agencies}
        for row in self._of_year(self.release.findings).iter_rows(named=True):
            found[row["agency"]][row["item"]] = (row["points"], row["outcome"], row["maximum"], row["reason"])
        return found

    def item(self, agency: str, item: str) -> Criterion | Adjustment | None:
        return self.criteria_set.scored_items(self.agencies[agency].annex).get(item)

    def reads(self, agency: str, item: str) -> tuple[str, ...]:
        """The fields behind a criterion, those that say whether it applies included."""
        found = self.item(agency, item)
        rule = found.rule_of(self.agencies[agency].annex) if found else None
        when = [e.when_no for e in found.not_applicable if e.when_no] if isinstance(found, Criterion) else []
        return tuple(dict.fromkeys([*(rule.reads() if rule else ()), *when]))

    def _of_year(self, frame: pl.DataFrame) -> pl.DataFrame:
        return frame.filter(pl.col(YEAR) == self.year)

    def _keyed(self, frame: pl.DataFrame, name: str, values: list[str]) -> _Keyed:
        rows = self._of_year(frame).iter_rows(named=True)
        return {(row["agency"], row[name]): tuple(row[value] for value in values) for row in rows}


def _move(agency: str, old: _Side, new: _Side) -> Move:
    before, after = old.points[agency], new.points[agency]
    items = tuple(
        _item_change(agency, item, old, new)
        for item in dict.fromkeys([*after, *before])
        if before.get(item) != after.get(item)
    )
    causes: list[Cause] = [cause for cause in CAUSES if any(cause in each.causes for each in items)]
    if not causes:
        causes = ["criteria_set"] if old.places[agency].index != new.places[agency].index else ["others"]
        if causes == ["others"] and old.rules != new.rules:
            causes = ["criteria_set", "others"]
    name, cohort = new.agencies[agency].name, new.agencies[agency].cohort
    return Move(agency, name, cohort, old.places[agency], new.places[agency], items, tuple(causes))


def _item_change(agency: str, item: str, old: _Side, new: _Side) -> ItemChange:
    fields = dict.fromkeys([*new.reads(agency, item), *old.reads(agency, item)])
    changed = tuple(f for f in fields if old.figures.get((agency, f)) != new.figures.get((agency, f)))
    causes = tuple(dict.fromkeys(_causes(agency, item, changed, old, new)))
    if not causes:
        causes = ("criteria_set",) if old.rules != new.rules else ("day",) if old.how != new.how else ("others",)
    was, now = old.points[agency].get(item), new.points[agency].get(item)
    return ItemChange(item, was[0] if was else None, now[0] if now else None, changed, causes)


def _causes(agency: str, item: str, changed: tuple[str, ...], old: _Side, new: _Side) -> Iterator[Cause]:
    for field in changed:
        decided = old.decisions.get((agency, field)) != new.decisions.get((agency, field))
        yield "decision" if decided else "inputs"
    key = (agency, item)
    if "claimed" in {old.release.manifest.basis, new.release.manifest.basis} and (
        old.claims.get(key) != new.claims.get(key)
    ):
        yield "own_score"
    asked = [item, *new.reads(agency, item)]
    if any(((agency, each) in old.approvals) != ((agency, each) in new.approvals) for each in asked):
        yield "approval"
    if _rule(old, agency, item) != _rule(new, agency, item):
        yield "criteria_set"


def _rule(side: _Side, agency: str, item: str) -> str:
    found = side.item(agency, item)
    return canonical(found) if found else ""


def _points(hundredths: int, language: str) -> str:
    from rubric.language import points

    return points(hundredths, language)


def _shown(value: object) -> str:
    return "–" if value is None else str(value)
