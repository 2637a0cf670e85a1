"""How the export is stamped, and that workbook and JSON hold the same, safely and for ever the same."""

from __future__ import annotations

import hashlib
import io
import json
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import jsonschema
import openpyxl
import pytest

from connectors.nq57.columns import ABOUT, SHEETS, STATES
from connectors.nq57.export import nq57_export
from connectors.nq57.schema import nq57_schema
from tests import extreme_locality as extreme
from tests.unit.connectors.nq57.made_exports import NOW, RECORD, data_of, exported, made, typed_scorecard


class TestStamps:
    @pytest.mark.parametrize(
        ("official", "illustration", "stamps", "name"),
        [
            (True, False, [], "NQ57_truyenthong_46_2026_T12"),
            (False, False, ["SỐ LIỆU TẠM TÍNH"], "NQ57_truyenthong_46_2026_T12_TAMTINH"),
            (True, True, ["DỮ LIỆU MINH HOẠ"], "NQ57_truyenthong_46_2026_T12_MINHHOA"),
            (False, True, ["DỮ LIỆU MINH HOẠ", "SỐ LIỆU TẠM TÍNH"], "NQ57_truyenthong_46_2026_T12_MINHHOA_TAMTINH"),
        ],
    )
    def test_every_sheet_the_name_and_the_json_bear_them(
        self, official: bool, illustration: bool, stamps: list[str], name: str
    ) -> None:
        made = exported(official=official, illustration=illustration)
        assert data_of(made)["thong_tin"]["dong_dau"] == stamps
        assert made.file_name(".xlsx") == f"{name}.xlsx"
        assert made.is_official is (not stamps)
        for sheet in openpyxl.load_workbook(io.BytesIO(made.workbook()), read_only=True):
            said = str(next(sheet.iter_rows(min_row=2, max_row=2, values_only=True))[0])
            assert all(stamp in said for stamp in stamps)
            assert said.startswith("Chính thức: hue-2026-1, Quyết định 57/QĐ-UBND") is (not stamps)

    def test_a_release_nobody_verified_and_one_not_signed_off_are_provisional(self) -> None:
        unverified = nq57_export(made({}), record=RECORD, year=2026, now=NOW)
        assert unverified.stamps == ("SỐ LIỆU TẠM TÍNH",)
        waiting = nq57_export(typed_scorecard(), record=replace(RECORD, signoffs=()), year=2026, now=NOW)
        assert waiting.stamps == ("SỐ LIỆU TẠM TÍNH",)

    def test_a_superseded_release_says_so_and_is_not_official(self) -> None:
        old = nq57_export(typed_scorecard(), record=replace(RECORD, superseded_by=2), year=2026, now=NOW)
        assert old.stamps == ("BẢN CÔNG BỐ ĐÃ ĐƯỢC THAY THẾ",)
        assert old.file_name(".json") == "NQ57_truyenthong_46_2026_T12_DATHAYTHE.json"
        told = data_of(old)
        assert told["thong_tin"]["muc_do"] == "BẢN CÔNG BỐ ĐÃ ĐƯỢC THAY THẾ"
        assert {row["trang_thai_duyet"] for row in told["chi_tieu"]} == {"Đã thẩm định và công bố"}

    def test_a_year_recomputed_by_another_set_says_so(self) -> None:
        again = nq57_export(made({}), record=None, year=2025, now=NOW)
        assert again.stamps == ("SỐ LIỆU TẠM TÍNH", "SỐ LIỆU TÍNH LẠI THEO BỘ TIÊU CHÍ CỦA NĂM KHÁC")

    def test_a_year_that_was_not_scored_is_refused(self) -> None:
        with pytest.raises(ValueError, match="2031"):
            nq57_export(extreme.scorecard(), record=None, year=2031, now=NOW)


class TestFiles:
    @pytest.mark.parametrize("official", [True, False])
    def test_the_json_keeps_to_its_schema(self, official: bool) -> None:
        schema = nq57_schema()
        jsonschema.Draft202012Validator.check_schema(schema)
        whole = data_of(exported(official=official))
        jsonschema.validate(whole, schema)
        for spoil in ({"trang_thai": "Xong"}, {"han_hoan_thanh": "31/12/2026"}, {"tien_do_pct": "100"}):
            wrong = {**whole, "nhiem_vu": [{**whole["nhiem_vu"][0], **spoil}]}
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate(wrong, schema)

    def test_the_workbook_says_cell_by_cell_what_the_json_says(self) -> None:
        made = exported(official=True)
        whole, book = data_of(made), openpyxl.load_workbook(io.BytesIO(made.workbook()))
        assert book.sheetnames == [*SHEETS, ABOUT]
        for name, (key, columns) in SHEETS.items():
            assert [cell.value for cell in book[name][5]] == [column.key for column in columns]
            rows = [[cell.value for cell in row] for row in book[name].iter_rows(min_row=6)]
            assert len(rows) == len(whole[key])
            for row, said in zip(rows, whole[key], strict=True):
                for column, value in zip(columns, row, strict=True):
                    assert _as_json(value) == _as_cell(said[column.key]), (name, column.key)

    def test_codes_are_texts_days_are_days_and_nothing_is_a_formula(self) -> None:
        book = openpyxl.load_workbook(io.BytesIO(exported().workbook()))
        code, due = book["NhiemVu"]["A6"], book["NhiemVu"]["H6"]
        assert (code.value, code.data_type) == ("00", "s")
        assert (due.value, due.number_format) == (datetime(2026, 6, 30), "dd/mm/yyyy")  # noqa: DTZ001
        kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
        assert kinds <= {"s", "n", "d"}

    def test_the_same_arguments_give_the_same_bytes_and_the_moment_is_in_them(self) -> None:
        first, again = (nq57_export(typed_scorecard(), record=RECORD, year=2026, now=NOW) for _ in range(2))
        assert (first.json(), first.workbook()) == (again.json(), again.workbook())
        later = nq57_export(typed_scorecard(), record=RECORD, year=2026, now=datetime(2027, 3, 1, tzinfo=UTC))
        assert later.json() != first.json()
        assert later.about["sha256_du_lieu"] == first.about["sha256_du_lieu"]

    def test_anybody_can_compute_the_hash_of_the_data(self) -> None:
        whole = data_of(exported())
        about = whole.pop("thong_tin")
        plain = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        assert hashlib.sha256(plain).hexdigest() == about["sha256_du_lieu"]
        assert about["so_dong"] == {key: len(rows) for key, rows in whole.items()}

    def test_text_is_composed_and_holds_no_control_character(self) -> None:
        text = exported().json().decode()
        assert unicodedata.is_normalized("NFC", text)
        assert "Nguyễn (dựng sẵn: ễ)" in text
        assert not any(f"\\u{code:04x}" in text for code in range(0x20))


def test_the_extreme_locality_is_exported_whole() -> None:
    made = nq57_export(extreme.scorecard(), record=None, year=2026, now=NOW)
    jsonschema.validate(data_of(made), nq57_schema())
    book = openpyxl.load_workbook(io.BytesIO(made.workbook()), read_only=True)
    found = {key: sum(1 for _ in book[name].iter_rows(min_row=6)) for name, (key, _) in SHEETS.items()}
    assert found == made.about["so_dong"]
    assert found["chi_so_truyen_thong"] == 187


def test_the_six_states_are_those_of_the_national_system() -> None:
    assert len(set(STATES)) == 6


def _as_json(value: Any) -> Any:
    return value.date().isoformat() if isinstance(value, datetime) else value


def _as_cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(value) or None
    if isinstance(value, str) and len(value) > 32_767:
        return value[: 32_767 - len(f" … [{len(value)} ký tự / characters]")] + f" … [{len(value)} ký tự / characters]"
    return value
