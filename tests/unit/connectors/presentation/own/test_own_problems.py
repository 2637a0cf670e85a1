"""Which problems of a sync are an agency's own: by whose book it is, never by what somebody else typed into theirs."""

from typing import Any, Literal

from connectors.ledger import Registration
from connectors.localities import load
from connectors.presentation.own.own_problems import OwnProblem, own_problems, problems_by_agency
from connectors.registry import ONLINE

SET = load("hue", 2026).criteria_set
OURS, OTHER = "hue-so-noi-vu", "hue-so-yte"
LINK = "https://docs.google.com/spreadsheets/d/{}/edit#gid=0&range=C4"
BOOKS: tuple[tuple[str, Literal["agency", "cohort", "department"], str], ...] = (
    ("a" * 44, "agency", OURS),
    ("b" * 44, "agency", OTHER),
    ("c" * 44, "cohort", ""),
    ("d" * 44, "department", ""),
)
REGISTERED = {f"{ONLINE}{book}": Registration(f"{ONLINE}{book}", book, kind, agency) for book, kind, agency in BOOKS}


def row(
    book: str, agency: str, *, field: str = "so_tin", severity: str = "cell", period: str = "2026"
) -> dict[str, Any]:
    said = f"{book} {severity}"
    return {
        "book": f"sổ {book}", "tab": "2026", "cell": "C4", "link": LINK.format(book * 44), "severity": severity,
        "agency": agency, "field": field, "period": period, "message_vi": said, "message_en": f"{said} en",
    }  # fmt: skip


def shown(*rows: dict[str, Any]) -> list[str]:
    found = own_problems(problems_by_agency(rows, REGISTERED, SET).get(OURS, ()), 2026, "vi")
    return [line.message for line in (*found.stopping, *found.others)]


def test_a_problem_is_of_the_agency_whose_book_it_is_in() -> None:
    assert shown(row("a", ""), row("a", OTHER)) == ["a cell", "a cell"]
    assert shown(row("b", OURS), row("b", "")) == []


def test_in_a_book_of_many_it_is_of_the_agency_it_names() -> None:
    assert shown(row("c", OURS), row("c", OTHER), row("c", "")) == ["c cell"]


def test_in_a_book_that_nobody_registered_it_is_of_the_agency_it_names() -> None:
    assert shown(row("e", OURS), row("e", OTHER)) == ["e cell"]


def test_what_the_department_records_is_not_the_agencys_to_mend() -> None:
    assert shown(row("d", OURS), row("c", OURS, field="ngay_nhan_bc_h1")) == []


def test_what_stops_comes_first_and_other_years_stay_out() -> None:
    rows = [row("a", OURS, severity=each) for each in ("warning", "cell", "book", "tab")]
    assert shown(*rows, row("a", OURS, period="2025")) == ["a book", "a tab", "a cell", "a warning"]
    assert shown(row("a", OURS, period="2026-M05"), row("a", OURS, period="")) == ["a cell", "a cell"]


def test_a_line_has_the_place_the_link_and_what_to_do() -> None:
    found = own_problems([row("a", OURS)], 2026, "en")
    assert found.stopping == (OwnProblem("sổ a › 2026 › C4", LINK.format("a" * 44), "a cell en", True),)
    assert found.others == ()
