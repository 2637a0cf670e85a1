from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from connectors.forms.answers import LONGEST_MESSAGE, LONGEST_TITLE, Answer, answer_of, clipped, hint_of, offer_of
from connectors.forms.check_formulas import check_formula, exact
from connectors.forms.google_checks import validation_rule
from connectors.forms.workbook_checks import data_validation
from connectors.localities import Installation
from rubric.criteria.field import Field, FieldKind
from rubric.text import Text

WORDS = Text(vi="Chỉ tiêu", en="Field")


def field(kind: FieldKind, **more: Any) -> Field:
    choices = {"a": Text(vi="Nhà giáo, người học", en="A"), "b": Text(vi="Đối ngoại", en="B")}
    return Field(label=WORDS, kind=kind, unit=WORDS, choices=choices if kind == "choices" else {}, example="1", **more)


def excel(kind: FieldKind, **more: Any) -> dict[str, Any]:
    return data_validation(answer_of(field(kind, **more)), 1, 3)


def google(kind: FieldKind, **more: Any) -> dict[str, Any] | None:
    return validation_rule(answer_of(field(kind, **more)), 1, 3)


@pytest.mark.parametrize(
    ("kind", "more", "check"),
    [
        ("count", {"max": Decimal(500)}, {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 500}),
        ("level", {"max": Decimal(100)}, {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 100}),
        ("money", {"decimals": 1}, {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1_000_000}),
        ("percent", {"max": Decimal(85)}, {"validate": "decimal", "minimum": 0, "maximum": 0.85}),
        ("yes_no", {}, {"validate": "list", "source": ["Có", "Không"]}),
        ("date", {}, {"validate": "date", "criteria": "between"}),
    ],
)
def test_a_file_checks_each_kind_and_stops_what_is_wrong(kind: FieldKind, more: dict[str, Any], check: dict[str, Any]):
    rule = excel(kind, **more)
    assert {name: rule[name] for name in check} == check
    assert rule["error_type"] == "stop"
    assert "Ví dụ: 1." in rule["input_message"]


@pytest.mark.parametrize(
    ("kind", "more", "condition"),
    [
        ("count", {"max": Decimal(500)}, ("NUMBER_BETWEEN", ["0", "500"])),
        ("money", {"decimals": 1, "max": Decimal(9)}, ("NUMBER_BETWEEN", ["0", "9"])),
        ("percent", {"max": Decimal(85)}, ("NUMBER_BETWEEN", ["0", "=17/20"])),
        ("yes_no", {}, ("ONE_OF_LIST", ["Có", "Không"])),
        ("date", {}, ("DATE_IS_VALID", [])),
    ],
)
def test_google_checks_the_same(kind: FieldKind, more: dict[str, Any], condition: tuple[str, list[str]]):
    rule = google(kind, **more)
    assert rule
    assert rule["strict"]
    values = [value["userEnteredValue"] for value in rule["condition"].get("values", [])]
    assert (rule["condition"]["type"], values) == condition


@pytest.mark.parametrize("kind", ["count", "money", "percent", "date"])
def test_where_a_field_may_not_apply_the_word_for_it_is_let_in(kind: FieldKind):
    for rule, formula in (
        (excel(kind, allows_not_applicable=True), lambda rule: rule["value"]),
        (google(kind, allows_not_applicable=True), lambda rule: rule["condition"]["values"][0]["userEnteredValue"]),
    ):
        assert formula(rule).startswith('=OR(D2="KAD"')
        assert "ISNUMBER(D2)" in formula(rule)
    assert "Không áp dụng thì ghi KAD." in hint_of(field(kind, allows_not_applicable=True))


def test_a_yes_or_no_that_may_not_apply_offers_the_word_and_lets_its_other_spellings_in():
    answer = answer_of(field("yes_no", allows_not_applicable=True))
    assert answer.options == ("Có", "Không", "KAD")
    assert not answer.is_strict


def test_a_link_may_be_something_else_after_a_warning():
    rule, online = excel("url"), google("url")
    assert online
    assert rule["value"] == '=OR(LEFT(D2,7)="http://",LEFT(D2,8)="https://")'
    assert rule["error_type"] == "warning"
    assert online["condition"]["values"] == [{"userEnteredValue": '=OR(LEFT(D2;7)="http://";LEFT(D2;8)="https://")'}]
    assert not online["strict"]


def test_several_items_of_a_list_may_stand_in_one_cell():
    answer = answer_of(field("choices"))
    assert list(answer.items) == ["Nhà giáo, người học", "Đối ngoại", "Không"]
    assert not answer.is_strict


def test_words_are_not_checked_but_still_explained():
    assert google("text") is None
    assert excel("text")["input_message"].startswith("Ghi nội dung bằng chữ.")


def test_a_book_with_its_content_offers_yes_and_no_and_checks_nothing():
    offer = offer_of(field("yes_no"))
    assert offer
    assert data_validation(offer, 0, 0) == {"validate": "list", "source": ["Có", "Không"], "error_type": "information"}
    assert offer_of(field("count")) is None


def test_numbers_in_formulas_have_no_decimal_mark():
    assert [exact(Decimal(text)) for text in ("0", "100", "2.50", "0.85")] == ["0", "100", "5/2", "17/20"]


def test_a_check_without_an_upper_bound():
    least = Answer("number", low=Decimal("0.5"))
    assert check_formula(replace(least, word="KAD"), "A1", ",") == '=OR(A1="KAD",AND(ISNUMBER(A1),A1>=1/2))'
    rule = validation_rule(least, 0, 0)
    assert rule
    assert rule["condition"] == {"type": "NUMBER_GREATER_THAN_EQ", "values": [{"userEnteredValue": "=1/2"}]}
    assert data_validation(least, 0, 0)["criteria"] == ">="


def test_messages_fit_what_a_spreadsheet_shows(hue: Installation):
    for spec in hue.criteria_set.fields.values():
        answer = answer_of(spec, "Tính từ đầu năm đến hết kỳ.")
        assert len(answer.title) <= LONGEST_TITLE
        assert len(answer.message) <= LONGEST_MESSAGE
        assert f"Ví dụ: {spec.example}." in answer.message


def test_a_long_text_is_cut_between_words():
    assert clipped("một hai ba bốn", 10) == "một hai…"
    assert clipped("một hai", 10) == "một hai"


def test_a_hint_does_not_contradict_the_help_of_the_field(hue: Installation):
    fields = hue.criteria_set.fields
    assert hint_of(fields["co_kiem_tra"]).count("Không áp dụng") == 1
    assert "thì để trống" not in hint_of(fields["kho_van_hanh"])
