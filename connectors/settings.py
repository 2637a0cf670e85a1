"""Where this installation keeps its files, and which locality and year it shows; set by the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 2**20


class SettingsError(ValueError):
    """A variable of the environment holds something else than it should."""

    def __init__(self, name: str, typed: str) -> None:
        super().__init__(
            f"Biến {name} đang là “{typed}”, phải là một số nguyên, ví dụ {name}=2026.\n"
            f"The variable {name} is “{typed}”; it must be a whole number, for example {name}=2026."
        )


@dataclass(frozen=True)
class Settings:
    """``THUOCDO_VAR``: folder of the ledger and samples; ``THUOCDO_LOCALITY``; ``THUOCDO_YEAR``.

    ``THUOCDO_DATABASE_URL`` (or ``DATABASE_URL``): the address of PostgreSQL, where the ledger is to be there;
    ``THUOCDO_REGISTRY``: the register of books, a link or a file; ``THUOCDO_FREE_MEGABYTES``: what the disk must
    have left for a sync to begin; ``THUOCDO_SAMPLE_DATA``: 1 where the registered books are made up;
    ``THUOCDO_DATA``: another folder of facts than ``data/``, in which to try a draft.
    """

    var: Path
    locality: str
    year: int
    registry: str = ""
    least_free: int = 200 * MEGABYTE
    is_sample_data: bool = False
    data: Path = ROOT / "data"
    database_url: str = field(default="", repr=False)  # it may hold a password

    @property
    def ledger(self) -> Path:
        """The ledger's file, where it is in a file."""
        return self.var / "ledger.sqlite"

    @property
    def ledger_place(self) -> Path | str:
        """Where the ledger is: its file, or the address of its database."""
        return self.database_url or self.ledger

    @property
    def has_ledger(self) -> bool:
        """Whether there is a ledger to look into; one in a database is made by looking."""
        return bool(self.database_url) or self.ledger.exists()

    @property
    def samples(self) -> Path:
        """The folder of the generated sample books."""
        return self.samples_of(self.locality)

    def samples_of(self, locality: str) -> Path:
        """The folder of the generated sample books of a locality."""
        return self.var / "samples" / locality

    @property
    def readings(self) -> Path:
        """What books said when they were read last; it can be made again at will."""
        return self.var / "cache" / "readings"


def settings() -> Settings:
    """The settings of this process."""
    return Settings(
        var=Path(os.environ.get("THUOCDO_VAR") or ROOT / "var"),
        locality=os.environ.get("THUOCDO_LOCALITY", "hue"),
        year=_whole_number("THUOCDO_YEAR", 2026),
        registry=os.environ.get("THUOCDO_REGISTRY", ""),
        least_free=_whole_number("THUOCDO_FREE_MEGABYTES", 200) * MEGABYTE,
        is_sample_data=os.environ.get("THUOCDO_SAMPLE_DATA", "") == "1",
        database_url=os.environ.get("THUOCDO_DATABASE_URL") or os.environ.get("DATABASE_URL", ""),
        data=Path(os.environ.get("THUOCDO_DATA") or ROOT / "data"),
    )


def _whole_number(name: str, default: int) -> int:
    typed = os.environ.get(name, "").strip() or str(default)
    if not (typed.isascii() and typed.isdigit() and len(typed) < 16):
        raise SettingsError(name, typed)
    return int(typed)
