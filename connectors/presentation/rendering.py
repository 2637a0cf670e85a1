"""HTML fragments from templates, escaped by default; the same fragments serve screens and the static site."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from connectors.presentation.marks import NOT_APPLICABLE, legend
from connectors.presentation.words import word
from rubric.language import number, points

FOLDER = Path(__file__).parent
STYLE = FOLDER / "style.css"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["points"] = _points
    environment.filters["percent"] = _percent
    return environment


@pass_context
def _points(context: Context, hundredths: int) -> str:
    return points(hundredths, context["language"])


@pass_context
def _percent(context: Context, value: float | None) -> str:
    if value is None:
        return NOT_APPLICABLE
    return f"{number(Fraction(str(value)), None, context['language'])}%"


def render(template: str, language: str, **values: Any) -> str:
    """The fragment ``template`` (without its ending) in ``language``; missing values are errors."""

    environment = _environment()

    def say(key: str, **parts: str) -> str:
        return word(key, language, **parts)

    found = environment.get_template(f"{template}.html.j2")
    return found.render(say=say, legend=legend(language), language=language, **values)
