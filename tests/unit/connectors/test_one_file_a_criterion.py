"""A new criterion of a known kind is one edit of one YAML file; every page, download and explanation then shows it."""

import shutil
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from connectors.figures import Figures, agencies_frame
from connectors.localities import DATA, Installation, load
from connectors.presentation import downloads
from connectors.presentation.agency_card import agency_card
from connectors.presentation.criteria_guide import guide
from connectors.presentation.passport_text import passport_text
from connectors.presentation.ranking import ranking
from connectors.presentation.rendering import render
from connectors.scorecard import Scorecard, build
from rubric.frames import FIGURES
from rubric.inputs import Inputs

FIELD = """fields:
  so_podcast_thanh_nien:
    label: {vi: Podcast cho thanh niên, en: Podcasts for young people}
    kind: count
    unit: {vi: tập, en: episodes}
    better: higher
    max: 100
    example: "4"
"""
CRITERION = """criteria:
  F4:
    title: {vi: Podcast thanh niên về Nghị quyết 57, en: Podcasts on Resolution 57 for young people}
    question: {vi: Cơ quan đã làm bao nhiêu tập podcast?, en: How many episodes were made?}
    group: F
    stage: learning
    effort: medium
    points: {so: {value: 1, basis: proposed}}
    rule: {kind: count_to_target, counts: {so_podcast_thanh_nien: 1}, target: {every: {value: 4, basis: proposed}}}
    evidence: {vi: Đường dẫn, en: Links}
    clauses: [{ref: II.2.c-1, support: indirect}]
    examples: [{annex: so, year: 2026, values: {so_podcast_thanh_nien: 3}, points: 0.75}]
"""


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    shutil.copytree(DATA, tmp_path / "data")
    file = tmp_path / "data" / "localities" / "hue" / "criteria" / "2026.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in (("\nfields:\n", "\n" + FIELD), ("\ncriteria:\n", "\n" + CRITERION)):
        assert text.count(old) == 1
        text = text.replace(old, new)
    of_f1 = "\n  F1:\n"
    assert text.count(of_f1) == 1  # F1 gives one point of the departments' annex away
    file.write_text(
        text.replace(of_f1, f"{of_f1}    points: {{so: {{value: 2, basis: proposed}}}}\n"), encoding="utf-8"
    )
    return load("hue", 2026, tmp_path / "data")


@pytest.fixture
def scorecard(installation: Installation) -> Scorecard:
    typed = [("hue-so-yte", 2026, "so_podcast_thanh_nien", 3, 0)]
    figures = pl.DataFrame(typed, schema=dict(FIGURES), orient="row")
    inputs = Inputs(agencies_frame(installation.agencies), figures, date(2026, 12, 31), [2026])
    return build(installation, Figures(inputs, {}, {}))


def test_it_is_scored(scorecard: Scorecard) -> None:
    (finding,) = [each for each in scorecard.findings("hue-so-yte", 2026) if each.item == "F4"]
    assert (finding.points, finding.maximum) == (75, 100)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_is_on_the_agency_page_the_guide_and_in_every_download(scorecard: Scorecard, language: str) -> None:
    title = scorecard.criteria_set.criteria["F4"].title.in_(language)
    card = agency_card(scorecard, "hue-so-yte", 2026, language)
    titles = dict.fromkeys(["strengths", "gaps", "groups", "sums", "no_strengths", "no_gaps"], "")
    html = render("agency", language, card=card, opened="F4", titles=titles, plan="")
    assert title in html
    assert title in render("criteria", language, guide=guide(scorecard, "so", 2026, language), opened="", plan="")
    assert "F4" in passport_text(scorecard, "hue-so-yte", 2026, "F4", language)
    assert title in downloads.agency_table(card, language)[:, 1].to_list()
    assert title in downloads.criteria_table(guide(scorecard, "so", 2026, language), language)[:, 1].to_list()
    assert ranking(scorecard, 2026, "so", language).groups[-1][0] == "F"
    assert len(downloads.everything(scorecard, language)) > 1000
