"""Blank books as files: what they ask, what they protect, and that what is typed into them is what is read."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.forms.periods import periods_of
from connectors.forms.sheets import FormBook
from connectors.forms.templates import Kind, Template, draw_template, templates_of, write_templates
from connectors.forms.workbook_writing import write_workbook
from connectors.layouts.books import read_book
from connectors.layouts.ground import Ground
from connectors.localities import Installation, load
from connectors.reported import BookReading
from tests.unit.connectors.forms.filling import LATEST, Cell, Place, Typed, answers, expected, fill_workbook, said

CREATED = date(2026, 1, 5)
ANNEXES = {"so": "hue-so-yte", "xa": "20122", "bao": "hue-bao-ptth"}
OFTEN = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def template(installation: Installation, kind: Kind, of: str = "") -> Template:
    return templates_of(installation, [kind], [of] if of else [])[0]


def written(installation: Installation, folder: Path, kind: Kind, of: str = "") -> Path:
    return write_workbook(draw_template(installation, template(installation, kind, of)), folder / "mau.xlsx", CREATED)


def read(installation: Installation, file: Path) -> BookReading:
    return read_book(file, installation.criteria_set, installation.agencies, latest=LATEST)


def opened(file: Path) -> Any:
    return openpyxl.load_workbook(file)


def rules(sheet: Any) -> dict[str, Any]:
    """The check of each cell, by its name."""
    return {
        sheet.cell(*place).coordinate: rule
        for rule in sheet.data_validations.dataValidation
        for reach in rule.sqref.ranges
        for place in reach.cells
    }


def test_every_agency_every_cohort_and_the_department_have_one(hue: Installation, tmp_path: Path):
    told: list[tuple[int, int, str]] = []
    wanted = templates_of(hue, [Kind.COHORT, Kind.DEPARTMENT])
    files = write_templates(hue, tmp_path, wanted, created=CREATED, on_progress=lambda *step: told.append(step))
    assert [file.relative_to(tmp_path).as_posix() for file in files] == [
        "theo-khoi/hue-2026-so-theo-doi-so.xlsx",
        "theo-khoi/hue-2026-so-theo-doi-phuong.xlsx",
        "theo-khoi/hue-2026-so-theo-doi-xa.xlsx",
        "theo-khoi/hue-2026-so-theo-doi-bao.xlsx",
        "co-quan-chu-tri/hue-2026-so-chu-tri.xlsx",
    ]
    assert told[-1] == (5, 5, "hue-2026-so-chu-tri.xlsx")
    names = [each.name for each in templates_of(hue, [Kind.AGENCY])]
    assert len(names) == len(set(names)) == len(hue.agencies)
    assert {"hue-2026-so-yte", "hue-2026-20122-xa-vinh-loc"} <= set(names)
    assert all(name.isascii() and " " not in name for name in names)


@pytest.mark.parametrize("annex", ANNEXES)
def test_a_book_asks_for_the_fields_of_its_annex_in_the_periods_it_owes(hue: Installation, tmp_path: Path, annex: str):
    book = opened(written(hue, tmp_path, Kind.AGENCY, ANNEXES[annex]))
    periods = periods_of(hue.regime, annex, 2026)
    assert book.sheetnames == ["Hướng dẫn", "Thông tin", *periods, "Tự chấm 2026", "Danh mục"]
    for period in periods:
        assert [cell.value for cell in book[period]["A"]][1:] == list(hue.criteria_set.fields_of(annex))


def test_the_press_has_a_tab_for_each_month(hue: Installation, tmp_path: Path):
    book = opened(written(hue, tmp_path, Kind.AGENCY, "hue-bao-ptth"))
    assert [f"2026-M{month:02}" for month in range(1, 13)] == book.sheetnames[2:14]


@pytest.mark.parametrize(
    ("kind", "of"),
    [*((Kind.AGENCY, code) for code in ANNEXES.values()), *((Kind.COHORT, c) for c in ("so", "phuong", "xa", "bao"))],
)
def test_a_blank_book_says_nothing_and_has_no_fault(hue: Installation, tmp_path: Path, kind: Kind, of: str):
    reading = read(hue, written(hue, tmp_path, kind, of))
    assert [problem.message.vi for problem in reading.problems] == []
    assert {value.state for value in reading.values} == {"missing"}
    assert not any(score.points for score in reading.own_scores)


def test_the_blank_book_of_the_department_only_counts_that_nothing_was_withheld(hue: Installation, tmp_path: Path):
    reading = read(hue, written(hue, tmp_path, Kind.DEPARTMENT))
    assert [problem.message.vi for problem in reading.problems] == []
    assert {value.field for value in reading.values if value.state != "missing"} == {"so_ky_khong_gui"}
    assert not reading.approvals


def test_only_cells_to_type_in_are_open(hue: Installation, tmp_path: Path):
    for kind, of in ((Kind.AGENCY, "hue-so-yte"), (Kind.COHORT, "xa"), (Kind.DEPARTMENT, "")):
        for sheet in opened(written(hue, tmp_path, kind, of)):
            assert sheet.protection.sheet
            assert not sheet.protection.formatColumns
            open_cells = [cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
            assert all(cell.value is None for cell in open_cells)
            assert bool(open_cells) == (sheet.title not in {"Hướng dẫn", "Thông tin", "Danh mục"})


def test_what_an_agency_is_not_asked_for_is_closed(hue: Installation, tmp_path: Path):
    sheet = opened(written(hue, tmp_path, Kind.DEPARTMENT))["Giao chỉ tiêu"]
    column = [cell.value for cell in sheet[2]].index("chi_tieu_giao") + 1
    closed = {row[0].value: row[column - 1].protection.locked for row in sheet.iter_rows(min_row=4)}
    for code, agency in hue.agencies.items():
        assert closed[code] == ("chi_tieu_giao" not in hue.criteria_set.fields_of(agency.annex, ("department",)))


def test_every_value_cell_is_checked_and_explained(hue: Installation, tmp_path: Path):
    kinds = {
        "count": "whole", "money": "decimal", "date": "date", "yes_no": "list", "choices": "list", "url": "custom",
        "text": None,
    }  # fmt: skip
    sheet = opened(written(hue, tmp_path, Kind.AGENCY, "20122"))["2026"]
    found = rules(sheet)
    for row, (key, spec) in enumerate(hue.criteria_set.fields_of("xa").items(), start=2):
        rule = found[f"D{row}"]
        assert rule.type == kinds[spec.kind], key
        assert f"Ví dụ: {spec.example}." in rule.prompt
        assert found[f"E{row}"].type == "custom"
        assert found[f"G{row}"].type == "date"


def test_lists_with_commas_stand_in_the_tab_of_lists(hue: Installation, tmp_path: Path):
    book = opened(written(hue, tmp_path, Kind.AGENCY, "20122"))
    row = list(hue.criteria_set.fields_of("xa")).index("nhom_da_thuc_hien") + 2
    assert rules(book["2026"])[f"D{row}"].formula1 == "'Danh mục'!$A$2:$A$7"
    labels = [choice.vi for choice in hue.criteria_set.fields["nhom_da_thuc_hien"].choices.values()]
    assert [cell.value for cell in book["Danh mục"]["A"]][1:] == [*labels, "Không"]


def test_the_guide_names_the_owner_the_reader_and_the_days(hue: Installation, tmp_path: Path):
    def words(kind: Kind, of: str = "") -> str:
        sheet = opened(written(hue, tmp_path, kind, of))["Hướng dẫn"]
        return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)

    ward = words(Kind.AGENCY, "20122")
    for part in ("Xã Vinh Lộc (mã 20122)", "Sở Khoa học và Công nghệ", "19/06/2026", "19/12/2026", "V.7.đ", "KAD"):
        assert part in ward
    assert "20/05/2026" in words(Kind.AGENCY, "hue-bao-ptth")
    assert "21 cơ quan" in words(Kind.COHORT, "phuong")
    department = words(Kind.DEPARTMENT)
    assert "Sở, ban, ngành; Phường; Xã" in department
    assert "Ngày nhận báo cáo" in department
    assert "Ghi ngày/tháng/năm" in department


@pytest.mark.parametrize(
    ("locality", "agency"),
    [
        ("quang-ngai", "qn-bao"),
        ("ha-tinh", "18073"),
        ("hoang-van-thu", "hvt-truong-01"),
        ("hoang-van-thu", "hvt-thon-01"),
    ],
)
def test_the_guide_of_who_owes_no_report_says_that_the_year_has_no_day(locality: str, agency: str, tmp_path: Path):
    sheet = opened(written(load(locality, 2026), tmp_path, Kind.AGENCY, agency))["Hướng dẫn"]
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows(max_col=4)]
    heading = rows.index(("Trang", "Kỳ báo cáo", "Chậm nhất ngày", "Căn cứ"))
    assert rows[heading + 1][:3] == ("2026", "Năm 2026", "Kế hoạch không nêu hạn")


@pytest.mark.parametrize("locality", ["quang-ngai", "dien-bien", "ha-tinh", "hoang-van-thu"])
def test_the_department_chooses_periods_from_a_list_that_is_not_empty(locality: str, tmp_path: Path):
    book = opened(written(load(locality, 2026), tmp_path, Kind.DEPARTMENT))
    column = next(cell.column_letter for cell in book["Danh mục"][1] if cell.value == "Kỳ báo cáo")
    assert "2026" in {cell.value for cell in book["Danh mục"][column][1:]}


def test_the_same_year_gives_the_same_bytes(hue: Installation, tmp_path: Path):
    first = written(hue, tmp_path, Kind.AGENCY, "20122").read_bytes()
    assert written(hue, tmp_path, Kind.AGENCY, "20122").read_bytes() == first


@pytest.mark.parametrize("annex", ANNEXES)
@OFTEN
@given(data=st.data())
def test_what_is_typed_into_a_book_is_what_is_read(
    hue: Installation, tmp_path_factory: pytest.TempPathFactory, annex: str, data: st.DataObject
):
    agency = ANNEXES[annex]
    file = written(hue, tmp_path_factory.mktemp("book"), Kind.AGENCY, agency)
    fields = hue.criteria_set.fields_of(annex)
    typed: dict[Place, Typed] = {}
    cells: dict[tuple[str, int, int], Cell] = {}
    for period in periods_of(hue.regime, annex, 2026):
        for row, (key, spec) in enumerate(fields.items(), start=2):
            typed[period, agency, key] = data.draw(answers(spec), label=f"{period} {key}")
            cells[period, row, 4] = typed[period, agency, key].cell
    fill_workbook(file, cells)
    assert said(read(hue, file), _given(hue)) == expected(typed)


@OFTEN
@given(data=st.data())
def test_what_is_typed_into_a_register_is_what_is_read(
    hue: Installation, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
):
    cohort = data.draw(st.sampled_from(list(hue.criteria_set.cohorts)), label="cohort")
    file = written(hue, tmp_path_factory.mktemp("register"), Kind.COHORT, cohort)
    members = [agency for agency in hue.agencies.values() if agency.cohort == cohort]
    annex = hue.criteria_set.annex_of(cohort)
    period = data.draw(st.sampled_from(periods_of(hue.regime, annex, 2026)), label="period")
    typed = dict(_blank(hue, cohort))
    cells: dict[tuple[str, int, int], Cell] = {}
    for row, agency in enumerate(members, start=4):
        for column, (key, spec) in enumerate(hue.criteria_set.fields_of(annex).items(), start=3):
            if column % 3 == row % 3:
                typed[period, agency.code, key] = data.draw(answers(spec), label=f"{agency.code} {key}")
                cells[period, row, column] = typed[period, agency.code, key].cell
    fill_workbook(file, cells)
    assert said(read(hue, file), _given(hue)) == expected(typed)


@OFTEN
@given(data=st.data())
def test_what_is_typed_into_the_department_s_book_is_what_is_read(
    hue: Installation, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
):
    file = written(hue, tmp_path_factory.mktemp("department"), Kind.DEPARTMENT)
    sources = {"Khảo sát": "survey", "Hội đồng": "panel", "Giao chỉ tiêu": "department"}
    book = opened(file)
    typed: dict[Place, Typed] = {}
    cells: dict[tuple[str, int, int], Cell] = {}
    for tab, source in sources.items():
        keys = [cell.value for cell in book[tab][2]][3:]
        for row, (code, agency) in enumerate(hue.agencies.items(), start=4):
            owed = hue.criteria_set.fields_of(agency.annex, (source,))
            for column, key in enumerate(keys, start=4):
                if key in owed and (row + column) % 4 == 0:
                    typed["2026", code, key] = data.draw(answers(owed[key]), label=f"{code} {key}")
                    cells[tab, row, column] = typed["2026", code, key].cell
    fill_workbook(file, cells)
    found = said(read(hue, file), _given(hue))
    assert {place: found[place] for place in typed} == expected(typed)
    others = {place: each for place, each in found.items() if place not in typed and place[2] != "so_ky_khong_gui"}
    assert {state for state, _, _ in others.values()} == {"missing"}


def test_the_department_s_registers_are_read_as_typed(hue: Installation, tmp_path: Path):
    file = written(hue, tmp_path, Kind.DEPARTMENT)
    row = next(
        row[0].row
        for row in opened(file)["Ngày nhận báo cáo"].iter_rows(min_row=3)
        if (row[0].value, row[2].value) == ("20122", "2026-H1")
    )
    fill_workbook(
        file,
        {
            ("Ngày nhận báo cáo", row, 4): date(2026, 6, 18),
            ("Đôn đốc", 3, 1): "19753",
            ("Đôn đốc", 3, 3): "2026",
            ("Đôn đốc", 3, 4): date(2026, 12, 21),
            ("Đôn đốc", 3, 5): date(2026, 12, 28),
            ("Nhiệm vụ", 3, 1): "NV-01",
            ("Nhiệm vụ", 3, 2): "20122",
            ("Nhiệm vụ", 3, 5): date(2026, 6, 30),
            ("Nhiệm vụ", 3, 6): date(2026, 6, 1),
            ("Nhiệm vụ", 3, 7): "Hoàn thành",
            ("Không áp dụng", 3, 1): "20122",
            ("Không áp dụng", 3, 3): 2026,
            ("Không áp dụng", 3, 4): "co_kiem_tra",
            ("Không áp dụng", 3, 5): "Duyệt",
            ("Chung", 3, 4): "Có",
        },
    )
    reading = read(hue, file)
    assert [problem.message.vi for problem in reading.problems] == []
    values = {(value.agency, value.field): value.value for value in reading.values if value.period == "2026"}
    assert values["20122", "ngay_nhan_bc_h1"] == (date(2026, 6, 18) - date(1970, 1, 1)).days
    assert (values["19753", "so_ky_khong_gui"], values["20122", "so_ky_khong_gui"]) == (1, 0)
    assert (values["20122", "so_nv_ht_dung_han"], values["19753", "so_nv_den_han"]) == (1, 0)
    assert {values[code, "kho_van_hanh"] for code in hue.agencies} == {1}
    assert [(each.agency, each.item, each.approved) for each in reading.approvals] == [("20122", "co_kiem_tra", True)]


def test_own_scores_and_evidence_are_read_as_typed(hue: Installation, tmp_path: Path):
    file = written(hue, tmp_path, Kind.AGENCY, "hue-so-yte")
    typed = {("2026", 4, 4): 7, ("2026", 4, 5): "https://vidu.hue.example/a", ("2026", 4, 6): "12/2026"}
    typed |= {("2026", 4, 7): date(2026, 3, 5), ("2026", 4, 8): "3", ("2026", 4, 9): "đã ký số"}
    fill_workbook(file, {**typed, ("Tự chấm 2026", 2, 4): 2.75, ("Tự chấm 2026", 2, 5): "Đã ban hành"})
    reading = read(hue, file)
    figure = next(value for value in reading.values if value.state == "reported")
    evidence = figure.evidence
    assert (figure.field, figure.value, evidence.links) == ("so_vb_long_ghep", 7, ("https://vidu.hue.example/a",))
    assert (evidence.document, evidence.document_day, evidence.page) == ("12/2026", "05/03/2026", "3")
    assert [(score.criterion, score.points) for score in reading.own_scores if score.points] == [("A1", 275)]


def _given(installation: Installation) -> set[str]:
    return set(Ground(installation.criteria_set, installation.agencies, LATEST).given_fields)


def _blank(installation: Installation, cohort: str) -> Iterator[tuple[Place, Typed]]:
    annex = installation.criteria_set.annex_of(cohort)
    for period in periods_of(installation.regime, annex, 2026):
        for agency in installation.agencies.values():
            if agency.cohort == cohort:
                for key in installation.criteria_set.fields_of(annex):
                    yield (period, agency.code, key), Typed(None, "missing", None)


def test_two_lists_of_one_title_keep_apart():
    form = FormBook("Sổ", is_template=True)
    places = [form.listed("Nhóm", {"a": ""}), form.listed("Nhóm", {"b": ""}), form.listed("Nhóm", {"a": ""})]
    places.append(form.listed("Mã", {"c": "Nghĩa của c"}))
    assert [place.column for place in places] == [0, 1, 0, 2]
    form.draw_lists()
    (tab,) = form.tabs
    assert [tab.cells[1, column].content for column in range(4)] == ["a", "b", "c", "Nghĩa của c"]
