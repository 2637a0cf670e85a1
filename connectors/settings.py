"""Where this installation keeps its files, and which locality and year it shows; set by the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """``THUOCDO_VAR``: folder of the ledger and samples; ``THUOCDO_LOCALITY``; ``THUOCDO_YEAR``."""

    var: Path
    locality: str
    year: int

    @property
    def ledger(self) -> Path:
        """The ledger's file."""
        return self.var / "ledger.sqlite"

    @property
    def samples(self) -> Path:
        """The folder of the generated sample books."""
        return self.var / "samples" / self.locality

    @property
    def cache(self) -> Path:
        """What can be made again at will."""
        return self.var / "cache"


def settings() -> Settings:
    """The settings of this process."""
    return Settings(
        var=Path(os.environ.get("THUOCDO_VAR") or ROOT / "var"),
        locality=os.environ.get("THUOCDO_LOCALITY", "hue"),
        year=int(os.environ.get("THUOCDO_YEAR", "2026")),
    )
