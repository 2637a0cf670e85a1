"""Who may decide on a claim, who may confirm, and what a decision must carry; a refusal is a sentence, or None."""

from __future__ import annotations

from math import ceil

from connectors.cells.dates import EARLIEST, LATEST
from connectors.cells.expectation import takes
from connectors.localities import Installation
from connectors.reported import ReportedValue
from connectors.verification.claims import Claim
from connectors.verification.records import Decision, Person
from connectors.verification.settings import VerificationSettings
from rubric.criteria.field import Field, MonthsAtLeast
from rubric.language import to_days
from rubric.text import Text

DECIDING_ROLES = frozenset({"verifier", "second_verifier"})

_ONLY_VERIFIERS = Text(
    vi="Chỉ thành viên Tổ thẩm định được ra quyết định.", en="Only members of the verification team may decide."
)
_OWN_AGENCY = Text(
    vi="Bạn thuộc cơ quan này nên không được quyết định về số liệu của cơ quan mình; người khác trong Tổ làm.",
    en="You belong to this agency and may not decide on its figures; somebody else of the team must.",
)
_NO_BODY = Text(
    vi="Số liệu của cơ quan chủ trì phải do cơ quan khác thẩm định, nhưng cấu hình chưa nêu cơ quan nào "
    "(`lead_verified_by` trong verification.yaml).",
    en="The lead agency's figures must be verified by another body, and the settings name none "
    "(`lead_verified_by` in verification.yaml).",
)
_SECOND_ONLY = Text(
    vi="Chỉ người thẩm định thứ hai được xác nhận quyết định.", en="Only a second verifier may confirm a decision."
)
_SAME_PERSON = Text(
    vi="Người xác nhận phải khác người ra quyết định.", en="Whoever confirms must not be the one who decided."
)
_NO_REASON = Text(vi="Hãy ghi lý do của quyết định.", en="Give the reason of the decision.")
_NOT_A_FIGURE = Text(
    vi="Ô này không có số liệu đọc được nên không thể chấp nhận; hãy điều chỉnh, bác bỏ, duyệt “không áp dụng” "
    "hoặc yêu cầu minh chứng.",
    en="The cell holds no figure to accept; adjust it, reject it, approve “not applicable” or ask for evidence.",
)
_NOT_WHOLE_YEAR = Text(
    vi="“Không áp dụng” chỉ duyệt được cho số liệu cả năm; đây là một tháng trong số cộng dồn. Hãy điều chỉnh về 0 "
    "hoặc bác bỏ.",
    en="“Not applicable” is approved for the figure of a year; this is a month of a sum. Adjust it to 0 or reject it.",
)
_ONLY_WHEN_ADJUSTED = Text(
    vi="Chỉ quyết định “điều chỉnh” mới kèm giá trị được chấp nhận.", en="Only an adjustment carries an accepted value."
)


def may_decide(person: Person, claim: Claim, installation: Installation, settings: VerificationSettings) -> Text | None:
    """Why ``person`` may not decide on ``claim``; None when they may.

    Nobody decides on the agency they belong to. Claims of the lead agency belong to the named body alone.
    """
    return _not_verifier(person) or _conflict(person, claim, installation, settings)


def may_confirm(
    person: Person, decision: Decision, installation: Installation, settings: VerificationSettings
) -> Text | None:
    """Why ``person`` may not be the second person of ``decision``; None when they may."""
    if person.role != "second_verifier":
        return _SECOND_ONLY
    if is_same_person(person.email, decision.by):
        return _SAME_PERSON
    return _conflict(person, decision.claim, installation, settings)


def is_same_person(email: str, other: str) -> bool:
    """Whether two addresses are one person's: letters' case and spaces around do not tell people apart."""
    return email.strip().casefold() == other.strip().casefold()


def is_confirmed(decision: Decision) -> bool:
    """Whether somebody other than the one who decided confirmed it."""
    return bool(decision.confirmed_by.strip()) and not is_same_person(decision.confirmed_by, decision.by)


def mistake_in(decision: Decision, value: ReportedValue, installation: Installation) -> Text | None:
    """What is wrong with the decision on ``value``, the content of its cell; None when it can be taken.

    Every verdict but “accept” needs a reason, an adjustment an exact value within the field's bounds.
    """
    field = installation.criteria_set.fields[decision.claim.field]
    if decision.verdict != "accept" and not decision.reason.strip():
        return _NO_REASON
    if decision.verdict != "adjust" and decision.accepted_value is not None:
        return _ONLY_WHEN_ADJUSTED
    match decision.verdict:
        case "accept" if value.state != "reported":
            return _NOT_A_FIGURE
        case "adjust":
            return value_mistake(field, decision.accepted_value)
        case "not_applicable" if not decision.claim.period.isdecimal():
            rule = field.year_rule(installation.agencies[decision.claim.agency].annex)
            return _NOT_WHOLE_YEAR if rule == "sum" or isinstance(rule, MonthsAtLeast) else None
        case _:
            return None


def value_mistake(field: Field, value: int | None) -> Text | None:
    """Why ``value`` is no stored integer of ``field``, with what the field takes; None when it is one."""
    low, high = _bounds(field)
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return None
    wanted = takes(field)
    return Text(vi=f"Giá trị được chấp nhận phải là {wanted.vi}.", en=f"The accepted value must be {wanted.en}.")


def _bounds(field: Field) -> tuple[int, int]:
    match field.kind:
        case "yes_no" | "choices":
            return 0, field.largest
        case "text" | "url":
            return 1, 1
        case "date":
            return to_days(EARLIEST), to_days(LATEST)
        case _:
            return ceil(field.min * field.scale), field.largest


def _not_verifier(person: Person) -> Text | None:
    return None if person.role in DECIDING_ROLES else _ONLY_VERIFIERS


def _conflict(person: Person, claim: Claim, installation: Installation, settings: VerificationSettings) -> Text | None:
    if person.agency == claim.agency:
        return _OWN_AGENCY
    if claim.agency != installation.locality.lead_agency:
        return None
    body = settings.lead_verified_by
    if body is None:
        return _NO_BODY
    if person.agency != body.code:
        return Text(
            vi=f"Số liệu của cơ quan chủ trì do {body.name.vi} thẩm định.",
            en=f"The lead agency's figures are verified by: {body.name.en}.",
        )
    return None
