"""The Word file of a paper: its form, what it does with what was typed, and its pages."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from PIL import Image

from connectors.papers.form.letterhead import number_line, place_and_day
from connectors.papers.form.tables import shared_widths
from connectors.papers.paper import Annex, Column, Letterhead, Paper, Paragraph, Picture, Signature, Table
from connectors.papers.word import docx
from tests.libreoffice import pdfs

LETTERHEAD = Letterhead("ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "BC-SKHCN", "Huế")
COLUMNS = (Column("TT", 1, "center"), Column("Đơn vị", 5), Column("Điểm", 2, "right"))
PAPER = Paper(
    title="Báo cáo năm 2026",
    letterhead=LETTERHEAD,
    subject="Kết quả năm 2026",
    blocks=(Paragraph("I. TÌNH HÌNH", "heading"), Paragraph("Trên đây là báo cáo.")),
    kind="BÁO CÁO",
    bases=("Căn cứ Luật A", "Căn cứ Kế hoạch B;"),
    signatures=(Signature(("GIÁM ĐỐC",)),),
    recipients=("Như trên", "Lưu: VT"),
)


def opened(paper: Paper) -> Document:
    return python_docx.Document(BytesIO(docx(paper)))


def part(paper: Paper, name: str) -> str:
    return zipfile.ZipFile(BytesIO(docx(paper))).read(name).decode()


def texts(paper: Paper) -> list[str]:
    return [each.text for each in opened(paper).paragraphs if each.text]


def rows(count: int) -> Table:
    return Table(COLUMNS, tuple((str(n), f"Đơn vị thứ {n}", "94,71") for n in range(1, count + 1)), caption="Bảng 1")


def test_pages_are_a4_with_the_margins_of_the_decree() -> None:
    section = opened(PAPER).sections[0]
    assert [round(length.mm) for length in (section.page_width, section.page_height) if length] == [210, 297]
    margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert [round(margin.mm) for margin in margins if margin] == [20, 20, 30, 15]


def test_the_font_is_times_new_roman_and_the_language_vietnamese() -> None:
    styles = part(PAPER, "word/styles.xml")
    defaults = styles[: styles.index("</w:docDefaults>")]
    assert 'w:ascii="Times New Roman"' in defaults
    assert 'w:lang w:val="vi-VN"' in defaults
    assert "Theme=" not in defaults


def test_body_text_is_justified_with_its_first_line_indented() -> None:
    last = next(each for each in opened(PAPER).paragraphs if each.text.startswith("Trên đây"))
    assert last.style is not None
    form = last.style.paragraph_format
    assert form.first_line_indent is not None
    assert (round(form.first_line_indent.mm, 1), form.space_after, form.alignment) == (12.7, Pt(6), 3)


def test_the_page_number_is_in_the_header_and_not_on_the_first_page() -> None:
    section = opened(PAPER).sections[0]
    assert section.different_first_page_header_footer
    fields = [
        header._element.findall(f".//{qn('w:fldSimple')}") for header in (section.header, section.first_page_header)
    ]
    assert [len(found) for found in fields] == [1, 0]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2027, 1, 5), "Huế, ngày 05 tháng 01 năm 2027"),
        (date(2026, 2, 28), "Huế, ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 9), "Huế, ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 20), "Huế, ngày 20 tháng 12 năm 2026"),
    ],
)
def test_a_zero_stands_before_days_under_ten_and_the_first_two_months_only(day: date, text: str) -> None:
    assert place_and_day("Huế", day) == text


def test_a_number_under_ten_has_a_zero_and_none_is_left_open() -> None:
    numbers = [number_line(replace(LETTERHEAD, number=number)) for number in ("5", "12", "")]
    assert numbers == ["Số: 05/BC-SKHCN", "Số: 12/BC-SKHCN", "Số:       /BC-SKHCN"]


def test_bases_end_in_semicolons_and_the_last_in_a_full_stop_and_the_text_in_its_own_sign() -> None:
    assert texts(PAPER)[2:] == ["Căn cứ Luật A;", "Căn cứ Kế hoạch B.", "I. TÌNH HÌNH", "Trên đây là báo cáo./."]


def test_a_letter_says_what_it_is_about_under_its_number() -> None:
    head = opened(replace(PAPER, kind="", addressed_to=("Sở Y tế",))).tables[0]
    assert head.rows[1].cells[0].text.splitlines() == ["Số:       /BC-SKHCN", "V/v Kết quả năm 2026"]


def test_receivers_end_in_semicolons_and_the_last_in_a_full_stop() -> None:
    left, right = opened(PAPER).tables[-1].rows[0].cells
    assert left.text.splitlines() == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    assert right.text.startswith("GIÁM ĐỐC\n\n\n\n")


def test_several_signatures_stand_side_by_side() -> None:
    three = replace(PAPER, signatures=tuple(Signature((office,), "A") for office in ("THƯ KÝ", "TỔ TRƯỞNG", "CƠ QUAN")))
    offices = [cell.text.splitlines()[0] for cell in opened(three).tables[-1].rows[0].cells]
    assert offices == ["THƯ KÝ", "TỔ TRƯỞNG", "CƠ QUAN"]


def test_a_long_table_repeats_its_header_and_breaks_no_row_and_names_the_width_of_every_cell() -> None:
    table = opened(replace(PAPER, blocks=(rows(3),))).tables[1]._tbl
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.tr_lst] == [True, *[False] * 3]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.tr_lst)
    widths = [[cell.width for cell in row.tc_lst] for row in table.tr_lst]
    assert widths == [widths[0]] * 4
    assert sum(width.mm for width in widths[0] if width) == pytest.approx(165, abs=0.1)


def test_widths_add_up_to_the_whole_whatever_the_weights() -> None:
    assert shared_widths([1, 1, 1], 25.4) == [480, 480, 480]
    assert sum(shared_widths([3, 7, 11, 2], 165)) == 9354


def test_emphasised_rows_are_bold_and_a_lone_group_title_spans_the_table() -> None:
    table = Table(
        COLUMNS, (("A. Khối sở", "", ""), ("1", "Sở Y tế", "80,00"), ("", "Cộng", "80,00")), "", frozenset({0, 2})
    )
    made = opened(replace(PAPER, blocks=(table,))).tables[1]
    assert len(made.rows[1]._tr.tc_lst) == 1
    assert [made.cell(row, 1).paragraphs[0].runs[0].bold for row in (1, 2, 3)] == [True, None, True]


def test_annexes_start_on_pages_of_their_own_and_may_lie_across() -> None:
    annexes = (Annex("I", "DANH SÁCH", (rows(2),), "(Kèm theo Báo cáo)", landscape=True), Annex("II", "KHÁC", ()))
    document = opened(replace(PAPER, annexes=annexes))
    sections = [(section.start_type, section.orientation) for section in document.sections]
    assert [each[1] for each in sections] == [0, 1, 0]
    assert [each[0] for each in sections][1:] == [2, 2]
    assert "Phụ lục I" in texts(replace(PAPER, annexes=annexes))


def test_a_picture_says_in_words_what_it_shows() -> None:
    png = BytesIO()
    Image.new("RGB", (600, 300), "#1F5A94").save(png, "PNG")
    document = part(replace(PAPER, blocks=(Picture(png.getvalue(), "Số cơ quan & theo mức <b>"),)), "word/document.xml")
    assert 'descr="Số cơ quan &amp; theo mức &lt;b&gt;"' in document


def test_a_stamp_is_in_the_header_of_first_and_other_pages() -> None:
    section = opened(replace(PAPER, stamp="SỐ LIỆU TẠM TÍNH")).sections[0]
    for header in (section.header, section.first_page_header):
        assert "SỐ LIỆU TẠM TÍNH" in [each.text for each in header.paragraphs]


def test_typed_text_stays_text() -> None:
    typed = 'a\x00b\x0bc\u202ed <b>x</b> =HYPERLINK("http://a.vn") {PAGE} https://b.vn'
    paper = replace(
        PAPER, title=typed, subject=typed, blocks=(Paragraph(typed), Table(COLUMNS, ((typed, typed, typed),)))
    )
    assert 'a\ufffdb\ufffdc\ufffdd <b>x</b> =HYPERLINK("http://a.vn") {PAGE} https://b.vn./.' not in texts(paper)
    assert 'a\ufffdb\ufffdc\ufffdd <b>x</b> =HYPERLINK("http://a.vn") {PAGE} https://b.vn' in texts(paper)
    document = part(paper, "word/document.xml")
    assert not re.search("w:(hyperlink|fldSimple|instrText)", document)


def test_equal_papers_are_equal_bytes_whenever_they_are_made() -> None:
    first = docx(PAPER)
    assert docx(PAPER) == first
    assert {each.date_time for each in zipfile.ZipFile(BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert str(opened(PAPER).core_properties.modified)[:19] == "2026-01-01 00:00:00"


def test_the_file_names_the_body_and_no_person() -> None:
    core = opened(replace(PAPER, letterhead=replace(LETTERHEAD, body="ỦY BAN NHÂN DÂN\nXÃ A"))).core_properties
    assert (core.title, core.author, core.last_modified_by) == ("Báo cáo năm 2026", "ỦY BAN NHÂN DÂN XÃ A", "")


def test_pages_of_a_long_paper_show_every_row_their_header_and_number(tmp_path: Path) -> None:
    long_name = "Ban Quản lý " + "rất dài " * 23
    table = replace(rows(168), rows=(*rows(168).rows, ("169", long_name, "1,00"), ("170", "x" * 200, "2,00")))
    annexes = (Annex("I", "DANH SÁCH", (table,), landscape=True), Annex("II", "MỘT DÒNG", (rows(1),)))
    paper = replace(PAPER, annexes=annexes, stamp="DỮ LIỆU MINH HOẠ")
    pdf = pdfs({"long": docx(paper)}, tmp_path)["long"]
    assert 8 <= len(pdf.pages) <= 16
    assert all("DỮ LIỆU MINH HOẠ" in page for page in pdf.pages)
    assert [int(n) for n in re.findall(r"Đơn vị thứ (\d+)", pdf.text)] == [*range(1, 169), 1]
    assert len([page for page in pdf.pages[1:-1] if "Đơn vị" in page and "TT" in page]) == len(pdf.pages) - 2
    numbers = [page.split()[0] for page in pdf.pages]
    assert [n for n in numbers if n.isdecimal()] == [str(n) for n in range(2, len(pdf.pages) - 1)]
