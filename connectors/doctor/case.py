"""What is examined: the settings of this installation, its register of books, and how long a check may take."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.google.patience import Patience, Timing
from connectors.localities import Installation
from connectors.settings import Settings

# Whoever runs the examination waits for it: no pauses, and one more try at most.
PATIENCE = Patience(connect=5, read=15, attempt=20, total=40, tries=2, slow_tries=1, pauses=0)


@dataclass(frozen=True)
class Case:
    """``registry`` is the register of books, a link or a file; empty when there is none."""

    settings: Settings
    installation: Installation
    registry: str = ""
    patience: Patience = PATIENCE
    timing: Timing = field(default_factory=Timing)

    @property
    def locality(self) -> str:
        """The id of the locality."""
        return self.installation.locality.id
