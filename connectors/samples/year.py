"""One agency's made-up year, whole: its own figures and what the department, the surveys and the panel record."""

from __future__ import annotations

from dataclasses import dataclass

from connectors.forms.contents import NOT_APPLICABLE, Content
from connectors.layouts.receipts import NOT_SENT, receipt_field
from connectors.layouts.tasks import DUE_FIELD, LATE, ON_TIME, OVERDUE
from connectors.localities import Agency, Installation
from connectors.samples.cases import INSPECTION_FIELD
from connectors.samples.draft import Draft
from connectors.samples.profiles import Chance, Profile
from connectors.samples.reporting import Receipt, receipts
from connectors.samples.ruled import fill
from connectors.samples.tasks import Task, tasks_of

_OUTCOMES = {ON_TIME: {"on_time"}, LATE: {"late"}, OVERDUE: {"overdue", "open"}}
_DEVIATING, _WARNED = "so_tieu_chi_sai_lech", "bi_nhac_nho"
_BONUS_SHARE = 0.3


@dataclass(frozen=True)
class AgencyYear:
    """The draft with its figures, the reports received, and the tasks."""

    draft: Draft
    receipts: list[Receipt]
    tasks: list[Task]


def make_year(
    installation: Installation,
    agency: Agency,
    year: int,
    profile: Profile,
    chance: Chance,
    previous: AgencyYear | None,
) -> AgencyYear:
    """Make up a year of ``agency``; ``previous`` is the year before, None for the first."""
    draft = Draft(installation, agency, year, profile, chance, previous.draft.values if previous else {})
    before = previous.tasks if previous else ()
    received, tasks = receipts(draft), tasks_of(draft, draft.wish("tasks"), before)
    _record(draft, received, tasks)
    _deliberate(draft)
    criteria_set = installation.criteria_set
    for key, criterion in criteria_set.criteria_of(draft.annex).items():
        rule = criterion.rule_of(draft.annex)
        if rule is not None and not criterion.is_outside(draft.annex, year):
            fill(rule, draft.wish(key, rule.reads()), draft, key)
    for key, bonus in criteria_set.bonus.items.items():
        rule = bonus.rule_of(draft.annex)
        if rule is not None and bonus.hundredths(draft.annex):
            has_it = draft.draw("bonus", key).random() < draft.wish(key) * _BONUS_SHARE
            fill(rule, 1.0 if has_it else -0.1, draft, key)
    _followed(draft)
    return AgencyYear(draft, received, tasks)


def _record(draft: Draft, received: list[Receipt], tasks: list[Task]) -> None:
    """What the department's registers say: reports received, tasks due, penalties."""
    due = [task for task in tasks if task.due.year == draft.year]
    found: dict[str, Content] = {name: sum(t.state in states for t in due) for name, states in _OUTCOMES.items()}
    found[DUE_FIELD] = len(due)
    found[NOT_SENT] = sum(receipt.was_never_sent for receipt in received)
    found[_DEVIATING] = draft.cases.higher_than_verified.get((draft.agency.code, draft.year), 0)
    found[_WARNED] = (draft.agency.code, draft.year) == draft.cases.warned_in_writing
    found |= {receipt_field(receipt.period): receipt.received for receipt in received if receipt.received}
    draft.values |= {name: content for name, content in found.items() if name in draft.fields}


def _deliberate(draft: Draft) -> None:
    code = draft.agency.code
    if code in draft.cases.nothing_to_inspect and INSPECTION_FIELD in draft.fields:
        draft.values[INSPECTION_FIELD] = NOT_APPLICABLE
    if (code, draft.year) == draft.cases.small_sample and "ks_so_phieu" in draft.fields:
        draft.values["ks_so_phieu"] = draft.cases.small_sample_size


def _followed(draft: Draft) -> None:
    """Fields that are shown and not scored."""
    owed = draft.installation.criteria_set.fields_of(draft.annex)
    has_documents = all(name in draft.values for name, field in owed.items() if field.kind == "date")
    for name, field in owed.items():
        if name in draft.values or not field.tracked_only:
            continue
        draw, wish = draft.draw("followed", name), draft.wish(name)
        match field.kind:
            case "yes_no":
                draft.values[name] = draw.random() < wish - 0.3
            case "text" if has_documents:
                draft.values[name] = f"{draw.randint(3, 60):02}/KH-{draft.letters}"
            case "url":
                draft.values[name] = draft.page(name)
            case "count" | "number" | "money" | "percent" | "level":
                draft.size(name)
            case _:
                continue
