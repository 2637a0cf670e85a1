"""The golden releases of version 1 of the rules verify for ever, and hold what was worked out by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import rubric.compiled
from connectors.release import open_release
from connectors.release.keys import read_public_key
from connectors.release.verifying import verify
from connectors.reported import Evidence
from rubric.part import Part, Scope, whole
from rubric.rules import KINDS, Rule
from tests.golden.making import FILE, FILE_2, HERE, golden

ITEMS = ("days", "learnt", "page", "liked", "groups", "judged", "forms", "section", "more", "warning")
# s1: all at the target, 1/2 of the bonus. s2: 20 days late; 10/30 of 50 %; 40 % + half of 60 %; 30/60 of 70 %; one
# of two groups; level 75; one form of two; stated. s3: no report; nothing to divide by; too few answers; 1/3.
POINTS = {
    "so-mot": (1000, 2000, 2000, 1000, 1000, 1000, 1000, 1000, 100, 0),
    "so-hai": (500, 1333, 1400, 714, 500, 750, 500, 1000, 20, 200),
    "so-ba": (0, 0, 0, 0, 0, 0, 0, 333, 20, 0),
    "99001": (0, 2000, 2000, 1000, 1000, 1000, 1000, 1000, 100, 0),
    "99002": (500, 1333, 1400, 714, 500, 750, 500, 1000, 20, 0),
    "99003": (500, 1333, 1400, 714, 500, 750, 500, 1000, 20, 0),
    "bao-mot": (1000, 0, 2000, 1000, 1000, 1000, 1000, 1000, 100, 0),
    "bao-hai": (500, 1333, 1400, 714, 0, 750, 500, 1000, 20, 0),
    "bao-ba": (0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
}
STANDINGS = {  # points, applicable maximum, index, band, capped by, rank
    "so-mot": (10000, 10000, 10000, "best", None, 1),  # 100 + 1 is clipped
    "so-hai": (6697, 10000, 6517, "good", None, 2),  # + 0.20 − 2
    "so-ba": (333, 6000, 575, "weak", None, 3),  # 3.33 of 60 is 5.55; + 0.20
    "99001": (9000, 10000, 9100, "good", "late", 1),
    "99002": (6697, 10000, 6717, "good", None, 2),
    "99003": (6697, 10000, 6717, "good", None, 2),
    "bao-mot": (8000, 10000, 8100, "best", None, 1),
    "bao-hai": (6197, 9000, 6906, "good", None, 2),  # 61.97 of 90 is 68.86; + 0.20
    "bao-ba": (0, 10000, 0, "weak", None, None),
}


@pytest.fixture
def fresh_compilation() -> Iterator[None]:
    rubric.compiled._compile.cache_clear()
    yield
    rubric.compiled._compile.cache_clear()


@pytest.mark.parametrize(("file", "key"), [(FILE, "public-key.pem"), (FILE_2, "public-key-2.pem")])
def test_the_golden_release_verifies_with_its_key(file: Path, key: str) -> None:
    result = verify(file.read_bytes(), key=read_public_key(HERE / key))
    assert result.differences == ()
    assert (result.signed.standing, result.exit_code) == ("known_key", 0)
    assert result.figures == 9 * 10 + 9 + 1  # findings, standings, one target


def test_release_1_knows_no_cells_and_release_2_names_them_without_links_or_private_data() -> None:
    old, new = open_release(FILE.read_bytes()), open_release(FILE_2.read_bytes())
    assert (old.manifest.format, old.scorecard().sources("so-hai", 2026, "trained")) == (1, ())
    (cell,) = new.scorecard().sources("so-hai", 2026, "trained")
    assert (new.manifest.format, str(cell.address), cell.address.link) == (2, "Sở Hai › 2026 › E14", "")
    assert cell.evidence == Evidence((), "05/BC-SH (***)", "12/12/2026", "3", "")
    assert new.scorecard().verdicts["so-hai", "2026", "trained"].verdict == "adjust"


@pytest.mark.parametrize("file", [FILE, FILE_2])
def test_it_holds_what_was_worked_out_by_hand(file: Path) -> None:
    release = open_release(file.read_bytes())
    found = {(row["agency"], row["item"]): row["points"] for row in release.findings.iter_rows(named=True)}
    assert found == {(a, i): p for a, points in POINTS.items() for i, p in zip(ITEMS, points, strict=True)}
    standings = {
        row["agency"]: tuple(row[c] for c in ("points", "maximum", "index", "band", "capped_by", "rank"))
        for row in release.standings.iter_rows(named=True)
    }
    assert standings == STANDINGS


def test_this_code_still_freezes_the_same_figures() -> None:
    kept, newest, made = open_release(FILE.read_bytes()), open_release(FILE_2.read_bytes()), golden()
    assert made.files["sources.json"] == newest.files["sources.json"]
    for name in ("figures.json", "approvals.json", "decisions.json", "findings.json", "standings.json", "targets.json"):
        assert made.files[name] == kept.files[name], name


def test_every_kind_of_rule_of_version_1_is_in_it() -> None:
    versions = open_release(FILE.read_bytes()).manifest.rules
    assert versions == {kind: 1 for kind, rule in KINDS.items() if rule.version == 1}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_states_a_version_of_its_own(kind: str) -> None:
    assert vars(KINDS[kind])["version"] >= 1


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.usefixtures("fresh_compilation")
def test_a_kind_that_gives_other_results_under_the_same_version_is_found_out(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = KINDS[kind].part

    def halved(rule: Rule, scope: Scope) -> Part:
        part = own(rule, scope)
        stage = scope.stages[scope.path]
        scope.stages[scope.path] = type(stage)(stage.numerator, stage.denominator * whole(2), stage.state)
        return part

    monkeypatch.setattr(KINDS[kind], "part", halved)
    result = verify(FILE.read_bytes())
    assert result.exit_code == 2
    assert {each.file for each in result.differences} >= {"findings.json", "standings.json"}


def test_a_kind_of_another_version_is_told_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KINDS["survey"], "version", 2)
    result = verify(FILE.read_bytes())
    assert [each.message.en for each in result.differences] == [
        "rule kind survey: the release was made with version 1, this program has 2"
    ]
