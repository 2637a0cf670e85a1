"""Tài khoản."""

from __future__ import annotations

from pages.parts.access import guard
from pages.parts.shell import headline, open_shell


def main() -> None:
    """Draw the page."""
    guard("accounts")
    shell = open_shell(internal=True)
    headline(shell, "Tài khoản", "")


main()
