"""Every page has one address, and every link of the dashboard leads to the static page that shows the same."""

import pytest

from connectors.presentation import links
from connectors.site.addresses import Place, plain, relative
from connectors.site.faults import SiteError

YEARS = {"hue-2026-1": 2026, "hue-2026-2": 2026, "hue-2027-1": 2027}
HERE = Place("vi", "hue", "hue-2026-1", 2026, YEARS)
ENGLISH = Place("en", "hue", "hue-2026-1", 2026, YEARS)


@pytest.mark.parametrize(
    ("link", "there"),
    [
        (links.ranking("hue", 2026, "xa", "vi"), "hue/hue-2026-1/xep-hang/xa.html"),
        (links.ranking("hue", 2025, "xa", "vi"), "hue/hue-2026-1/2025/xep-hang/xa.html"),
        (links.agency("hue", "hue-so-y-te", 2026, "vi"), "hue/hue-2026-1/co-quan/hue-so-y-te.html"),
        (links.agency("hue", "a", 2026, "vi", "D1"), "hue/hue-2026-1/co-quan/a.html#xem-D1"),
        (links.agency("hue", "a", 2026, "vi", edition="hue-2026-2"), "hue/hue-2026-2/co-quan/a.html"),
        (links.release("hue", "hue-2027-1", "vi"), "hue/hue-2027-1/index.html"),
        (links.release("hue", "", "vi"), "hue/index.html"),
        (links.criteria("hue", 2026, "so", "vi", "A1"), "hue/hue-2026-1/tieu-chi/so.html#xem-A1"),
        (links.tasks("hue", 2026, "vi"), "hue/hue-2026-1/nhiem-vu/index.html"),
        (links.tasks("hue", 2025, "vi", "a"), "hue/hue-2026-1/2025/nhiem-vu/a.html"),
        (links.progress("hue", 2026, "vi", target="nguoi-dan-2030"), "hue/hue-2026-1/tien-do.html#xem-nguoi-dan-2030"),
        (links.open_data("hue", "vi"), "hue/du-lieu.html"),
        ("api/v1/index.json", "api/v1/index.json"),
    ],
)
def test_a_link_of_the_dashboard_means_a_page_of_the_site(link: str, there: str):
    assert HERE.meant_by(link) == there


def test_english_links_mean_english_pages():
    link = links.agency("hue", "a", 2026, "en", "D1")
    assert ENGLISH.meant_by(link) == "en/hue/hue-2026-1/co-quan/a.html#xem-D1"


@pytest.mark.parametrize(
    "link",
    [
        links.agency("quang-ngai", "a", 2026, "vi"),  # of another locality
        links.agency("hue", "a", 2026, "en"),  # of another language
        links.agency("hue", "a", 2026, "vi", edition="tam-tinh"),  # of figures that are not public
        links.agency("hue", "../../etc", 2026, "vi"),
        links.tasks("hue", 2026, "vi", state="overdue"),  # a choice that no page shows by itself
        links.progress("hue", 2026, "vi", status="cham"),
        links.self_assessment("hue", 2026, "vi"),
        links.data_health("hue", 2026, "vi"),
        "xep-hang?dp=hue&khoi=xa&tim=phong",
        "/tuyet-doi",
        "",
    ],
)
def test_a_link_without_a_static_page_is_an_error(link: str):
    with pytest.raises(SiteError):
        HERE.meant_by(link)


@pytest.mark.parametrize("name", ["", "..", "a/b", "Xã", "a b", "-a", "a" * 121, ".htaccess", "a\n"])
def test_a_name_that_cannot_stand_in_an_address_is_refused(name: str):
    with pytest.raises(SiteError):
        plain(name)


def test_pages_name_each_other_from_where_they_stand():
    assert relative("index.html", "hue/hue-2026-1/xep-hang/xa.html") == "../../../index.html"
    assert relative("hue/index.html", "hue/index.html") == "index.html"
    assert relative("hue/a.html#D1", "hue/a.html") == "#D1"
    assert relative("hue/a.html#D1", "hue/b.html") == "a.html#D1"
    assert relative("en/index.html", "index.html") == "en/index.html"
