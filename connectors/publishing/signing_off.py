"""Signing off: the act that makes a release public, once enough people have done it."""

from __future__ import annotations

from datetime import datetime

from connectors import ledger as kept
from connectors.access.visitors import Visitor
from connectors.ledger import Ledger
from connectors.ledger.accounts import email_key
from connectors.publishing.faults import PublishingRefusal
from connectors.publishing.settings import PublicationSettings
from connectors.publishing.signatures import opened, signature_of
from connectors.release.keys import PublicKey
from connectors.release.verifying import verify
from rubric.text import Text


def sign_off(
    ledger: Ledger,
    release: kept.Release,
    chosen: PublicationSettings,
    key: PublicKey | None,
    *,
    by: Visitor,
    now: datetime,
) -> kept.Release:
    """Sign a release off. The last of the sign-offs that it needs makes it public.

    Its bundle is verified first, figure by figure. PublishingRefusal where it differs or lacks the signature it needs;
    LedgerRefusal for the second time by one person, and where another release became public meanwhile.
    """
    if why := lacks_signature(ledger, release, chosen, key):
        raise PublishingRefusal(why.vi, why.en)
    result = verify(opened(ledger, release).bundle)
    if not result.is_intact:
        first = result.differences[0].message if result.differences else Text(vi="chữ ký sai", en="a wrong signature")
        raise PublishingRefusal(
            f"Chưa công bố: gói {release.name} không còn nguyên vẹn ({first.vi}).",
            f"Not published: the bundle {release.name} is not intact ({first.en}).",
        )
    return ledger.releases.sign_off(release.number, email_key(by.email), now)


def lacks_signature(
    ledger: Ledger, release: kept.Release, chosen: PublicationSettings, key: PublicKey | None
) -> Text | None:
    """Why a release cannot be signed off for want of the department's signature; None where it can."""
    if chosen.signature == "optional" or opened(ledger, release).manifest.is_illustration:
        return None
    if release.signature is None:
        return Text(
            vi=f"{release.name} chưa có chữ ký số của cơ quan; số liệu thật cần chữ ký trước khi công bố.",
            en=f"{release.name} lacks the department's signature, which real data needs before it is published.",
        )
    if signature_of(ledger, release, key).standing != "known_key":
        return Text(
            vi=f"Chữ ký của {release.name} không phải do khóa đang đặt (THUOCDO_RELEASE_KEY) ký.",
            en=f"The signature of {release.name} was not made by the key that is set (THUOCDO_RELEASE_KEY).",
        )
    return None
