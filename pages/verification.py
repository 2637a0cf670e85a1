"""Thẩm định."""

from __future__ import annotations

from pages.parts.access import guard
from pages.parts.shell import headline, open_shell


def main() -> None:
    """Draw the page."""
    guard("verification")
    shell = open_shell(internal=True)
    headline(shell, "Thẩm định", "")


main()
