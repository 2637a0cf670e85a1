"""How cells of a form look, and what the colours mean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a cell: colours as ``#RRGGBB`` (empty for the usual), and the pattern of its number."""

    bold: bool = False
    color: str = ""
    fill: str = ""
    size: int = 12
    is_boxed: bool = True
    is_centred: bool = False
    wraps: bool = True
    pattern: str = ""

    def but(self, **changed: Any) -> Look:
        """The same with some things changed."""
        return _changed(self, tuple(changed.items()))


@cache
def _changed(look: Look, changes: tuple[tuple[str, Any], ...]) -> Look:
    """A few looks serve tens of thousands of cells."""
    return replace(look, **dict(changes))


PLAIN = Look()
WORDS = Look(fill="#F2F2F2")
CODE = Look(fill="#F2F2F2", color="#595959")
TYPED = Look(fill="#FFF9DB")
CLOSED = Look(fill="#D9D9D9")
HEADER = Look(bold=True, fill="#DCE6F1", is_centred=True)
MARK = Look(bold=True, color="#C00000", is_boxed=False, wraps=False)
QUIET = Look(color="#595959", is_boxed=False, wraps=False)
TITLE = Look(bold=True, color="#1F3864", size=16, is_boxed=False, wraps=False)
SECTION = Look(bold=True, color="#1F3864", size=13, is_boxed=False, wraps=False)
