"""HTML fragments from templates, escaped by default; the same fragments serve screens and the static site."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from connectors.exports.text import plain
from connectors.presentation.marks import NOT_APPLICABLE, legend
from connectors.presentation.standing_words import signed
from connectors.presentation.words import word
from rubric.language import number, points

FOLDER = Path(__file__).parent
STYLE = FOLDER / "style.css"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_writable,
    )


def _writable(value: Any) -> Any:
    """Text without the characters that no page may hold; everything else as it is."""
    return plain(value) if type(value) is str else value


def render(template: str, language: str, **values: Any) -> str:
    """The fragment ``template`` (without its ending) in ``language``; missing values are errors."""
    environment = _environment()

    def say(key: str, **parts: str) -> str:
        return word(key, language, **parts)

    def _points(hundredths: int) -> str:
        return points(hundredths, language)

    def _signed(hundredths: int) -> str:
        return signed(hundredths, language)

    def _percent(value: Fraction | None) -> str:
        return NOT_APPLICABLE if value is None else f"{number(value, None, language)}%"

    found = environment.get_template(f"{template}.html.j2")
    shared = {"points": _points, "signed": _signed, "percent": _percent, "say": say, "legend": legend(language)}
    return found.render(**shared, language=language, **values)
