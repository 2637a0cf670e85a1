"""Agencies by the names people type."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.layouts.ground import Ground
from connectors.localities import load, name_index
from connectors.names import How, Match, Named, NameIndex

AGENCIES = {
    "so-khcn": Named("Sở Khoa học và Công nghệ", ("Sở KH&CN",), ("Sở Thông tin và Truyền thông",)),
    "so-vhtt": Named("Sở Văn hóa và Thể thao", ("Sở VH&TT",)),
    "so-yt": Named("Sở Y tế", ("SYT",)),
    "so-tp": Named("Sở Tư pháp", ("Sở TP", "STP")),
    "vp": Named("Văn phòng UBND thành phố", ("Văn phòng Ủy ban nhân dân thành phố", "VP UBND")),
    "hue": Named("UBND thành phố Huế"),
    "03127": Named("Phường Mường Lay"),
    "19753": Named("Phường Hoá Châu", (), ("Phường Hương Phong", "Xã Hương Vinh")),
    "19789": Named("Phường Thủy Xuân", (), ("Phường Thủy Biều",)),
    "19804": Named("Phường Vỹ Dạ"),
    "19900": Named("Phường Bình Sơn"),
    "19901": Named("Xã Bình Sơn"),
    "19910": Named("Xã Phú Lộc", (), ("Xã Hương Vinh",)),
    "19920": Named("Xã Ea H'leo"),
    "19930": Named("Đặc khu Lý Sơn"),
    "19940": Named("Xã Hoa Lư"),
    "19941": Named("Xã Hòa Lư"),
}
INDEX = NameIndex(AGENCIES)


@pytest.mark.parametrize(
    ("typed", "code", "how"),
    [
        ("so-khcn", "so-khcn", "code"),
        ("SO-KHCN", "so-khcn", "code"),
        ("03127", "03127", "code"),
        ("3127", "03127", "code"),
        (" 19753 ", "19753", "code"),
        ("Sở Khoa học và Công nghệ", "so-khcn", "name"),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "so-khcn", "name"),
        ("Sở Khoa học & Công nghệ", "so-khcn", "name"),
        ("Sở Văn hoá và Thể thao", "so-vhtt", "name"),
        ("Sở KH&CN", "so-khcn", "alias"),
        ("Sở KHCN", "so-khcn", "alias"),
        ("Sở KH-CN", "so-khcn", "alias"),
        ("Sở KH và CN", "so-khcn", "alias"),
        ("SKHCN", "so-khcn", "alias"),
        ("KH&CN", "so-khcn", "alias"),
        ("Sở Khoa học - Công nghệ", "so-khcn", "alias"),
        ("Sở Khoa học, Công nghệ", "so-khcn", "alias"),
        ("Khoa học và Công nghệ", "so-khcn", "alias"),
        ("STP", "so-tp", "alias"),
        ("Y tế", "so-yt", "alias"),
        ("Văn phòng Uỷ ban nhân dân thành phố", "vp", "alias"),
        ("Phường Hoá Châu", "19753", "name"),
        ("phường hóa châu", "19753", "name"),
        ("UBND phường Hóa Châu", "19753", "alias"),
        ("UBND P. Hóa Châu", "19753", "alias"),
        ("Ủy ban nhân dân phường Hóa Châu", "19753", "alias"),
        ("Uỷ ban Nhân dân phường Hóa Châu", "19753", "alias"),
        ("P. Hóa Châu", "19753", "alias"),
        ("P.Hóa Châu", "19753", "alias"),
        ("P Hóa Châu", "19753", "alias"),
        ("Hóa Châu", "19753", "alias"),
        ("Thuỷ Xuân", "19789", "alias"),
        ("X. Phú Lộc", "19910", "alias"),
        ("UBND TP Huế", "hue", "alias"),
        ("UBND TP. Huế", "hue", "alias"),
        ("Thành phố Huế", "hue", "alias"),
        ("ĐK Lý Sơn", "19930", "alias"),
        ("xã Bình Sơn", "19901", "name"),
        ("P. Bình Sơn", "19900", "alias"),
        ("xã Ea H’leo", "19920", "name"),
        ("Hoa Lư", "19940", "alias"),
        ("Phuong Hoa Chau", "19753", "loose"),
        ("UBND phuong Vy Da", "19804", "loose"),
        ("so khoa hoc va cong nghe", "so-khcn", "loose"),
        ("Phường Hương Phong", "19753", "old_name"),
        ("UBND P. Thuỷ Biều", "19789", "old_name"),
        ("Sở Thông tin và Truyền thông", "so-khcn", "old_name"),
        ("Sở Thông tin & Truyền thông", "so-khcn", "old_name"),
    ],
)
def test_a_typed_name_means_one_agency(typed: str, code: str, how: How) -> None:
    assert INDEX.match(typed) == Match(code, how)
    assert INDEX.match(unicodedata.normalize("NFD", typed)) == Match(code, how)


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("Bình Sơn", ("19900", "19901")),
        ("Binh Son", ("19900", "19901")),
        ("Xa Hoa Lu", ("19940", "19941")),
        ("Xã Hương Vinh", ("19753", "19910")),
    ],
)
def test_a_name_of_several_agencies_is_ambiguous(typed: str, candidates: tuple[str, ...]) -> None:
    assert INDEX.match(typed) == Match(None, "ambiguous", candidates)


@pytest.mark.parametrize(
    "typed", ["", "   ", "Phường Hóa Chấu", "Xã Hóa Châu", "TP", "Phường", "UBND", "99999", "Sở", "-"]
)
def test_nothing_is_guessed(typed: str) -> None:
    match = INDEX.match(typed)
    assert match.code is None or match.how == "loose"


def test_a_wrong_level_is_unknown_and_the_nearest_is_offered() -> None:
    match = INDEX.match("Xã Hóa Châu")
    assert (match.code, match.how) == (None, "unknown")
    assert "19753" in match.candidates


def test_a_misspelt_name_is_unknown_and_the_nearest_is_offered() -> None:
    match = INDEX.match("Phường Hóa Chân")
    assert (match.code, match.how) == (None, "unknown")
    assert match.candidates[0] == "19753"
    assert len(match.candidates) <= 3


def test_i_and_y_are_two_letters_in_names() -> None:
    assert INDEX.match("Phường Vĩ Dạ").how == "unknown"


@given(st.text(max_size=60))
def test_any_text_can_be_matched(typed: str) -> None:
    match = INDEX.match(typed)
    assert (match.code in AGENCIES) == (match.how not in {"ambiguous", "unknown"})
    assert set(match.candidates) <= AGENCIES.keys()


@given(st.sampled_from(sorted(AGENCIES)), st.sampled_from(["NFC", "NFD"]), st.sampled_from([str.upper, str.lower]))
def test_every_agency_is_found_by_its_own_name(code: str, form: str, case: type[str]) -> None:
    assert INDEX.match(unicodedata.normalize(form, case(AGENCIES[code].name))).code == code  # type: ignore[arg-type]


OF_HUE = NameIndex(
    {
        "so-yt": Named("Sở Y tế", ("SYT",)),
        "so-khcn": Named("Sở Khoa học và Công nghệ", ("Sở KH&CN",), ("Sở Thông tin và Truyền thông", "Sở TT&TT")),
        "vp": Named("Văn phòng Ủy ban nhân dân thành phố Huế", ("Văn phòng UBND thành phố Huế",)),
        "tt": Named("Thanh tra thành phố Huế", (), ("Thanh tra tỉnh Thừa Thiên Huế",)),
        "19789": Named("Phường Thuận Hóa"),
    },
    locality="Huế",
)


@pytest.mark.parametrize(
    ("typed", "code", "how"),
    [
        ("Sở Y tế thành phố Huế", "so-yt", "name"),
        ("Sở Khoa học và Công nghệ TP Huế", "so-khcn", "name"),
        ("Sở KH&CN TP. Huế", "so-khcn", "alias"),
        ("Sở Y tế Huế", "so-yt", "name"),
        ("so y te tp hue", "so-yt", "loose"),
        ("UBND phường Thuận Hóa, thành phố Huế", "19789", "alias"),
        ("UBND P. Thuận Hóa - TP.Huế", "19789", "alias"),
        ("Phường Thuận Hóa, tỉnh Huế", "19789", "name"),
        ("Văn phòng Ủy ban nhân dân thành phố Huế", "vp", "name"),
        ("Văn phòng UBND thành phố Huế", "vp", "alias"),
        ("Văn phòng Ủy ban nhân dân", "vp", "alias"),
        ("Văn phòng UBND TP Huế", "vp", "alias"),
        ("Thanh tra", "tt", "alias"),
        ("Thanh tra TP Huế", "tt", "alias"),
        ("Thanh tra tỉnh Thừa Thiên Huế", "tt", "old_name"),
        ("TT&TT", "so-khcn", "old_name"),
        ("Sở TTTT", "so-khcn", "old_name"),
        ("Sở TT-TT TP Huế", "so-khcn", "old_name"),
    ],
)
def test_the_locality_behind_the_name_is_no_part_of_it(typed: str, code: str, how: How) -> None:
    assert OF_HUE.match(typed) == Match(code, how)


@pytest.mark.parametrize("typed", ["Thành phố Huế", "TP Huế", "Huế", "Sở Y tế Đà Nẵng", "Sở thành phố Huế"])
def test_the_locality_alone_or_another_one_names_no_agency(typed: str) -> None:
    assert OF_HUE.match(typed).code is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Sở TT&TT", "hue-so-khcn"),
        ("Sở KH&ĐT", "hue-so-tai-chinh"),
        ("Sở GTVT", "hue-so-xay-dung"),
        ("TN&MT", "hue-so-nnmt"),
        ("Sở NN&PTNT", "hue-so-nnmt"),
        ("Sở LĐ-TB&XH", "hue-so-noi-vu"),
        ("Sở LĐTBXH thành phố Huế", "hue-so-noi-vu"),
    ],
)
def test_the_short_names_of_merged_departments_mean_their_successors(typed: str, code: str) -> None:
    hue = load("hue", 2026)
    names = Ground(hue.criteria_set, hue.agencies, date(2026, 12, 31), hue.locality.name.vi).names
    assert names.match(typed) == Match(code, "old_name")


def test_every_agency_of_hue_is_found_by_its_names_with_the_locality_behind_them() -> None:
    hue = load("hue", 2026)
    names = Ground(hue.criteria_set, hue.agencies, date(2026, 12, 31), hue.locality.name.vi).names
    for code, agency in hue.agencies.items():
        for spelling in (agency.name.vi, *agency.aliases):
            assert names.match(spelling).code == code
            assert names.match(f"{spelling}, thành phố Huế").code == code


@pytest.mark.parametrize("typed", ["Xã Sơn Tây", "UBND X. Sơn Tây", "xa son tay", "Sơn Tây"])
@pytest.mark.parametrize(("locality", "code"), [("quang-ngai", "21340"), ("ha-tinh", "18172")])
def test_a_commune_name_of_two_provinces_is_that_of_the_province_asked(typed: str, locality: str, code: str) -> None:
    found = load(locality, 2026)
    assert name_index(found.agencies, found.locality.name.vi).match(typed).code == code


def test_the_other_provinces_name_or_code_means_nobody_here() -> None:
    """“Xã Sơn Tây, tỉnh Hà Tĩnh” in a book of Quảng Ngãi, and the code that the commune has there."""
    found = load("quang-ngai", 2026)
    index = name_index(found.agencies, found.locality.name.vi)
    assert index.match("Xã Sơn Tây, tỉnh Quảng Ngãi").code == "21340"
    assert index.match("Xã Sơn Tây, tỉnh Hà Tĩnh").code is None
    assert index.match("18172") == Match(None, "unknown", index.match("18172").candidates)
    assert load("hue", 2026).agencies.keys().isdisjoint(found.agencies)
