"""Công bố."""

from __future__ import annotations

from pages.parts.access import guard
from pages.parts.shell import headline, open_shell


def main() -> None:
    """Draw the page."""
    guard("publication")
    shell = open_shell(internal=True)
    headline(shell, "Công bố", "")


main()
