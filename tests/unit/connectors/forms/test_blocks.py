from hypothesis import given
from hypothesis import strategies as st

from connectors.forms.blocks import blocks

CELLS = st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)), st.sampled_from("ab"))


@given(CELLS)
def test_rectangles_cover_every_cell_once_and_nothing_else(cells: dict[tuple[int, int], str]):
    covered = [
        (row, column, block.of)
        for block in blocks(cells)
        for row in range(block.row, block.end_row)
        for column in range(block.column, block.end_column)
    ]
    assert sorted(covered) == sorted((row, column, alike) for (row, column), alike in cells.items())


def test_a_table_is_one_rectangle():
    assert len(blocks({(row, column): "a" for row in range(5) for column in range(9)})) == 1
