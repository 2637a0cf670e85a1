"""What several books say about one agency is settled; whatever only one book speaks of is left as it stands."""

from collections.abc import Sequence

from connectors.cells.raw_cell import Address
from connectors.layouts.between_books import settle_books
from connectors.layouts.ground import Ground
from connectors.reported import BookReading, OwnScore, ReportedValue


def a_value(agency: str, field: str, value: int | None, book: str) -> ReportedValue:
    state = "missing" if value is None else "reported"
    return ReportedValue(agency, "2026", field, state, value, f"{value}", Address(book, "2026", "D4"))


def a_score(agency: str, points: int, book: str) -> OwnScore:
    return OwnScore(agency, 2026, "a1", points, "", Address(book, "Tự chấm 2026", "D4"))


def left(readings: Sequence[BookReading]) -> list[list[tuple[str, str, int | None]]]:
    return [[(each.agency, each.field, each.value) for each in reading.values] for reading in readings]


def test_agencies_of_one_book_keep_their_figures_and_their_order(ground: Ground) -> None:
    own = BookReading("riêng.xlsx", [a_value("19753", "so_can_bo", 12, "riêng.xlsx")])
    shared = BookReading(
        "khối.xlsx",
        [
            a_value("03127", "so_can_bo", 1, "khối.xlsx"),
            a_value("19753", "so_can_bo", 12, "khối.xlsx"),
            a_value("19753", "so_tap_huan", 9, "khối.xlsx"),
            a_value("03127", "so_tap_huan", 3, "khối.xlsx"),
        ],
    )
    settled = settle_books([own, shared], ground)
    assert left(settled) == [
        [("19753", "so_can_bo", 12)],
        [("03127", "so_can_bo", 1), ("19753", "so_tap_huan", 9), ("03127", "so_tap_huan", 3)],
    ]
    assert settled[1].values[0] is shared.values[0]
    assert [(p.code, p.agency) for p in settled[1].problems] == [("books_agree", "19753")]


def test_a_blank_in_the_first_book_gives_way_to_what_a_later_one_says(ground: Ground) -> None:
    books = [
        BookReading("một.xlsx", [a_value("19753", "so_can_bo", None, "một.xlsx")]),
        BookReading("hai.xlsx", [a_value("03127", "so_can_bo", 4, "hai.xlsx")]),
        BookReading("ba.xlsx", [a_value("19753", "so_can_bo", 7, "ba.xlsx")]),
    ]
    settled = settle_books(books, ground)
    assert left(settled) == [[], [("03127", "so_can_bo", 4)], [("19753", "so_can_bo", 7)]]
    assert [reading.problems for reading in settled] == [[], [], []]


def test_three_books_that_differ_leave_one_unreadable_figure_and_are_all_told(ground: Ground) -> None:
    books = [
        BookReading(name, [a_value("19753", "so_can_bo", value, name)])
        for name, value in (("một.xlsx", 5), ("hai.xlsx", 5), ("ba.xlsx", 6))
    ]
    settled = settle_books(books, ground)
    assert [(v.state, v.value, v.address.book) for v in settled[0].values] == [("unreadable", None, "một.xlsx")]
    assert [reading.values for reading in settled[1:]] == [[], []]
    assert [sorted(p.code for p in reading.problems) for reading in settled] == [
        [],
        ["books_agree"],
        ["agency_two_books", "values_differ"],
    ]


def test_own_scores_that_differ_between_books_have_no_points(ground: Ground) -> None:
    books = [
        BookReading(name, own_scores=[a_score("19753", points, name)])
        for name, points in (("một.xlsx", 300), ("hai.xlsx", 250))
    ]
    first, second = settle_books(books, ground)
    assert [score.points for score in first.own_scores] == [None]
    assert second.own_scores == []
