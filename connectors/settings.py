"""Where this installation keeps its files, and which locality and year it shows; set by the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
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

    ``THUOCDO_REGISTRY``: the register of books, a link or a file; ``THUOCDO_FREE_MEGABYTES``: what the disk must
    have left for a sync to begin; ``THUOCDO_SAMPLE_DATA``: 1 where the registered books are made up.
    """

    var: Path
    locality: str
    year: int
    registry: str = ""
    least_free: int = 200 * MEGABYTE
    is_sample_data: bool = False

    @property
    def ledger(self) -> Path:
        """The ledger's file."""
        return self.var / "ledger.sqlite"

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
    )


def _whole_number(name: str, default: int) -> int:
    typed = os.environ.get(name, "").strip() or str(default)
    if not (typed.isascii() and typed.isdigit() and len(typed) < 16):
        raise SettingsError(name, typed)
    return int(typed)
