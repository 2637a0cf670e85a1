"""The whole cycle in a browser, against real parts: from a slip in an agency's sheet to a result anybody can verify."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from connectors.release.keys import PRIVATE_FILE, PUBLIC_FILE
from tests.browser.whole_cycle_house import NEIGHBOUR, OFFICE, WAIT, House, house
from tests.google_stand_in import StandIn

CLAIM = f"{OFFICE}.2026.so_duoc_pho_bien"
REASON = "Danh sách điểm danh chỉ có 7 người"
ANSWER = "Còn 7 người học trực tuyến, xem biên bản kèm theo"


@pytest.fixture
def commune(tmp_path: Path, google: StandIn) -> Iterator[House]:
    with house(tmp_path, google) as built:
        yield built


def test_the_whole_cycle(commune: House, browser: Browser, tmp_path: Path) -> None:
    officer = _an_agency_sees_its_slip_and_its_way_up(commune, browser)
    _the_sheet_is_corrected_and_synced(commune, browser, officer)
    _the_leader_signs_off(commune, browser)
    _a_verifier_adjusts_and_a_second_person_confirms(commune, browser)
    _the_agency_appeals(officer)
    _the_appeal_moves_two_ranks(commune, browser)
    assert commune.accept_the_rest() > 100
    name = _an_administrator_publishes(commune, browser, tmp_path)
    _anybody_sees_the_release_and_verifies_it(commune, browser, name, tmp_path)


def _an_agency_sees_its_slip_and_its_way_up(commune: House, browser: Browser) -> Page:
    page = commune.page_of(browser, "can-bo", "tu-danh-gia")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Phòng Kinh tế", timeout=WAIT)
    main = page.get_by_role("main")
    expect(main).to_contain_text("khoảng 90%")
    expect(main).to_contain_text("Đường lên rẻ nhất")
    expect(main).to_contain_text("hạng tạm 4")
    expect(page.get_by_role("button", name="Ký và nộp")).to_have_count(0)
    return page


def _the_sheet_is_corrected_and_synced(commune: House, browser: Browser, officer: Page) -> None:
    with commune.google.store.edit(commune.books[f"minh-hoa-{OFFICE}.xlsx"]) as book:
        book["2026"].put("D24", 14)
    page = commune.page_of(browser, "quan-tri", "suc-khoe-du-lieu")
    page.get_by_role("button", name="Đồng bộ ngay").click()
    expect(page.locator(".sync")).to_contain_text("1 sổ đọc mới", timeout=WAIT)
    officer.reload()
    main = officer.get_by_role("main")
    expect(main).to_contain_text("hạng tạm 3", timeout=WAIT)
    expect(main).not_to_contain_text("khoảng 90%")


def _the_leader_signs_off(commune: House, browser: Browser) -> None:
    page = commune.page_of(browser, "truong-phong", "tu-danh-gia")
    page.get_by_role("button", name="Ký và nộp bản tự đánh giá").click()
    expect(page.get_by_text("Đã ký nộp bản tự đánh giá năm 2026.")).to_be_visible()


def _a_verifier_adjusts_and_a_second_person_confirms(commune: House, browser: Browser) -> None:
    page = commune.page_of(browser, "tham-dinh", f"tham-dinh?o={CLAIM}")
    page.get_by_role("radiogroup", name="Quyết định").get_by_text("Điều chỉnh").click()
    page.get_by_role("textbox", name="Giá trị được chấp nhận").fill("7")
    page.get_by_role("textbox", name="Lý do (bắt buộc)").fill(REASON)
    page.get_by_role("textbox", name="Lý do (bắt buộc)").press("Tab")
    expect(page.get_by_text("cần người thứ hai xác nhận").first).to_be_visible()
    page.get_by_role("button", name="Ghi quyết định").click()
    expect(page.get_by_text("chưa có hiệu lực cho đến khi người thứ hai xác nhận")).to_be_visible()
    other = commune.page_of(browser, "tham-dinh-hai", f"tham-dinh?o={CLAIM}")
    other.get_by_role("button", name="Đồng ý").click()
    expect(other.get_by_text(re.compile(r"Quyết định số \d+ có hiệu lực"))).to_be_visible()


def _the_agency_appeals(officer: Page) -> None:
    officer.reload()
    main = officer.get_by_role("main")
    expect(main).to_contain_text(REASON, timeout=WAIT)
    officer.get_by_role("textbox", name=re.compile("giải trình", re.IGNORECASE)).fill(ANSWER)
    officer.get_by_role("button", name=re.compile("Gửi")).click()
    expect(main).to_contain_text(ANSWER, timeout=WAIT)


def _the_appeal_moves_two_ranks(commune: House, browser: Browser) -> None:
    page = commune.page_of(browser, "tham-dinh-ba", "tham-dinh?viec=giai-trinh")
    expect(page.get_by_role("main")).to_contain_text(ANSWER, timeout=WAIT)
    page.get_by_role("textbox", name="Nội dung trả lời đơn vị (bắt buộc)").fill("Đã xem biên bản, đủ 14 người")
    page.get_by_text("Thay đổi quyết định", exact=True).click()
    page.get_by_role("radiogroup", name="Quyết định", exact=True).get_by_text("Chấp nhận").click()
    moved = page.get_by_role("main")
    expect(moved).to_contain_text("Cơ quan khác đổi hạng hoặc mức: 1", timeout=WAIT)
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_text("kết luận sau khi người thứ hai xác nhận")).to_be_visible()
    other = commune.page_of(browser, "tham-dinh-hai", f"tham-dinh?o={CLAIM}")
    other.get_by_role("button", name="Đồng ý").click()
    expect(other.get_by_text(re.compile(r"Quyết định số \d+ có hiệu lực"))).to_be_visible()
    page.reload()
    page.get_by_role("textbox", name="Nội dung trả lời đơn vị (bắt buộc)").fill("Đã xem biên bản, đủ 14 người")
    page.get_by_text("Thay đổi quyết định", exact=True).click()
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_text("Đã ghi trả lời giải trình")).to_be_visible()
    with commune.ledger as ledger:
        assert [each.outcome for each in ledger.appeals.all("hoang-van-thu")] == ["changed"]


def _an_administrator_publishes(commune: House, browser: Browser, folder: Path) -> str:
    page = commune.page_of(browser, "quan-tri", "cong-bo")
    expect(page.get_by_text("Không có gì chặn.")).to_be_visible(timeout=WAIT)
    page.get_by_role("textbox", name="Số quyết định công bố").fill("57/QĐ-UBND")
    page.get_by_role("textbox", name="Chức danh người ký").fill("Chủ tịch Uỷ ban nhân dân xã")
    page.get_by_text("Tôi đã xem những thay đổi nêu trên").click()
    page.get_by_role("button", name="Lập bản công bố").click()
    expect(page.get_by_text("đang chờ ký duyệt").first).to_be_visible(timeout=WAIT)
    with commune.ledger as ledger:
        name = ledger.releases.all("hoang-van-thu")[-1].name
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Tải gói {name}.zip").click()
    bundle = folder / f"{name}.zip"
    download.value.save_as(bundle)
    expect(page.get_by_role("button", name=f"Ký duyệt {name}")).to_be_disabled()
    commune.command("sign", bundle, "--key", folder / "keys" / PRIVATE_FILE)
    page.locator("input[type=file]").set_input_files(folder / f"{name}.signature.json")
    page.get_by_role("button", name="Kiểm tra và ghi chữ ký").click()
    expect(page.get_by_text(f"Đã ghi chữ ký của {name}.")).to_be_visible()
    page.get_by_role("button", name=f"Ký duyệt {name}").click()
    expect(page.get_by_text(f"{name} đã được công bố.")).to_be_visible()
    return name


def _anybody_sees_the_release_and_verifies_it(commune: House, browser: Browser, name: str, folder: Path) -> None:
    page = browser.new_context(locale="vi-VN").new_page()
    page.goto(f"{commune.dashboard.address}/xep-hang?khoi=phong")
    expect(page.get_by_role("main")).to_contain_text("Chính thức · 57/QĐ-UBND", timeout=WAIT)
    rows = page.get_by_role("row")
    office = rows.filter(has=page.locator(f'a[href*="ma={OFFICE}"]')).first
    neighbour = rows.filter(has=page.locator(f'a[href*="ma={NEIGHBOUR}"]')).first
    expect(office.get_by_role("cell").first).to_have_text("3")
    expect(neighbour.get_by_role("cell").first).to_have_text("4")
    page.goto(f"{commune.dashboard.address}/co-quan?ma={OFFICE}&tc=D1")
    passport = page.locator("details#D1")
    expect(passport).to_contain_text("14", timeout=WAIT)
    expect(passport).to_contain_text("D24")
    expect(passport).to_contain_text("Căn cứ")
    page.get_by_role("button", name="Tải về").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("gói", re.IGNORECASE)).first.click()
    bundle = folder / "public.zip"
    download.value.save_as(bundle)
    said = commune.command("verify", bundle, "--key", folder / "keys" / PUBLIC_FILE)
    assert name in said
    assert "nguyên vẹn" in said
    content = bytearray(bundle.read_bytes())
    content[len(content) // 2] ^= 1
    bundle.write_bytes(content)
    commune.command("verify", bundle, "--key", folder / "keys" / PUBLIC_FILE, exits=2)
