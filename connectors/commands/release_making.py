"""``thuocdo release make`` and ``difference``: freeze what stands, after seeing what it changes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from connectors.commands.common import LocalityOption, YearOption, fail, fail_with, installation_of, open_ledger, say
from connectors.commands.release_acts import ByOption, person
from connectors.settings import settings

if TYPE_CHECKING:
    from connectors.cycle import YearState
    from connectors.ledger import Ledger
    from connectors.publishing.checking import PublishCheck


def difference(locality: LocalityOption = "hue", year: YearOption = 2026) -> None:
    """Bản công bố lập bây giờ sẽ thay đổi gì, và còn gì đang chặn / what a release made now would change."""
    from connectors import clock
    from connectors.publishing.making import draft_of
    from connectors.publishing.settings import load_publication
    from connectors.publishing.signatures import opened
    from connectors.release.difference import difference as between

    with open_ledger() as ledger:
        state, check = _looked(ledger, locality, year)
        draft = draft_of(ledger, state, clock.now(), load_publication(locality, settings().data))
        public = ledger.releases.published(locality, year)
        if public is None:
            say("Bản công bố đầu tiên của năm / the first release of the year")
        else:
            found = between(opened(ledger, public), draft)
            say(f"{found.sentence.vi} / {found.sentence.en}")
            for move in found.moves:
                say(f"  {move.sentence.vi}")
    _tell(check)


def make(
    number: Annotated[str, typer.Option("--number", help="Số quyết định / number of the decision")],
    day: Annotated[datetime, typer.Option("--day", formats=["%Y-%m-%d"], help="Ngày quyết định / its day")],
    signatory: Annotated[str, typer.Option("--signatory", help="Chức danh người ký / title of who signs it")],
    by: ByOption,
    correction: Annotated[str, typer.Option("--correction", help="Đính chính gì, vì sao / what and why")] = "",
    locality: LocalityOption = "hue",
    year: YearOption = 2026,
) -> None:
    """Lập một bản công bố chờ ký duyệt / make a release that waits to be signed off."""
    from connectors import clock
    from connectors.ledger import LedgerRefusal
    from connectors.publishing.faults import PublishingRefusal
    from connectors.publishing.making import Occasion, make_release
    from connectors.publishing.settings import load_publication
    from connectors.release import Authority

    with open_ledger() as ledger:
        who = person(ledger, locality, by, "make_release")
        state, check = _looked(ledger, locality, year)
        if not check.is_open:
            _tell(check)
            fail("chưa lập được bản công bố", "no release may be made yet")
        occasion = Occasion(Authority(number=number, day=day.date(), signatory=signatory), correction)
        chosen = load_publication(locality, settings().data)
        try:
            made = make_release(ledger, state, check.seen, occasion, by=who.email, now=clock.now(), chosen=chosen)
        except (LedgerRefusal, PublishingRefusal) as refused:
            fail_with(refused.message)
    say(f"Đã lập {made.name}, chờ {made.signoffs_needed} người ký duyệt / made; {made.signoffs_needed} must sign off")


def _looked(ledger: Ledger, locality: str, year: int) -> tuple[YearState, PublishCheck]:
    """The state of the year and what stands against publishing it; ends the command before the first sync."""
    from connectors import clock
    from connectors.cycle import year_state
    from connectors.health_facts import health_facts
    from connectors.publishing.checking import publish_check
    from connectors.publishing.settings import load_publication
    from connectors.sync.course import is_under_way

    installation, seen, now = installation_of(locality, year), ledger.releases.seen(locality), clock.now()
    if not seen.sync:
        fail("chưa có lần đọc nào; hãy chạy `thuocdo sync`", "nothing was read yet; run `thuocdo sync`")
    state = year_state(ledger, installation, seen.sync, now)
    running = is_under_way(settings().var, locality)
    chosen = load_publication(locality, settings().data)
    facts = health_facts(installation, seen.sync)
    return state, publish_check(state, facts, seen, chosen, now, is_under_way=running)


def _tell(check: PublishCheck) -> None:
    for mark, texts in (("✗", check.blocks), ("!", check.reminders), ("·", check.warns)):
        for each in texts:
            say(f"{mark} {each.vi} / {each.en}")
