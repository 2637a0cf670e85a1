"""At the deadline inputs lock: later edits are shown, not scored."""

from dataclasses import replace

from connectors.cells.raw_cell import Address
from connectors.problem import Problem, Severity
from connectors.reported import Approval, BookReading, OwnScore
from connectors.verification.locking import LaterEdit, locked
from rubric.text import Text
from tests.unit.connectors.verification.made import (
    ALL_STAFF,
    HOME_AFFAIRS,
    HUE,
    JUSTICE,
    TRAINED,
    book,
    trained,
    value,
)

SOME, STAFF = trained(HOME_AFFAIRS, 2)


def test_a_later_edit_is_shown_and_the_figure_of_the_deadline_is_scored() -> None:
    later = replace(SOME, value=9)
    result = locked([book(SOME, STAFF)], [book(later, STAFF)], HUE, 2026)
    assert sorted(v.value or 0 for v in result.readings[0].values) == [2, 10]
    assert result.later == (LaterEdit(SOME, later),)


def test_a_figure_that_came_later_counts_for_nothing_and_one_taken_out_still_counts() -> None:
    result = locked([book(SOME)], [book(STAFF, name=HOME_AFFAIRS)], HUE, 2026)
    assert [v.field for reading in result.readings for v in reading.values] == [TRAINED]
    assert result.later == (LaterEdit(SOME, None), LaterEdit(None, STAFF))


def test_an_agency_that_had_sent_no_book_has_nothing_that_is_scored() -> None:
    result = locked([], [book(SOME, STAFF)], HUE, 2026)
    assert [reading.values for reading in result.readings] == [[]]
    assert len(result.later) == 2


def test_the_same_content_typed_another_way_is_no_later_edit() -> None:
    again = replace(SOME, text="2,0", address=Address("sổ khác"))
    assert locked([book(SOME)], [book(again, name=HOME_AFFAIRS)], HUE, 2026).later == ()


def test_what_the_department_types_after_the_deadline_counts() -> None:
    survey = value("e1_so_nguoi_thi", 40, book="sổ chủ trì")
    approval = Approval(HOME_AFFAIRS, 2026, TRAINED, True, "", Address("sổ chủ trì"))
    now = BookReading("sổ chủ trì", values=[survey], approvals=[approval])
    result = locked([book(SOME)], [book(SOME), now], HUE, 2026)
    assert result.readings[1] == now
    assert result.later == ()


def test_other_years_and_annexes_whose_deadline_is_not_past_stay_as_they_are_now() -> None:
    last_year = value(TRAINED, 1, period="2025")
    then, now = [book(SOME, last_year)], [book(replace(SOME, value=9), replace(last_year, value=3))]
    of_departments = locked(then, now, HUE, 2026, ["so"])
    assert sorted(v.value or 0 for v in of_departments.readings[0].values) == [2, 3]
    of_communes = locked(then, now, HUE, 2026, ["xa"])
    assert sorted(v.value or 0 for v in of_communes.readings[0].values) == [3, 9]
    assert of_communes.later == ()


def test_own_scores_and_the_problems_of_claims_are_those_of_the_deadline() -> None:
    def score(points: int) -> OwnScore:
        return OwnScore(HOME_AFFAIRS, 2026, "A4", points, "", SOME.address)

    def unread(field: str) -> Problem:
        said = Text(vi="không đọc được", en="cannot be read")
        cell = Severity.CELL
        return Problem("number_range", cell, SOME.address, said, agency=HOME_AFFAIRS, period="2026", field=field)

    then = BookReading("b", own_scores=[score(300)], problems=[unread(TRAINED)])
    now = BookReading("b", own_scores=[score(400)], problems=[unread(ALL_STAFF)])
    (result,) = locked([then], [now], HUE, 2026).readings
    assert [s.points for s in result.own_scores] == [300]
    assert [p.field for p in result.problems] == [TRAINED]


def test_locking_what_did_not_change_changes_nothing() -> None:
    readings = [book(SOME, STAFF), book(*trained(JUSTICE, 1))]
    result = locked(readings, readings, HUE, 2026)
    assert result.readings == readings
    assert result.later == ()
