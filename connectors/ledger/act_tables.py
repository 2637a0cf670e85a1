"""The tables of what people do: accounts, logins, submissions, decisions, appeals, releases, check-ins, the audit log.

A table that was ever released stays as it is for good: what is to be kept besides goes into another table.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, Table, UniqueConstraint

from connectors.ledger.columns import Moment, Words, columns_of_an_act
from connectors.ledger.tables import metadata

account_events = Table(
    "account_events",
    metadata,
    *columns_of_an_act(),
    Column("email", Words, nullable=False, index=True),
    Column("act", Words, nullable=False),
    Column("role", Words, nullable=False),
    Column("agency", Words, nullable=False),
    Column("locality", Words, nullable=False),
    Column("reason", Words, nullable=False),
    comment="Every time an account was granted, changed or revoked; the newest row of an address and locality holds.",
)

logins = Table(
    "logins",
    metadata,
    *columns_of_an_act(),
    Column("session", Words, nullable=False),
    Column("act", Words, nullable=False),
    UniqueConstraint("by", "session", "act"),
    comment="The first time each login was seen (in), and its end (out).",
)

submissions = Table(
    "submissions",
    metadata,
    *columns_of_an_act(),
    Column("locality", Words, nullable=False),
    Column("agency", Words, nullable=False),
    Column("year", Integer, nullable=False),
    Column("act", Words, nullable=False),
    Column("claims_hash", Words, nullable=False),
    Column("sync_id", ForeignKey("syncs.id"), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("reason", Words, nullable=False),
    UniqueConstraint("locality", "agency", "year", "sequence"),
    comment="Every time an agency's leader signed its self-assessment off (submitted), or it was opened again.",
)

decisions = Table(
    "decisions",
    metadata,
    *columns_of_an_act(),
    Column("locality", Words, nullable=False),
    Column("agency", Words, nullable=False),
    Column("period", Words, nullable=False),
    Column("field", Words, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("claim_hash", Words, nullable=False),
    Column("verdict", Words, nullable=False),
    Column("accepted_value", Words, nullable=True),
    Column("reason", Words, nullable=False),
    Column("needs_second", Boolean, nullable=False),
    UniqueConstraint("locality", "agency", "period", "field", "sequence"),
    comment="Every decision on a claim, counted from 1 on each; nobody decides over one they did not see.",
)

decision_confirmations = Table(
    "decision_confirmations",
    metadata,
    *columns_of_an_act(),
    Column("decision_id", ForeignKey("decisions.id"), nullable=False, unique=True),
    Column("agrees", Boolean, nullable=False),
    Column("reason", Words, nullable=False),
    comment="What the second person said to a decision that needs one.",
)

appeals = Table(
    "appeals",
    metadata,
    *columns_of_an_act(),
    Column("decision_id", ForeignKey("decisions.id"), nullable=False, unique=True),
    Column("text", Words, nullable=False),
    comment="What an agency answered to a decision, once each.",
)

appeal_answers = Table(
    "appeal_answers",
    metadata,
    *columns_of_an_act(),
    Column("appeal_id", ForeignKey("appeals.id"), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("reply", Words, nullable=False),
    Column("outcome", Words, nullable=False),
    UniqueConstraint("appeal_id", "sequence"),
    comment="Replies to an appeal; the one with an outcome is the last.",
)

releases = Table(
    "releases",
    metadata,
    *columns_of_an_act(),
    Column("locality", Words, nullable=False),
    Column("year", Integer, nullable=False),
    Column("name", Words, nullable=False, unique=True),
    Column("bundle", ForeignKey("raw_books.hash"), nullable=False),
    Column("criteria_hash", Words, nullable=False),
    Column("code_version", Words, nullable=False),
    Column("sync_id", ForeignKey("syncs.id"), nullable=False),
    Column("as_of", Date, nullable=False),
    Column("decision_number", Words, nullable=False),
    Column("decision_date", Date, nullable=True),
    Column("supersedes", ForeignKey("releases.id"), nullable=True),
    Column("reason", Words, nullable=False),
    Column("signoffs_needed", Integer, nullable=False),
    comment="Every release that was frozen; it is public once enough people signed it off.",
)

release_signoffs = Table(
    "release_signoffs",
    metadata,
    *columns_of_an_act(),
    Column("release_id", ForeignKey("releases.id"), nullable=False),
    UniqueConstraint("release_id", "by"),
    comment="Who signed a release off.",
)

release_notices = Table(
    "release_notices",
    metadata,
    *columns_of_an_act(),
    Column("release_id", ForeignKey("releases.id"), nullable=False, index=True),
    Column("text_vi", Words, nullable=False),
    Column("text_en", Words, nullable=False),
    comment="What stands over the frozen pages of a release.",
)

release_signatures = Table(
    "release_signatures",
    metadata,
    *columns_of_an_act(),
    Column("release_id", ForeignKey("releases.id"), nullable=False, unique=True),
    Column("signature", Words, nullable=False),
    Column("fingerprint", Words, nullable=False),
    comment="The signature over a release's manifest, made offline, and the fingerprint of the key that made it.",
)

contacts = Table(
    "contacts",
    metadata,
    *columns_of_an_act(),
    Column("locality", Words, nullable=False, index=True),
    Column("name", Words, nullable=False),
    Column("address", Words, nullable=False),
    Column("email", Words, nullable=False),
    Column("telephone", Words, nullable=False),
    comment="Whom the public may ask; the newest row of a locality holds.",
)

check_ins = Table(
    "check_ins",
    metadata,
    *columns_of_an_act(),
    Column("locality", Words, nullable=False, index=True),
    Column("year", Integer, nullable=False),
    Column("kind", Words, nullable=False),
    Column("subject", Words, nullable=False),
    Column("text_vi", Words, nullable=False),
    Column("text_en", Words, nullable=False),
    Column("owner", Words, nullable=False),
    Column("due", Date, nullable=False),
    comment="What leaders decided should be done, by whom and until when.",
)

check_in_follow_ups = Table(
    "check_in_follow_ups",
    metadata,
    *columns_of_an_act(),
    Column("check_in_id", ForeignKey("check_ins.id"), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("state", Words, nullable=False),
    Column("due", Date, nullable=False),
    Column("note", Words, nullable=False),
    UniqueConstraint("check_in_id", "sequence"),
    comment="How a check-in stood each time somebody looked after it; the newest row of each holds.",
)

audit_log = Table(
    "audit_log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("by", Words, nullable=False),
    Column("at", Moment, nullable=False),
    Column("told", Moment, nullable=False),
    Column("act", Words, nullable=False),
    Column("locality", Words, nullable=False),
    Column("agency", Words, nullable=False),
    Column("period", Words, nullable=False),
    Column("field", Words, nullable=False),
    Column("before", Words, nullable=False),
    Column("after", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("about", Words, nullable=False),
    Column("about_id", Integer, nullable=False),
    Column("about_hash", Words, nullable=False),
    Column("previous", Words, nullable=False, unique=True),
    Column("hash", Words, nullable=False, unique=True),
    comment="Who did what, when, on which value; each row holds the hash of the row before it.",
)
