"""Ids and links of online books, and the tab that is our own."""

import pytest

from connectors.google.addresses import RESULT_TAB_ID, book_id, book_link, is_own_tab

ID = "1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCd"


@pytest.mark.parametrize(
    "text",
    [
        ID,
        f" {ID}\n",
        f"https://docs.google.com/spreadsheets/d/{ID}",
        f"https://docs.google.com/spreadsheets/d/{ID}/edit?usp=sharing#gid=0",
        f"https://docs.google.com/spreadsheets/u/1/d/{ID}/edit#gid=12&range=F12",
        f"https://docs.google.com/a/hue.gov.vn/spreadsheets/d/{ID}/edit",
        f"https://drive.google.com/file/d/{ID}/view",
        f"https://drive.google.com/open?id={ID}",
        book_link(ID),
    ],
)
def test_an_id_is_found_in_what_people_paste(text: str) -> None:
    assert book_id(text) == ID


@pytest.mark.parametrize("text", ["", "Phú Xuân", "https://hue.gov.vn/ke-hoach", "../../etc", f"{ID}/../x", "a" * 200])
def test_what_is_no_id_gives_none(text: str) -> None:
    assert book_id(text) == ""


def test_our_own_tab_is_known_by_its_id_or_its_title() -> None:
    assert is_own_tab("Kết quả kiểm tra", 7)
    assert is_own_tab(" KẾT QUẢ  kiểm tra", 7)
    assert is_own_tab("Đổi tên", RESULT_TAB_ID)
    assert not is_own_tab("Kết quả", 0)
