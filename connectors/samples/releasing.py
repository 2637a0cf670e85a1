"""The illustration's verification and its release: made-up people decide on made-up figures, and one result is public.

Some claims stay open, one appeal is not answered yet, so that there is something to do in the demonstration. The days
are fixed and early in the year's cycle: the ledger never lets a later act be older.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime

from connectors.access import demonstrators
from connectors.cycle import YearState, year_state
from connectors.ledger import Decision, Ledger, NewDecision
from connectors.localities import Installation
from connectors.publishing.making import Occasion, make_release
from connectors.publishing.settings import PublicationSettings
from connectors.release import Authority
from connectors.reported import ReportedValue
from connectors.verification.claims import ClaimKey, claim_of, claimed_values
from rubric.text import Text

VERIFIED_AT = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
LEFT_OPEN = 25  # one claim in so many waits for a verifier
ADJUSTED, REJECTED = 4, 2
NUMBER = "QĐ minh hoạ số 57"
SIGNATORY = Text(vi="Chủ tịch Ủy ban nhân dân (minh hoạ)", en="Chairperson of the People's Committee (made up)")

_ADJUSTED = "Đối chiếu danh sách kèm theo: chỉ xác nhận được {value}. (Quyết định minh hoạ)"
_REJECTED = "Tài liệu nêu trong minh chứng không có nội dung này. (Quyết định minh hoạ)"
_NOT_APPLICABLE = "Đơn vị không có nhiệm vụ này trong năm. (Quyết định minh hoạ)"
_APPEAL = "Danh sách đính kèm còn thiếu một trang; đơn vị xin gửi bổ sung. (Giải trình minh hoạ)"
_ANSWER = "Đã xem trang bổ sung: trùng tên với danh sách cũ, giữ nguyên quyết định. (Trả lời minh hoạ)"


def release_sample(ledger: Ledger, installation: Installation, sync: int) -> None:
    """Verify and publish the illustration of a locality, once."""
    locality, year = installation.locality.id, installation.criteria_set.year
    if any(each.year == year for each in ledger.releases.all(locality)):
        return
    people = {role: each.email for role, each in demonstrators(locality, installation.agencies).items()}
    if not ledger.decisions.history(locality):
        state = year_state(ledger, installation, sync, VERIFIED_AT)
        decided = ledger.decisions.decide(_decisions(state), people["verifier"], VERIFIED_AT)
        adjusted = [each for each in decided if each.verdict == "adjust"]
        _one_answered_appeal(ledger, adjusted[:1], people)
    else:
        adjusted = []
    seen = ledger.releases.seen(locality)
    state = year_state(ledger, installation, sync, VERIFIED_AT)
    occasion = Occasion(Authority(number=NUMBER, day=VERIFIED_AT.date(), signatory=SIGNATORY.vi))
    by, chosen = people["administrator"], PublicationSettings()
    made = make_release(ledger, state, seen, occasion, by=by, now=VERIFIED_AT, chosen=chosen)
    ledger.releases.sign_off(made.number, people["leadership"], VERIFIED_AT)
    for each in adjusted[1:2]:
        ledger.appeals.appeal(each.number, _APPEAL, people["agency_leader"], VERIFIED_AT)


def _one_answered_appeal(ledger: Ledger, adjusted: list[Decision], people: Mapping[str, str]) -> None:
    for each in adjusted:
        appeal = ledger.appeals.appeal(each.number, _APPEAL, people["agency_leader"], VERIFIED_AT)
        ledger.appeals.answer(appeal.number, _ANSWER, people["verifier"], VERIFIED_AT, outcome="stands")


def _decisions(state: YearState) -> list[NewDecision]:
    """A decision on nearly every claim, drawn by lot: the same claims give the same decisions."""
    installation = state.installation
    values = claimed_values(state.readings, installation, state.year)
    drawn = sorted(values, key=_lot)
    own = {key for key in drawn if key[0] != installation.locality.lead_agency}
    plain = [key for key in drawn if key in own and _is_plain_count(values[key], installation)]
    adjusted = set(plain[:ADJUSTED])
    whole = [key for key in drawn if key in own - adjusted and key[1].isdecimal() and values[key].state == "reported"]
    rejected = set(whole[:REJECTED])
    left = {key for place, key in enumerate(drawn) if place % LEFT_OPEN == LEFT_OPEN - 1}
    found: list[NewDecision] = []
    for key, value in values.items():
        if value.state == "unreadable" or (key in left and key not in adjusted | rejected):
            continue
        found.append(_decision(installation, key, value, adjusted, rejected))
    return found


def _decision(
    installation: Installation,
    key: ClaimKey,
    value: ReportedValue,
    adjusted: set[ClaimKey],
    rejected: set[ClaimKey],
) -> NewDecision:
    claim = claim_of(value, installation).hash
    of = (installation.locality.id, *key, claim)
    if key in adjusted:
        accepted = str((value.value or 0) - max(1, (value.value or 0) // 10))
        return NewDecision(*of, "adjust", accepted, _ADJUSTED.format(value=accepted))
    if key in rejected:
        return NewDecision(*of, "reject", reason=_REJECTED)
    if value.state == "not_applicable":
        return NewDecision(*of, "not_applicable", reason=_NOT_APPLICABLE)
    return NewDecision(*of, "accept")


def _is_plain_count(value: ReportedValue, installation: Installation) -> bool:
    field = installation.criteria_set.fields[value.field]
    return (
        field.kind == "count"
        and field.better == "higher"
        and value.state == "reported"
        and (value.value or 0) >= 10
        and value.period.isdecimal()
    )


def _lot(key: ClaimKey) -> str:
    return hashlib.sha256("/".join(key).encode()).hexdigest()
