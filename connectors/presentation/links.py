"""Permanent links: every state a reader may want to send to a colleague is in the address."""

from __future__ import annotations

from urllib.parse import urlencode

RANKING, AGENCY, CRITERIA, DATA_HEALTH = "xep-hang", "co-quan", "tieu-chi", "suc-khoe-du-lieu"
SELF_ASSESSMENT, VERIFICATION, PUBLICATION, ACCOUNTS = "tu-danh-gia", "tham-dinh", "cong-bo", "tai-khoan"
PROVISIONAL = "tam-tinh"  # the word of the address for figures that are not released
TASKS = "nhiem-vu"
PROGRESS = "tien-do"
OPEN_DATA = "du-lieu"
BRIEFING = "lanh-dao"
ON_SCREEN = "trinh-chieu"  # the word of the address for the view of a meeting room


def _link(page: str, language: str, **state: object) -> str:
    given = {key: value for key, value in state.items() if value not in (None, "")}
    if language != "vi":
        given["lang"] = language
    return f"{page}?{urlencode(given)}" if given else page


def ranking(locality: str, year: int, cohort: str, language: str, *, edition: str = "") -> str:
    """The ranking of a cohort in a year; ``edition`` as for an agency's card."""
    return _link(RANKING, language, dp=locality, nam=year, khoi=cohort, ban=edition)


def agency(locality: str, code: str, year: int, language: str, item: str = "", *, edition: str = "") -> str:
    """An agency's card, opened at a criterion or a group when ``item`` names one.

    ``edition`` is the word of the address for figures other than those of the release that holds.
    """
    return _link(AGENCY, language, dp=locality, ma=code, nam=year, tc=item, ban=edition)


def release(locality: str, name: str, language: str) -> str:
    """The ranking of a release by its name; of the one that holds without one."""
    return _link(RANKING, language, dp=locality, ban=name)


def criteria(locality: str, year: int, annex: str, language: str, item: str = "") -> str:
    """The criteria of an annex, opened at one when ``item`` names it."""
    return _link(CRITERIA, language, dp=locality, nam=year, pl=annex, tc=item)


def self_assessment(locality: str, year: int, language: str, item: str = "") -> str:
    """The page of one's own agency, opened at a criterion when ``item`` names one; whose it is, the login says."""
    return _link(SELF_ASSESSMENT, language, dp=locality, nam=year, tc=item)


def data_health(locality: str, year: int, language: str, agency: str = "") -> str:
    """What must be mended before publication, of one agency when ``agency`` names it."""
    return _link(DATA_HEALTH, language, dp=locality, nam=year, ma=agency)


def tasks(locality: str, year: int, language: str, agency: str = "", state: str = "", *, edition: str = "") -> str:
    """The plan's tasks, of one agency when ``agency`` names it, in one state when ``state`` does."""
    return _link(TASKS, language, dp=locality, nam=year, ma=agency, tt=state, ban=edition)


def progress(locality: str, year: int, language: str, *, status: str = "", target: str = "", edition: str = "") -> str:
    """The plan's targets by what is known up to a year; those of one status, or opened at one, when these are named."""
    return _link(PROGRESS, language, dp=locality, nam=year, tt=status, mt=target, ban=edition)


def open_data(locality: str, language: str) -> str:
    """The releases of a locality as open data."""
    return _link(OPEN_DATA, language, dp=locality)


def verification(locality: str, year: int, language: str, *, work: str = "", claim: str = "") -> str:
    """The verifier's desk, at one task, opened at a claim when ``claim`` names one."""
    return _link(VERIFICATION, language, dp=locality, nam=year, viec=work, o=claim)


def publication(locality: str, year: int, language: str) -> str:
    """What stands against a release, what it will change, and who signs it off."""
    return _link(PUBLICATION, language, dp=locality, nam=year)


def briefing(locality: str, year: int, language: str, *, view: str = "") -> str:
    """The briefing of leaders; as on the screen of a meeting room when ``view`` says so."""
    return _link(BRIEFING, language, dp=locality, nam=year, xem=view)


def is_web_link(link: str) -> bool:
    """Whether a link typed by somebody leads to a page on the web, and to nothing else.

    >>> is_web_link("https://hue.gov.vn/tin"), is_web_link("javascript:alert(1)")
    (True, False)
    """
    return link.lower().startswith(("https://", "http://"))
