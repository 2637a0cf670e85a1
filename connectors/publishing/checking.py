"""What stands against a release and what only warns, said before anything is frozen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from connectors.cycle import YearState
from connectors.health_facts import HealthFacts
from connectors.ledger import Seen
from connectors.presentation.health.data_health import data_health
from connectors.problem import Severity
from connectors.publishing.settings import PublicationSettings
from rubric.language import number
from rubric.text import Text

_UNVERIFIED = Text(vi="số liệu chưa thẩm định", en="figures not verified")  # counted better here than by the gate


@dataclass(frozen=True)
class Objection:
    """One thing to say. ``always`` holds for illustration data too."""

    said: Text
    always: bool = False


@dataclass(frozen=True)
class PublishCheck:
    """What was found of one state of the year. ``seen`` is what the ledger held newest when it was looked at.

    ``reminders`` would block real data; of illustration data they only say so.
    """

    seen: Seen
    blocks: tuple[Text, ...]
    reminders: tuple[Text, ...]
    warns: tuple[Text, ...]
    verified: Fraction

    @property
    def is_open(self) -> bool:
        """Whether a release may be made."""
        return not self.blocks


def publish_check(
    state: YearState, facts: HealthFacts, seen: Seen, chosen: PublicationSettings, now: datetime, *, is_under_way: bool
) -> PublishCheck:
    """Everything that stands against a release of ``state``.

    ``facts`` are of the same sync, ``seen`` was asked of the ledger before the state was made, ``is_under_way`` says
    whether a sync of the locality is running.
    """
    made, decided = len(state.verified.claims), len(state.verified.applied)
    share = Fraction(decided, made) if made else Fraction(1)
    gate_blocks, gate_warns = _gate(state, facts, now)
    found = [
        *_moved(state, seen, is_under_way=is_under_way),
        *(Objection(each) for each in gate_blocks),
        *_undecided(state),
    ]
    if share * 100 < chosen.least_verified_percent:
        found.append(Objection(_share(share, made - decided, chosen.least_verified_percent)))
    warns = [*gate_warns, *_worth_knowing(state)]
    if state.installation.criteria_set.status == "proposed":
        proposed = Text(
            vi="bộ tiêu chí mới là đề xuất, chưa ban hành", en="the criteria set is proposed, nobody has issued it yet"
        )
        if chosen.proposed_set == "blocks":
            found.append(Objection(proposed))
        else:
            warns.append(proposed)
    is_made_up = state.verified_scorecard.is_illustration
    blocks = tuple(each.said for each in found if each.always or not is_made_up)
    reminders = tuple(each.said for each in found if is_made_up and not each.always)
    return PublishCheck(seen, blocks, reminders, tuple(warns), share)


def _moved(state: YearState, seen: Seen, *, is_under_way: bool) -> Iterator[Objection]:
    if is_under_way:
        yield Objection(
            Text(vi="đang đọc các sổ; hãy đợi lần đọc này xong", en="books are being read; wait until that is done"),
            always=True,
        )
    if seen.sync != state.sync.id:
        yield Objection(
            Text(
                vi=f"đã có lần đọc {seen.sync} mới hơn lần đang xem ({state.sync.id}); hãy tải lại trang",
                en=f"sync {seen.sync} is newer than the one shown ({state.sync.id}); load the page again",
            ),
            always=True,
        )
    if wrong := len(state.verified.invalid):
        yield Objection(
            Text(
                vi=f"{wrong} quyết định thẩm định mà bộ tiêu chí không nhận",
                en=f"{wrong} decisions that the criteria set does not take",
            ),
            always=True,
        )


def _undecided(state: YearState) -> Iterator[Objection]:
    counted = [
        (len(state.verified.waiting), "quyết định chờ người thứ hai xác nhận", "decisions wait for a second person"),
        (len(state.verified.stale), "quyết định cần xem lại vì ô đã thay đổi", "decisions are stale: the cell changed"),
        (sum(not each.outcome for each in state.appeals), "giải trình chưa có kết luận", "appeals without an outcome"),
    ]
    yield from (Objection(Text(vi=f"{n} {vi}", en=f"{n} {en}")) for n, vi, en in counted if n)


def _worth_knowing(state: YearState) -> Iterator[Text]:
    if asked := len(state.verified.asked):
        yield Text(vi=f"{asked} số liệu đang chờ minh chứng", en=f"evidence was asked for {asked} figures")
    if later := len(state.later):
        yield Text(
            vi=f"{later} chỗ sửa sau hạn, không được tính", en=f"{later} changes after the deadline, which do not count"
        )


def _gate(state: YearState, facts: HealthFacts, now: datetime) -> tuple[list[Text], list[Text]]:
    """The gate of the data's health, without what is settled."""
    facts, scorecard = unsettled(state, facts), replace(state.computed, is_illustration=False)
    vi, en = (data_health(facts, scorecard, state.year, language, now=now).gate for language in ("vi", "en"))
    blocks = [Text(vi=one, en=other) for one, other in zip(vi.blocks, en.blocks, strict=True)]
    warns = [Text(vi=one, en=other) for one, other in zip(vi.warns, en.warns, strict=True)]
    return blocks, [each for each in warns if not each.vi.endswith(_UNVERIFIED.vi)]


def unsettled(state: YearState, facts: HealthFacts) -> HealthFacts:
    """The facts without cells that somebody has decided on: these block nothing any more."""
    return replace(facts, problems=[row for row in facts.problems if not _is_settled(state, row)])


def _is_settled(state: YearState, problem: object) -> bool:
    row: dict[str, str] = dict(problem)  # type: ignore[call-overload]
    key = (row["agency"], row["period"], row["field"])
    return row["severity"] == Severity.CELL.value and key in state.verified.applied


def _share(share: Fraction, left: int, least: int) -> Text:
    vi, en = (number(Fraction(int(share * 1000), 10), 1, language) for language in ("vi", "en"))
    return Text(
        vi=f"{left} số liệu chưa có quyết định (đã thẩm định {vi}%, cần {least}%)",
        en=f"{left} figures without a decision ({en}% verified, {least}% wanted)",
    )
