"""Mistakes in the files of a locality are refused with file, line and a sentence in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from connectors.data_files import DataFileError
from connectors.localities import Installation, load

HERE = Path(__file__).parent
SET = "criteria/2026.yaml"
SOURCES = {
    SET: "small_set.yaml",
    "plan.yaml": "small_plan.yaml",
    "locality.yaml": "small_locality.yaml",
    "agencies.yaml": "small_agencies.yaml",
}
MARK = "# <-"
NEVER = ("Input should", "Value error", "Decimal(", "datetime", "None", "function-")


@dataclass(frozen=True)
class Case:
    """One edit; the line is the marked one, or the first of ``at`` in the file ``named_in``."""

    name: str
    old: str
    new: str
    vi: str
    en: str
    file: str = SET
    named_in: str = ""
    at: str = ""


CASES = [Case(**raw) for raw in yaml.safe_load((HERE / "bad_criteria_files.yaml").read_text(encoding="utf-8"))]
Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """The small locality in a folder of its own, and the way to write one of its files anew."""
    folder = tmp_path / "localities" / "nho"
    (folder / "criteria").mkdir(parents=True)
    for name, source in SOURCES.items():
        (folder / name).write_bytes((HERE / source).read_bytes())

    def written(name: str, content: str | bytes) -> Path:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return written


def original(name: str) -> str:
    return (HERE / SOURCES[name]).read_text(encoding="utf-8")


def refusal(data: Path) -> DataFileError:
    with pytest.raises(DataFileError) as caught:
        load("nho", 2026, data)
    return caught.value


def line_of(text: str, piece: str) -> int:
    assert text.count(piece) == 1, f"not exactly once: {piece}"
    return text[: text.index(piece)].count("\n") + 1


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_mistake_is_refused_on_its_line_in_both_languages(case: Case, write: Write) -> None:
    good = original(case.file)
    line_of(good, case.old)
    bad = good.replace(case.old, case.new)
    error = refusal(write(case.file, bad))
    named = case.named_in or case.file
    assert error.file.name == Path(named).name
    line = line_of(bad if named == case.file else original(named), case.at or MARK)
    there = [mistake.message for mistake in error.mistakes if mistake.line == line]
    assert any(case.vi in text.vi and case.en in text.en for text in there), f"expected on line {line}:\n{error}"
    assert not [word for word in NEVER if word in str(error)]
    assert f"{error.file.name}:{line}: " in str(error)


def test_the_good_files_load(write: Write) -> None:
    installation = load("nho", 2026, write(SET, original(SET)))
    assert list(installation.agencies) == ["so-mot", "so-hai", "99001"]
    assert set(_kinds(installation)) == {
        "days_late", "ratio", "weighted", "survey", "coverage", "panel", "count_to_target", "yes_no"
    }  # fmt: skip


def _kinds(installation: Installation) -> list[str]:
    annexes = installation.criteria_set.annexes
    items = [each for annex in annexes for each in installation.criteria_set.scored_items(annex).values()]
    return [rule.kind for item in items for rule in (item.rule, *item.rules.values()) if rule]


def test_every_mistake_of_a_file_is_told_at_once(write: Write) -> None:
    bad = (
        original(SET)
        .replace("id: nho-2026", "id: nho")
        .replace("ref: V}", "ref: VI}")
        .replace("group: A\n", "group: Z\n")
    )
    error = refusal(write(SET, bad))
    lines = [mistake.line for mistake in error.mistakes]
    assert len(lines) == 9
    assert lines == sorted(lines)


@pytest.mark.parametrize("name", SOURCES)
def test_a_missing_file_is_named(write: Write, name: str) -> None:
    data = write(name, "x: 1")
    (data / "localities" / "nho" / name).unlink()
    error = refusal(data)
    assert error.file.name == Path(name).name
    (mistake,) = error.mistakes
    assert mistake.line == 1
    assert mistake.message.vi.startswith(f"không có tệp {Path(name).name}; ")
    assert mistake.message.en.startswith(f"there is no file {Path(name).name}; ")


@pytest.mark.parametrize("content", ["", "\n\n", "# only a comment\n", "---\n"])
def test_an_empty_file_is_refused(write: Write, content: str) -> None:
    (mistake,) = refusal(write("plan.yaml", content)).mistakes
    assert (mistake.message.vi, mistake.message.en) == ("tệp trống", "the file is empty")


def test_a_file_in_another_encoding_is_refused_on_its_first_such_line(write: Write) -> None:
    (mistake,) = refusal(write("plan.yaml", b"document:\n  number: 1/KH\n  title: \xff\n")).mistakes
    assert (mistake.line, mistake.message.vi, mistake.message.en) == (
        3,
        "tệp không phải UTF-8",
        "the file is not UTF-8",
    )


def test_a_control_character_is_refused_on_its_line(write: Write) -> None:
    (mistake,) = refusal(write("plan.yaml", "document:\n  number: a\x07b\n")).mistakes
    assert mistake.line == 2
    assert mistake.message.vi == "có ký tự điều khiển không đọc được"
    assert mistake.message.en == "there is a control character that cannot be read"


def test_the_mark_that_some_editors_put_first_is_no_mistake(write: Write) -> None:
    plain = load("nho", 2026, write(SET, original(SET))).criteria_set.hash
    load.cache_clear()
    assert load("nho", 2026, write(SET, "\ufeff" + original(SET).replace("\n", "\r\n"))).criteria_set.hash == plain


def test_a_file_that_is_a_list_or_a_word_is_refused(write: Write) -> None:
    for content in ("- a\n- b\n", "word\n"):
        (mistake,) = refusal(write("plan.yaml", content)).mistakes
        assert mistake.message.vi.startswith("phải là một nhóm khoá; đang là ")
        assert mistake.message.en.startswith("must be a mapping; found ")


def test_the_hash_is_of_the_content_not_of_the_layout(write: Write) -> None:
    def hash_of(text: str) -> str:
        load.cache_clear()
        return load("nho", 2026, write(SET, text)).criteria_set.hash

    good = original(SET)
    plain = hash_of(good)
    laid_out = good.replace(
        "  A: {title: {vi: Nhóm A, en: Group A}}",
        "  A:   # a comment\n    title:\n      en: \"Group A\"\n\n      vi: 'Nhóm A'",
    )
    assert laid_out != good
    assert hash_of(laid_out) == plain
    changed = good.replace("floor: {value: 10, basis", "floor: {value: 11, basis")
    assert changed != good
    assert hash_of(changed) != plain


def test_the_set_of_hue_has_all_its_criteria_and_points() -> None:
    criteria_set = load("hue", 2026).criteria_set
    groups = {"A": 7, "B": 4, "C": 9, "D": 5, "E": 4, "F": 3}
    assert list(criteria_set.criteria) == [
        f"{group}{n}" for group, count in groups.items() for n in range(1, count + 1)
    ]
    assert len(criteria_set.criteria) == 32
    totals = {a: sum(c.hundredths(a) for c in criteria_set.criteria_of(a).values()) for a in criteria_set.annexes}
    assert totals == {"so": 100_00, "xa": 100_00, "bao": 100_00}
    assert list(criteria_set.bonus.items) == ["T1", "T2", "T3", "T4"]
    assert list(criteria_set.penalty.items) == ["P1", "P2", "P3"]
