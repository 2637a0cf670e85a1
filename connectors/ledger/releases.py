"""What the ledger knows of releases: the frozen bundles, who signed them off, and the notices over them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, func, or_, select

from connectors.ledger.act_tables import audit_log, release_notices, release_signatures, release_signoffs, releases
from connectors.ledger.acting import Act, alone, keep, kept
from connectors.ledger.refusals import LedgerRefusal, RefusalKind
from connectors.ledger.tables import sync_ends, syncs
from connectors.ledger.visits import keep_bytes
from rubric.text import Text


@dataclass(frozen=True, slots=True)
class NewRelease:
    """A release to be kept. ``name`` is its address; ``supersedes`` is the number of the one it corrects, and why."""

    locality: str
    year: int
    name: str
    criteria_hash: str
    code_version: str
    sync: int
    as_of: date
    decision_number: str = ""
    decision_date: date | None = None
    supersedes: int | None = None
    reason: str = ""
    signoffs_needed: int = 1


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody looked at before they made a release: the newest complete sync and the newest act that counts."""

    sync: int
    newest_act: int


@dataclass(frozen=True, slots=True)
class Signoff:
    """Somebody signed a release off."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature over a release, as its file holds it, and the fingerprint of the key that made it."""

    content: str
    fingerprint: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands over the frozen pages of a release since ``at``."""

    text: Text
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Release:
    """A release that was kept: ``bundle`` is the hash of its bytes, ``superseded_by`` the public one after it."""

    number: int
    locality: str
    year: int
    name: str
    bundle: str
    criteria_hash: str
    code_version: str
    sync: int
    as_of: date
    decision_number: str
    decision_date: date | None
    supersedes: int | None
    reason: str
    signoffs_needed: int
    by: str
    at: datetime
    signoffs: tuple[Signoff, ...] = ()
    notices: tuple[Notice, ...] = ()
    signature: Signature | None = None
    superseded_by: int | None = None

    @property
    def published_at(self) -> datetime | None:
        """When it became public: with the last sign-off that it needed; None while it waits for it."""
        enough = len(self.signoffs) >= self.signoffs_needed
        return self.signoffs[self.signoffs_needed - 1].at if enough else None


class Releases:
    """The releases of one ledger. Every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def make(self, new: NewRelease, bundle: bytes, by: str, told: datetime, seen: Seen | None = None) -> Release:
        """Keep a release and its bundle, both or neither; only its sign-offs make it public.

        LedgerRefusal for a taken name, where it does not name the public one, and where there is something newer than
        what was ``seen``.
        """
        values = asdict(new)
        values["sync_id"] = values.pop("sync")
        with alone(self._engine) as connection:
            if seen and seen != _newest(connection, new.locality):
                raise LedgerRefusal(RefusalKind.MOVED_MEANWHILE, new.name)
            if connection.execute(select(releases.c.id).where(releases.c.name == new.name)).first():
                raise LedgerRefusal(RefusalKind.NAME_TAKEN, new.name)
            before = self._corrected(new)
            digest = keep_bytes(connection, bundle)
            act = Act(
                by, "release.made", new.locality, period=str(new.year), before=before,
                after=f"{new.name} {digest}", reason=new.reason,
            )  # fmt: skip
            number = keep(connection, act, told, releases, {**values, "bundle": digest})
        return self._one(number)

    def seen(self, locality: str) -> Seen:
        """What there is to look at now: its newest complete sync that took a book, and its newest act that counts."""
        with self._engine.connect() as connection:
            return _newest(connection, locality)

    def sign_off(self, release: int, by: str, told: datetime) -> Release:
        """Keep that somebody signed a release off.

        LedgerRefusal for the second time by one person, where another release became public meanwhile, and where
        somebody has decided or appealed since it was made: it would publish what no longer holds.
        """
        known = self._one(release)
        with alone(self._engine) as connection:
            here = (release_signoffs.c.release_id == release) & (release_signoffs.c.by == by)
            if connection.execute(select(release_signoffs.c.id).where(here)).first():
                raise LedgerRefusal(RefusalKind.SIGNED_ALREADY, known.name)
            if not known.published_at:
                self._corrected(known)
                if connection.execute(_decided_after(release, known.locality)).first():
                    raise LedgerRefusal(RefusalKind.OUTDATED, known.name)
            act = Act(by, "release.signed", known.locality, period=str(known.year), after=known.name)
            keep(connection, act, told, release_signoffs, {"release_id": release})
        return self._one(release)

    def sign(self, release: int, signature: str, fingerprint: str, by: str, told: datetime) -> Release:
        """Keep the signature that was made over a release; LedgerRefusal when it has one. Whoever calls verified it."""
        known = self._one(release)
        act = Act(by, "release.signature", known.locality, period=str(known.year), before=known.name, after=fingerprint)
        with alone(self._engine) as connection:
            here = release_signatures.c.release_id == release
            if connection.execute(select(release_signatures.c.id).where(here)).first():
                raise LedgerRefusal(RefusalKind.HAS_SIGNATURE, known.name)
            values = {"release_id": release, "signature": signature, "fingerprint": fingerprint}
            keep(connection, act, told, release_signatures, values)
        return self._one(release)

    def notice(self, release: int, text: Text, by: str, told: datetime) -> Release:
        """Keep a notice that stands over a release from now on."""
        known = self._one(release)
        act = Act(by, "release.notice", known.locality, period=str(known.year), before=known.name, after=text.vi)
        with alone(self._engine) as connection:
            values = {"release_id": release, "text_vi": text.vi, "text_en": text.en}
            keep(connection, act, told, release_notices, values)
        return self._one(release)

    def all(self, locality: str) -> list[Release]:
        """The releases of a locality in the order made, also those that wait for a sign-off."""
        query = select(releases).where(releases.c.locality == locality).order_by(releases.c.id)
        rows = kept(self._engine, releases, query)
        with self._engine.connect() as connection:
            found = [_release(connection, row) for row in rows]
        made = {row["release_id"]: _signature(row) for row in kept(self._engine, release_signatures, _SIGNATURES)}
        found = [replace(each, signature=made.get(each.number)) for each in found]
        public = {each.supersedes: each.number for each in found if each.supersedes and each.published_at}
        return [replace(each, superseded_by=public.get(each.number)) for each in found]

    def published(self, locality: str, year: int) -> Release | None:
        """The public release of a year that holds now; None before the first."""
        chain = [each for each in self.all(locality) if each.year == year and each.published_at]
        return next((each for each in reversed(chain) if each.superseded_by is None), None)

    def named(self, name: str) -> Release | None:
        """The release at an address."""
        rows = kept(self._engine, releases, select(releases).where(releases.c.name == name))
        return next((each for each in self.all(rows[0]["locality"]) if each.name == name), None) if rows else None

    def _corrected(self, new: NewRelease | Release) -> str:
        """The name of the public release that one corrects; LedgerRefusal when it is not the one it names."""
        public = self.published(new.locality, new.year)
        if new.supersedes != (public.number if public else None):
            raise LedgerRefusal(RefusalKind.NOT_THE_PUBLIC_ONE, public.name if public else new.name)
        return public.name if public else ""

    def _one(self, number: int) -> Release:
        rows = kept(self._engine, releases, select(releases).where(releases.c.id == number))
        if not rows:
            named = Text(vi=f"bản công bố số {number}", en=f"release {number}")
            raise LedgerRefusal(RefusalKind.UNKNOWN, named)
        return next(each for each in self.all(rows[0]["locality"]) if each.number == number)


_SIGNATURES = select(release_signatures)


def _decided_after(release: int, locality: str) -> Select[Any]:
    """An act that counts, in the audit log after the one that made a release."""
    made = select(audit_log.c.number).where(audit_log.c.about == releases.name, audit_log.c.about_id == release)
    counts = or_(*(audit_log.c.act.startswith(f"{kind}.") for kind in ("decision", "appeal")))
    later = audit_log.c.number > made.scalar_subquery()
    return select(audit_log.c.number).where(audit_log.c.locality == locality, counts, later).limit(1)


COUNTS = ("decision", "appeal", "submission")  # acts that change what a release would hold


def _newest(connection: Connection, locality: str) -> Seen:
    complete = select(func.max(syncs.c.id)).join(sync_ends, sync_ends.c.sync_id == syncs.c.id)
    newest = connection.execute(complete.where(syncs.c.locality == locality, sync_ends.c.books > 0)).scalar()
    acts = or_(*(audit_log.c.act.startswith(f"{kind}.") for kind in COUNTS))
    query = select(func.max(audit_log.c.number)).where(audit_log.c.locality == locality, acts)
    return Seen(newest or 0, connection.execute(query).scalar() or 0)


def _signature(row: RowMapping) -> Signature:
    return Signature(row["signature"], row["fingerprint"], row["by"], row["at"])


def _release(connection: Connection, row: RowMapping) -> Release:
    values = {name: value for name, value in row.items() if name not in {"id", "told", "sync_id"}}
    signed, notes = release_signoffs.c, release_notices.c
    signoffs = connection.execute(select(signed.by, signed.at).filter_by(release_id=row["id"]).order_by(signed.id))
    notices = connection.execute(select(release_notices).filter_by(release_id=row["id"]).order_by(notes.id))
    return Release(
        row["id"], sync=row["sync_id"], **values, signoffs=tuple(Signoff(r.by, r.at) for r in signoffs),
        notices=tuple(Notice(Text(vi=r.text_vi, en=r.text_en), r.by, r.at) for r in notices),
    )  # fmt: skip
