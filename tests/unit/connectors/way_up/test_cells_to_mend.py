"""A cell that cannot be read stands with the action that mends it."""

from datetime import date

from connectors.presentation.own.way_up_list import way_up_list
from connectors.scorecard import Scorecard
from connectors.way_up.steps import way_up


def test_the_cell_to_mend_is_named_with_what_it_holds(hue: Scorecard) -> None:
    found = [
        (row, cell)
        for code in hue.agencies
        for row in way_up_list(hue, way_up(hue, code, 2026, today=date(2026, 11, 20)), "vi").rows
        for cell in row.cells
    ]
    assert len(found) > 5
    assert all("sửa ô không đọc được" in row.action for row, _ in found)
    (cell,) = [cell for _, cell in found if cell.text == "khoảng 80%"]
    assert cell.address == "minh-hoa-hue-so-tai-chinh.xlsx › 2026 › D40"
    assert cell.problem.startswith("Ô D40 ghi số ước chừng (“khoảng 80%”).")
