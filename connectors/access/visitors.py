"""Somebody who is known: by whose address, in which role, of which agency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from connectors.ledger import Role
from connectors.ledger.faults import MADE_UP_PEOPLE
from rubric.text import Text

ROLE_LABELS: dict[Role, Text] = {
    "viewer": Text(vi="Người xem nội bộ", en="Internal viewer"),
    "agency": Text(vi="Cán bộ tổng hợp của cơ quan", en="Agency officer"),
    "agency_leader": Text(vi="Lãnh đạo cơ quan", en="Agency leader"),
    "verifier": Text(vi="Thành viên Tổ thẩm định", en="Verifier"),
    "second_verifier": Text(vi="Người thẩm định thứ hai", en="Second verifier"),
    "administrator": Text(vi="Quản trị", en="Administrator"),
    "leadership": Text(vi="Lãnh đạo Sở", en="Leadership"),
}
ROLES: tuple[Role, ...] = get_args(Role)
DEMONSTRATION_DOMAIN = f"@{MADE_UP_PEOPLE}"
OF_AN_AGENCY: frozenset[Role] = frozenset({"agency", "agency_leader"})  # roles that are nothing without an agency


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, as the ledger knows them now; ``agency`` is empty for people who belong to none that is measured."""

    email: str
    role: Role
    agency: str = ""
    locality: str = ""
    name: str = ""
    is_demonstration: bool = False


def demonstrators(locality: str, agencies: Iterable[str]) -> dict[Role, Visitor]:
    """The made-up people of the demonstration, one a role; those of an agency are of the first one."""
    first = next(iter(agencies), "")
    return {
        role: Visitor(
            f"{role.replace('_', '-')}{DEMONSTRATION_DOMAIN}",
            role,
            first if role in OF_AN_AGENCY else "",
            locality,
            is_demonstration=True,
        )
        for role in ROLES
    }
