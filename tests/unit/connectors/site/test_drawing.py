"""Charts of the site stand where the figures are; every expected place is reckoned by hand."""

from fractions import Fraction

from connectors.presentation.agency_card import Comparison
from connectors.presentation.agency_years import BridgeLine, YearPoint
from connectors.presentation.progress.progress_years import Drawing
from connectors.presentation.ranking import Ranking, RankingRow
from connectors.site.drawing import by_rows, by_years
from connectors.site.drawing.shapes import Scale


def _row(rank: int, index: int, band: int) -> RankingRow:
    labels = ("Xuất sắc", "Tốt", "Khá")
    return RankingRow("a", "Sở A", "", band, labels[band], "", index, f"{index / 100}", str(rank), None, "–")


def _ranking(*rows: RankingRow) -> Ranking:
    return Ranking("", rows, (), ((0, "Xuất sắc", 1), (1, "Tốt", 1), (2, "Khá", 0)), None, "", (), ())


BOUNDS = [("Xuất sắc", Fraction(90)), ("Tốt", Fraction(80)), ("Khá", Fraction(70)), ("Yếu", Fraction(0))]


def test_a_dot_is_as_far_across_as_its_index_on_a_scale_that_begins_below_the_lowest():
    chart = by_rows.dots(_ranking(_row(1, 9500, 0), _row(2, 8500, 1)), BOUNDS, "alt", "vi")
    marks = [row.picture.marks[0] for row in chart.rows]
    # lowest 85: the scale begins at 75, a quarter of 100 wide
    assert [(mark.x, mark.look) for mark in marks] == [(80.0, "d0"), (40.0, "d1")]
    assert [line.x1 for line in chart.rows[0].picture.rails if line.look == "begins"] == [60.0, 20.0]
    assert chart.rows[0].text == "1. Sở A: 95.0 · Xuất sắc"


def test_the_axis_names_both_ends_and_every_bound_that_has_room():
    chart = by_rows.dots(_ranking(_row(1, 9500, 0), _row(2, 8500, 1)), BOUNDS, "alt", "vi")
    assert chart.axis is not None
    assert [(label.text, label.x) for label in chart.axis.labels] == [
        ("75", 0.0), ("80", 20.0), ("90", 60.0), ("100", 100.0)
    ]  # fmt: skip
    low = by_rows.dots(_ranking(_row(1, 9500, 0), _row(2, 400, 2)), [("Xuất sắc", Fraction(95))], "alt", "vi")
    assert low.axis is not None
    assert [label.text for label in low.axis.labels] == ["0", "100"]  # 95 would stand on 100


def test_a_group_that_does_not_apply_is_not_drawn_and_numbers_are_those_of_the_language():
    lines = [
        Comparison("A", "Chỉ đạo", Fraction(145, 2), Fraction(60), Fraction(100)),
        Comparison("B", "Kênh", None, None, None),
    ]
    chart = by_rows.comparison(lines, "alt", "vi")
    (row,) = chart.rows
    assert row.text == "A. Chỉ đạo: 72,5%"
    assert (row.picture.bars[0].x, row.picture.bars[0].width) == (0, 72.5)
    assert (row.picture.lines[0].x1, row.picture.marks[0].x) == (60.0, 100.0)


def test_parts_of_a_change_go_left_and_right_of_zero_the_largest_first():
    lines = [
        BridgeLine("Năm 2026", None, 8000), BridgeLine("Quy tắc", 100, 8100), BridgeLine("Kết quả", -400, 7700),
        BridgeLine("Năm 2027", None, 7700),
    ]  # fmt: skip
    chart = by_rows.bridge(lines, "alt", "vi")
    assert [row.text for row in chart.rows] == ["Kết quả: −4,00", "Quy tắc: +1,00"]
    bars = [(row.picture.bars[0].x, row.picture.bars[0].width) for row in chart.rows]
    assert bars == [(0.0, 50.0), (50.0, 12.5)]


def test_the_longest_bar_of_the_stages_is_the_largest_and_nothing_is_no_bar():
    chart = by_rows.stages([("Nhận thức", 4000), ("Hành động", 1000), ("Khác", 0)], "vi")
    assert [row.picture.bars[0].width for row in chart.rows] == [100.0, 25.0, 0.0]


def test_years_under_one_set_are_joined_and_a_new_set_breaks_the_line():
    of = [
        YearPoint(2025, 6000, "bộ tiêu chí năm 2026", is_own=False),
        YearPoint(2026, 7000, "bộ tiêu chí năm 2026", is_own=True),
        YearPoint(2026, 6500, "bộ tiêu chí năm 2027", is_own=False),
        YearPoint(2027, 8000, "bộ tiêu chí năm 2027", is_own=True),
    ]
    picture = by_years.index_by_year(of, "alt", "vi")
    # three years share the width from 10 to 96; a point of the index is 1.88 pixels, 0 at 214
    assert [(mark.x, mark.y, mark.look, mark.shape, mark.beside) for mark in picture.marks] == [
        (24.33, 101.2, "hollow", "circle", 0), (53.0, 82.4, "filled", "circle", 0),
        (53.0, 91.8, "hollow", "diamond", 9), (81.67, 63.6, "filled", "diamond", 0),
    ]  # fmt: skip
    assert [line.x1 for line in picture.lines if line.look == "break"] == [67.33]
    assert len([line for line in picture.lines if line.look == "path"]) == 2


def test_one_year_alone_is_one_mark_without_a_line():
    picture = by_years.index_by_year([YearPoint(2026, 5000, "m", is_own=True)], "alt", "en")
    assert [(mark.x, mark.y) for mark in picture.marks] == [(53.0, 120.0)]
    assert not picture.lines


def test_a_target_has_its_actuals_its_path_and_its_goal_on_the_years_it_shares():
    drawing = Drawing(
        "Người dân", ((2025, Fraction(20), "20%"),), ((2025, Fraction(20)), (2027, Fraction(80))),
        (2027, Fraction(80), "80%"), (2027, Fraction(50), "50%"), is_percent=True, alt="alt",
    )  # fmt: skip
    picture = by_years.target_by_year(drawing, [2025, 2026, 2027], "vi")
    # three years share the width from 12 to 100; 100% is at 18, 0% at 134
    assert [(mark.x, mark.y, mark.look) for mark in picture.marks] == [
        (85.33, 41.2, "goal"), (26.67, 110.8, "filled"), (85.33, 76.0, "hollow")
    ]  # fmt: skip
    assert [(line.x1, line.y1, line.x2, line.y2) for line in picture.lines] == [(26.67, 110.8, 85.33, 41.2)]


def test_a_count_larger_than_its_goal_stays_in_the_picture():
    drawing = Drawing(
        "Mạng lưới", ((2026, Fraction(400), "400"),), (), (2026, Fraction(100), "100"), None, is_percent=False, alt=""
    )
    picture = by_years.target_by_year(drawing, [2026], "vi")
    assert all(18 <= mark.y <= 134 for mark in picture.marks)


def test_a_scale_ends_where_it_should():
    assert [Scale(-5, 5).at(value) for value in (-5, 0, 5)] == [0.0, 50.0, 100.0]
    assert Scale(0, 100, start=214, end=26).at(50) == 120.0
