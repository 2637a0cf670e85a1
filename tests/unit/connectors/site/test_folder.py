"""The site's folder changes at once or not at all, and nothing but a site is ever replaced."""

import os
from pathlib import Path

import pytest

from connectors.site import folder
from connectors.site.faults import SiteError
from connectors.site.folder import BuiltUnit, Record, built_beside, keep, record_of


def _built(target: Path, **files: str) -> None:
    with built_beside(target) as new:
        for name, content in files.items():
            (new / name).write_text(content)
        Record({"part": BuiltUnit("key", {name: len(content) for name, content in files.items()})}).write(new)


def _fails_half_way(target: Path) -> None:
    with built_beside(target) as new:
        (new / "half").mkdir()
        (new / "half").write_text("a folder is no file")


def _names(target: Path) -> list[str]:
    return sorted(each.name for each in target.parent.iterdir())


def test_a_site_is_there_whole_and_a_later_one_takes_its_place(tmp_path: Path):
    target = tmp_path / "deep" / "site"
    _built(target, first="1")
    assert (target / "first").read_text() == "1"
    _built(target, second="2")
    assert sorted(each.name for each in target.iterdir()) == [folder.RECORD, "second"]
    assert _names(target) == [".site.lock", "site"]


def test_the_same_where_the_system_cannot_exchange_two_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(folder, "_exchanged", lambda *_: False)
    target = tmp_path / "site"
    _built(target, first="1")
    _built(target, second="2")
    assert not (target / "first").exists()
    assert _names(target) == [".site.lock", "site"]


def test_a_build_that_fails_changes_nothing_and_leaves_nothing(tmp_path: Path):
    target = tmp_path / "site"
    _built(target, first="1")
    with pytest.raises(IsADirectoryError):
        _fails_half_way(target)
    assert (target / "first").read_text() == "1"
    assert _names(target) == [".site.lock", "site"]


def test_what_a_build_that_was_cut_off_left_is_cleared_away(tmp_path: Path):
    target = tmp_path / "site"
    _built(target, first="1")
    (tmp_path / ".site.building").mkdir()
    (tmp_path / ".site.building" / "half").write_text("2")
    _built(target, second="2")
    assert _names(target) == [".site.lock", "site"]


def test_a_site_that_was_between_two_names_comes_back(tmp_path: Path):
    target = tmp_path / "site"
    _built(target, first="1")
    target.rename(tmp_path / ".site.replaced")
    with pytest.raises(ZeroDivisionError), built_beside(target):
        raise ZeroDivisionError
    assert (target / "first").read_text() == "1"


def test_two_builds_of_one_site_do_not_meet(tmp_path: Path):
    target = tmp_path / "site"
    with built_beside(target), pytest.raises(SiteError, match="Another command"), built_beside(target):
        pytest.fail("two builds at once")


@pytest.mark.parametrize("found", ["something else", '{"name": "x"}', ""])
def test_a_folder_with_anything_else_is_never_replaced(tmp_path: Path, found: str):
    (tmp_path / "thesis.docx").write_text("years of work")
    if found:
        (tmp_path / folder.RECORD).write_text(found)
    with pytest.raises(SiteError, match="something else"):
        record_of(tmp_path)


def test_a_file_is_never_taken_for_a_folder(tmp_path: Path):
    (tmp_path / "site").write_text("a file")
    with pytest.raises(SiteError, match="something else"):
        record_of(tmp_path / "site")


def test_an_empty_folder_and_none_may_become_a_site(tmp_path: Path):
    assert record_of(tmp_path) == Record()
    assert record_of(tmp_path / "none") == Record()


def test_a_record_is_read_as_it_was_written(tmp_path: Path):
    record = Record({"hue/vi": BuiltUnit("abc", {"hue/index.html": 57}, ("index.html",))})
    record.write(tmp_path)
    assert record_of(tmp_path) == record


def test_a_file_that_says_the_same_keeps_its_time(tmp_path: Path):
    old = tmp_path / "old.html"
    old.write_bytes(b"same")
    os.utime(old, (57, 57))
    assert keep(tmp_path / "new" / "a.html", old, b"same")
    assert not keep(tmp_path / "new" / "b.html", old, b"more")
    assert (tmp_path / "new" / "a.html").stat().st_mtime == 57
    assert (tmp_path / "new" / "b.html").read_bytes() == b"more"
    assert old.read_bytes() == b"same"
