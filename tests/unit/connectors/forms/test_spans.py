import pytest

from connectors.forms.spans import span_of
from connectors.localities import Installation


@pytest.mark.parametrize(
    ("key", "annex", "period", "sentence"),
    [
        ("so_cuoc", "so", "2026-H1", "Tính từ đầu năm đến hết kỳ."),
        ("so_cuoc", "xa", "2026", "Tính từ đầu năm đến hết kỳ."),
        ("so_cuoc", "bao", "2026-M03", "Chỉ tính trong tháng."),
        ("so_tin_chuyen_muc", "bao", "2026-M03", "Chỉ tính trong tháng."),
        ("so_theo_doi", "bao", "2026-M03", "Tính đến cuối tháng."),
        ("so_theo_doi", "so", "2026", ""),
        ("co_so_ket", "so", "2026", ""),
    ],
)
def test_a_figure_says_which_days_it_counts(hue: Installation, key: str, annex: str, period: str, sentence: str):
    assert span_of(hue.criteria_set.fields[key], annex, period) == sentence
