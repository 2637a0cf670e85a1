"""What a locality decides about the briefing: how many decisions, the time they get, who is proposed for a reward."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, model_validator

from connectors.data_files import read_model
from connectors.localities import DATA
from rubric.criteria.figures import STRICT

Kind = Literal["release", "reports", "appeals", "targets", "bands", "publish", "correction", "rewards"]
# The order in which matters are proposed: what others wait for first, then what is owed, then what is going wrong.
PRIORITY: tuple[Kind, ...] = (
    "release",
    "reports",
    "appeals",
    "targets",
    "bands",
    "publish",
    "correction",
    "rewards",
)
_DAYS: dict[Kind, int] = {
    "release": 3, "reports": 5, "appeals": 5, "targets": 10, "bands": 10, "publish": 10, "correction": 5, "rewards": 10,
}  # fmt: skip
_Percent = Annotated[int, Field(ge=0, le=100)]


class RewardRules(BaseModel):
    """When an agency is proposed. A cohort in which fewer than ``least_ranked`` are ranked proposes nobody.

    The first of a cohort must be in one of the ``first_bands`` best bands; the most improved in one of the
    ``improved_bands`` best, with at least ``least_gain`` points more than the year before by the same criteria set.
    Both need ``verified_percent`` of their claims verified, and no penalty while ``without_penalty`` holds.
    """

    model_config = STRICT

    least_ranked: Annotated[int, Field(ge=2)] = 3
    first_bands: Annotated[int, Field(ge=1)] = 2
    improved_bands: Annotated[int, Field(ge=1)] = 3
    least_gain: Annotated[int, Field(ge=1)] = 5
    verified_percent: _Percent = 100
    without_penalty: bool = True


class BriefingSettings(BaseModel):
    """The decisions of one locality. Every default is a proposal, stated here and nowhere else.

    ``most_decisions`` are proposed at once, the rest is counted. ``working_days`` is the time each kind of matter gets.
    ``closed_days``: for how long what is done or dropped is still told of.
    """

    model_config = STRICT

    most_decisions: Annotated[int, Field(ge=1, le=5)] = 5
    working_days: dict[Kind, Annotated[int, Field(ge=1, le=60)]] = _DAYS
    closed_days: Annotated[int, Field(ge=0)] = 30
    rewards: RewardRules = RewardRules()

    @model_validator(mode="after")
    def _complete(self) -> BriefingSettings:
        """Kinds that are not named keep their time."""
        self.working_days.update({kind: days for kind, days in _DAYS.items() if kind not in self.working_days})
        return self


@lru_cache(maxsize=8)
def load_briefing(locality: str, data: Path = DATA) -> BriefingSettings:
    """What a locality's ``briefing.yaml`` says, the defaults where it has none; DataFileError names each mistake."""
    file = data / "localities" / locality / "briefing.yaml"
    return read_model(file, BriefingSettings)[0] if file.exists() else BriefingSettings()
