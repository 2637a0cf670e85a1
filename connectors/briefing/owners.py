"""Who can be asked to do something: the agencies, and the bodies to which the plan gives tasks."""

from __future__ import annotations

from collections.abc import Mapping

from connectors.localities import Installation
from rubric.text import Text


def owners_of(installation: Installation) -> Mapping[str, Text]:
    """Every agency and body by its code: who leads the exercise first, then agencies in protocol order, then bodies.

    A body is one that leads a task or a system of the plan, or that a target binds, and is no single agency.
    """
    plan, lead = installation.plan, installation.locality.lead_agency
    found = {lead: installation.agencies[lead].name} | {code: each.name for code, each in installation.agencies.items()}
    named = [body for task in plan.tasks.values() for body in task.lead]
    named += [body for target in plan.targets.values() for body in target.binds]
    for body in dict.fromkeys(named):
        if body in plan.organisations and not plan.organisations[body].agency:
            found[body] = plan.organisations[body].name
    return found


def owner_name(installation: Installation, code: str, language: str) -> str:
    """The name of an agency or body; the code itself of one that is not there any more."""
    agency, body = installation.agencies.get(code), installation.plan.organisations.get(code)
    known = agency or body
    return known.name.in_(language) if known else code
