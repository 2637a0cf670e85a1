"""Nothing is undocumented: every column of every table, in both languages, with all its codes."""

import re
from collections.abc import Iterator

import pytest

from connectors.open_data.catalogue import TABLES
from connectors.open_data.columns import Column
from connectors.open_data.dictionary import dictionary
from connectors.release import Release
from rubric.text import Text

VIETNAMESE = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)
EVERY_COLUMN = [(name, column) for name, table in TABLES.items() for column in table.columns]


def sentences(column: Column) -> Iterator[Text]:
    yield from (column.title, column.meaning)
    yield from (label for _, label in column.codes)


@pytest.mark.parametrize(("table", "column"), EVERY_COLUMN, ids=lambda each: getattr(each, "name", each))
def test_a_column_is_told_of_in_both_languages(table: str, column: Column) -> None:
    for said in sentences(column):
        assert said.vi.strip(), (table, column.name)
        assert said.en.strip(), (table, column.name)
        assert not VIETNAMESE.search(said.en), said.en
        assert said.vi != said.en, said.vi
    assert VIETNAMESE.search(column.meaning.vi), column.meaning.vi
    assert column.meaning.vi.endswith(".")
    assert column.meaning.en.endswith(".")


def test_the_dictionary_tells_of_every_column_that_a_table_has(release: Release) -> None:
    told = dictionary()["tables"]
    assert list(told) == ["agencies", "reports", "findings", "standings", "targets", "criteria"]
    for name, table in TABLES.items():
        assert [column["name"] for column in told[name]["columns"]] == table.frame(release).columns
        assert set(table.key) <= set(table.schema)


def test_a_table_with_a_column_that_is_not_declared_does_not_get_it_out(release: Release) -> None:
    table = TABLES["agencies"]
    more = table.rows(release).with_columns(secret=1)
    with_more = type(table)(table.name, table.title, table.meaning, table.key, table.columns, lambda _: more)
    assert "secret" not in with_more.frame(release).columns
