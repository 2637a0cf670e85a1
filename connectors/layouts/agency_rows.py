"""Which agency a row or a book speaks of, by its code, its name, or both; doubts are told, never settled silently."""

from __future__ import annotations

from datetime import date

from connectors.cells.raw_cell import RawCell
from connectors.folding import fold, strip_marks
from connectors.layouts.gathering import Gathering
from connectors.layouts.headings import AGENCY_CODE, AGENCY_NAME
from connectors.layouts.tables import Row
from connectors.names import Match, Named, NameIndex
from connectors.problem import Severity
from rubric.text import Text

_SUMS = frozenset({"tong", "tong cong", "tong so", "cong", "toan tinh", "toan thanh pho", "binh quan", "trung binh"})


def agency_of_row(gathering: Gathering, row: Row, *, has_figures: bool) -> tuple[str, RawCell] | None:
    """The agency of a row and the cell that names it; None for rows without one, whose figures are reported lost.

    Rows of sums, and headings between rows (which have no figures), name no agency and are passed over.
    """
    code, name = row.seen(AGENCY_CODE), row.seen(AGENCY_NAME)
    if not code.shown.strip() and strip_marks(fold(name.shown)).strip(" .:") in _SUMS:
        return None
    if not code.shown.strip() and not name.shown.strip():
        if has_figures:
            where = name if row.has(AGENCY_NAME) else code
            gathering.report("row_without_agency", where.address, example=gathering.ground.example_name)
        return None
    if not has_figures and _names_nobody(gathering, code, name):
        return None
    found = agency_named(gathering, code, name, Severity.CELL)
    if found is None:
        return None
    return found, code if code.shown.strip() else name


def agency_named(gathering: Gathering, code: RawCell, name: RawCell, severity: Severity) -> str | None:
    """The agency that a code cell and a name cell mean together; ``severity`` is what a doubt stops."""
    by_code, by_name = _match(gathering, code), _match(gathering, name)
    known = by_code.code if by_code and by_code.how == "code" else None
    if known is None:
        return _by_words(gathering, code, name, severity)
    if by_name is None or by_name.code == known or known in by_name.candidates:
        return known
    if by_name.code is not None and by_name.how in {"code", "name", "alias"}:
        names = _names(gathering, (known, by_name.code))
        gathering.report("agency_ambiguous", code.address, severity, found=f"{code.shown} · {name.shown}", names=names)
        return None
    taken = gathering.ground.agencies[known].name
    gathering.report("agency_fuzzy", name.address, found=name.shown, name=taken, agency=known, example=taken.vi)
    return known


def _by_words(gathering: Gathering, code: RawCell, name: RawCell, severity: Severity) -> str | None:
    """The agency by its name, for want of a code; a name typed in the code column counts as one."""
    tried = [(cell, match) for cell in (name, code) if (match := _match(gathering, cell))]
    if not tried:
        return None
    cell, match = next(((c, m) for c, m in tried if m.code), tried[0])
    if match.code is None:
        _report_unknown(gathering, cell, match, severity)
        return None
    taken = gathering.ground.agencies[match.code].name
    told = {"found": cell.shown, "name": taken, "agency": match.code, "example": taken.vi}
    if match.how == "old_name":
        until = _last_day(gathering, match.code, cell.shown)
        gathering.report("agency_renamed", cell.address, **told, until=until)
    elif match.how == "loose":
        gathering.report("agency_fuzzy", cell.address, **told)
    elif cell is name and code.shown.strip():
        gathering.report("agency_fuzzy", code.address, **{**told, "found": code.shown, "example": match.code})
    return match.code


def _last_day(gathering: Gathering, code: str, typed: str) -> date:
    """The last day of the old name that was typed; of the latest one where several could be meant."""
    old = {str(place): each for place, each in enumerate(gathering.ground.agencies[code].predecessors)}
    index = NameIndex(
        {key: Named(each.name, tuple(each.aliases)) for key, each in old.items()}, gathering.ground.locality
    )
    meant = index.match(typed).code
    return old[meant].until if meant else max(each.until for each in old.values())


def _report_unknown(gathering: Gathering, cell: RawCell, match: Match, severity: Severity) -> None:
    names = _names(gathering, match.candidates)
    if match.how == "ambiguous":
        example = gathering.ground.agencies[match.candidates[0]].name.vi
        gathering.report("agency_ambiguous", cell.address, severity, found=cell.shown, names=names, example=example)
        return
    nobody = Text(vi="Không có tên nào gần giống.", en="No name is close to it.")
    nearest = Text(vi=f"Có phải: {names}?", en=f"Is it: {names}?") if names else nobody
    told = {"found": cell.shown, "nearest": nearest, "example": gathering.ground.example_agency}
    gathering.report("agency_unknown", cell.address, severity, **told)


def _names_nobody(gathering: Gathering, code: RawCell, name: RawCell) -> bool:
    return all(match is None or match.how == "unknown" for match in (_match(gathering, c) for c in (code, name)))


def _match(gathering: Gathering, cell: RawCell) -> Match | None:
    typed = cell.shown.strip()
    return gathering.ground.names.match(typed) if typed else None


def _names(gathering: Gathering, codes: tuple[str, ...]) -> str:
    return "; ".join(gathering.ground.agencies[code].name.vi for code in codes)
