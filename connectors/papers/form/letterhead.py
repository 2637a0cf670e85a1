"""The head of a paper: who issues it, the nation's name and motto, number, place and day, kind and subject."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from connectors.papers.days import day_in_words
from connectors.papers.form import styles
from connectors.papers.form.page import TWIPS_PER_MM, text_width_mm
from connectors.papers.form.tables import bare_table
from connectors.papers.form.text import centred, element, paragraph, run, width_in_points, written
from connectors.papers.paper import Letterhead, Paper

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LEFT_SHARE = 0.42


def head(paper: Paper) -> Iterator[BaseOxmlElement]:
    """All that stands above the text, from the letterhead to the bases."""
    yield _letterhead(paper)
    yield written(styles.SPACER, "")
    if paper.kind:
        yield written(styles.TITLE, paper.kind, keep_next=True)
        room = _points(text_width_mm(paper.landscape))
        yield centred(styles.SUBJECT, paper.subject, room=room, size=14)
        yield rule(room, width_in_points(paper.subject, 14), share=0.4)
        yield written(styles.SPACER, "")
    yield from _addressed(paper.addressed_to)
    if paper.issued_by:
        yield written(styles.CENTRED, paper.issued_by)
    for number, base in enumerate(paper.bases, 1):
        end = "." if number == len(paper.bases) else ";"
        yield written(styles.BASE, base.rstrip(" ;.") + end)


def rule(room: float, line: float, *, share: float) -> BaseOxmlElement:
    """A solid line in the middle of ``room`` points, ``share`` of the length of the line of text above it."""
    length = max(min(line, room) * share, 30)
    side = round(max(room - length, 0) / 2 * 20)
    made = paragraph(styles.RULE, left=side, right=side)
    style = made.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    assert style is not None
    style.addnext(element("w:pBdr", element("w:bottom", val="single", sz=6, space=1, color="000000")))
    return made


def number_line(letterhead: Letterhead) -> str:
    """“Số: 05/BC-SKHCN”, the number left open while there is none: ``Số:       /BC-SKHCN``."""
    number = letterhead.number.zfill(2) if letterhead.number.isdecimal() else letterhead.number
    return f"Số: {number}/{letterhead.symbol}" if number else f"Số:       /{letterhead.symbol}"


def place_and_day(place: str, day: date | None) -> str:
    """“Huế, ngày 05 tháng 01 năm 2027”; the day is left open where there is none yet."""
    if day is None:
        return f"{place}, ngày      tháng      năm       "
    return f"{place}, {day_in_words(day)}"


def _letterhead(paper: Paper) -> BaseOxmlElement:
    letterhead, width = paper.letterhead, text_width_mm(paper.landscape)
    left = width * LEFT_SHARE
    issuer = [written(styles.PARENT, letterhead.parent)] if letterhead.parent else []
    issuer += [written(styles.ISSUER, letterhead.body)]
    issuer += [rule(_points(left), width_in_points(letterhead.body, 12), share=0.4)]
    nation = [written(styles.NATION, NATION), written(styles.MOTTO, MOTTO)]
    nation += [rule(_points(width - left), width_in_points(MOTTO, 13), share=1)]
    under = [written(styles.NUMBER, number_line(letterhead))]
    if not paper.kind:
        under.append(written(styles.PARENT, _about(paper.subject)))
    day = [written(styles.PLACE, place_and_day(letterhead.place, letterhead.day))]
    return bare_table((left, width - left), ((issuer, nation), (under, day)))


def _about(subject: str) -> str:
    return subject if subject.startswith("V/v") else f"V/v {subject}"


def _addressed(names: tuple[str, ...]) -> Iterator[BaseOxmlElement]:
    if len(names) == 1:
        yield written(styles.ADDRESSED, f"Kính gửi: {names[0].rstrip(' .;')}.")
    elif names:
        yield written(styles.ADDRESSED, "Kính gửi:", keep_next=True)
        for number, name in enumerate(names, 1):
            end = "." if number == len(names) else ";"
            yield paragraph(styles.BODY, run(f"- {name.rstrip(' .;')}{end}"), left=round(60 * TWIPS_PER_MM))


def _points(mm: float) -> float:
    return mm * 72 / 25.4
