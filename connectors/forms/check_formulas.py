"""What a cell takes, as a formula that is true of it; the same for workbooks and Google Sheets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from connectors.cells.dates import EARLIEST, LATEST
from connectors.forms.answers import Answer


def check_formula(answer: Answer, cell: str, comma: str) -> str:
    """The formula, with ``comma`` between arguments: Google takes ``;`` in every locale, a file takes ``,`` only.

    >>> check_formula(Answer("whole", high=Decimal(5), word="KAD"), "D2", ",")
    '=OR(D2="KAD",AND(ISNUMBER(D2),D2>=0,D2<=5,D2=INT(D2)))'
    """
    check = _is_link(cell, comma) if answer.kind == "link" else _is_figure(answer, cell, comma)
    return f'=OR({cell}="{answer.word}"{comma}{check})' if answer.word else f"={check}"


def exact(number: Decimal) -> str:
    """A number without a decimal mark, which means one thing in one locale and another in the next: 2.5 is 5/2.

    >>> exact(Decimal("2.50")), exact(Decimal(100))
    ('5/2', '100')
    """
    above, below = number.as_integer_ratio()
    return str(above) if below == 1 else f"{above}/{below}"


def _is_link(cell: str, comma: str) -> str:
    return f'OR(LEFT({cell}{comma}7)="http://"{comma}LEFT({cell}{comma}8)="https://")'


def _is_figure(answer: Answer, cell: str, comma: str) -> str:
    if answer.kind == "date":
        bounds = [f"{cell}>={_day(EARLIEST, comma)}", f"{cell}<={_day(LATEST, comma)}"]
    else:
        bounds = [f"{cell}>={exact(answer.low)}"]
        bounds += [] if answer.high is None else [f"{cell}<={exact(answer.high)}"]
    whole = [f"{cell}=INT({cell})"] if answer.kind == "whole" else []
    return f"AND({comma.join([f'ISNUMBER({cell})', *bounds, *whole])})"


def _day(day: date, comma: str) -> str:
    return f"DATE({comma.join(map(str, (day.year, day.month, day.day)))})"
