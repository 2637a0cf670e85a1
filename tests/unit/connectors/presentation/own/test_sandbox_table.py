"""What is typed into the sandbox is read as the sheet is read, and what is shown reads as it stands."""

from datetime import date

import pytest

from connectors.cells.raw_cell import Address, RawCell
from connectors.cells.reading import read_cell
from connectors.localities import load
from connectors.presentation.own.sandbox_table import TryRow, Typed, as_typed, read_typed, tried, try_rows
from connectors.scorecard import Scorecard, build
from connectors.way_up.sandbox import rescore
from rubric.criteria.field import GIVEN_KINDS
from rubric.language import to_days
from tests.localities.draft import reported

FIELDS = load("hue", 2026).criteria_set.fields
CODE = "hue-so-yte"


def scorecard(**values: int) -> Scorecard:
    return build(*reported(load("hue", 2026), CODE, values))


def read(field: str, now: int | None, typed: str | None) -> Typed:
    shown = "" if now is None else as_typed(FIELDS[field], now)
    return read_typed([TryRow(field, "X", "Nhãn", "", shown, "")], [typed], FIELDS, "vi")


@pytest.mark.parametrize("locality", ["hue", "quang-ngai", "dien-bien", "ha-tinh", "hoang-van-thu"])
def test_every_figure_reads_as_it_is_shown(locality: str) -> None:
    for name, field in load(locality, 2026).criteria_set.fields.items():
        if field.kind in GIVEN_KINDS:
            continue
        lowest, largest = int(field.min * field.scale), field.largest
        values = (
            [to_days(date(2026, 6, 5))] if field.kind == "date" else [max(lowest, 1), (lowest + largest) // 2, largest]
        )
        for value in values:
            shown = as_typed(field, value)
            found = read_cell(RawCell(Address(""), "text", text=shown, plain_text_source=True), field)
            assert (found.state, found.value) == ("reported", value), (name, shown)


def test_numbers_are_typed_without_marks_between_thousands() -> None:
    assert as_typed(FIELDS["kp_du_toan"], 1_329_500) == "1329,5"
    assert as_typed(FIELDS["luot_xem"], 21_807) == "21807"


def test_what_is_left_as_it_is_changes_nothing() -> None:
    assert read("so_tin", 7, "7") == Typed({}, ())
    assert read("so_tin", 7, " 7 ") == Typed({}, ())
    assert read("so_tin", None, None) == Typed({}, ())
    assert read("url_chuyen_muc", 1, "https://hue.gov.vn/nq57") == Typed({}, ())


def test_a_comma_begins_the_decimals() -> None:
    assert read("kp_giai_ngan", 80_000, "85,5").changes == {"kp_giai_ngan": 85_500}


def test_words_of_the_sheet_are_understood() -> None:
    assert read("co_kiem_tra", 0, "có").changes == {"co_kiem_tra": 1}
    assert read("so_tin", 7, "").changes == {"so_tin": "missing"}
    assert read("so_tin", 7, "KAD").changes == {"so_tin": "not_applicable"}
    assert read("url_chuyen_muc", None, "https://hue.gov.vn/nq57").changes == {"url_chuyen_muc": 1}


def test_what_cannot_be_read_says_what_to_type() -> None:
    found = read("so_tin", 7, "khoảng 80")
    assert found.changes == {}
    ((label, said),) = found.mistakes
    assert label == "Nhãn"
    assert said.startswith("Ô này ghi số ước chừng (“khoảng 80”). Hãy nhập con số chính xác")


def test_rows_are_the_agencys_own_figures_with_their_states() -> None:
    rows = {row.field: row for row in try_rows(scorecard(so_duoc_pho_bien=180, tong_cbccvc=200), CODE, 2026, "vi")}
    row = rows["so_duoc_pho_bien"]
    assert (row.items, row.now, row.typed, row.unit) == ("D1", "180", "180", "người")
    assert (rows["so_tin"].now, rows["so_tin"].typed) == ("○ chưa có số liệu", "")
    assert "ngay_nhan_bc_h1" not in rows  # the department records it
    order = list(FIELDS)
    of_a3 = [name for name in rows if rows[name].items == "A3"]
    assert of_a3 == sorted(of_a3, key=order.index)  # the same in every process
    assert len(of_a3) > 1
    assert all(FIELDS[name].source == "agency" for name in rows)


def test_what_moves_is_said_with_before_and_after() -> None:
    found = scorecard(so_duoc_pho_bien=180, tong_cbccvc=200)
    typed = Typed({"so_duoc_pho_bien": 200}, ())
    shown = tried(found, rescore(found, CODE, 2026, typed.changes), typed, "vi")
    (row,) = shown.rows
    assert (row.item, row.before, row.after, row.gain, row.is_loss) == ("D1", "5,40", "6,00", "+0,60", False)
    assert shown.sentence.startswith("Thử 1 thay đổi: ")
    assert shown.sentence.endswith("Không lưu gì.")


def test_a_loss_is_a_loss() -> None:
    found = scorecard(so_duoc_pho_bien=180, tong_cbccvc=200)
    typed = Typed({"so_duoc_pho_bien": "missing"}, ())
    (row,) = tried(found, rescore(found, CODE, 2026, typed.changes), typed, "vi").rows
    assert (row.gain, row.is_loss) == ("−5,40", True)
