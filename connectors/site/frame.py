"""A page of the site: its frame around fragments, with every link turned into a static one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from connectors.ledger import Contact
from connectors.presentation.rendering import render
from connectors.presentation.words import word
from connectors.site import addresses
from connectors.site.addresses import Place
from connectors.site.text import as_bytes, checked, with_static_links
from connectors.site.words import site_words

POLICY = (
    "default-src 'none'; style-src {own}; img-src {own} data:; script-src {own}; base-uri 'none'; form-action 'none'"
)
# Opened from a disk, a page is of no origin, and a browser may find nothing its own; on the web no page reaches a file.
ON_THE_WEB, ANYWHERE = "'self'", "'self' file:"
LANGUAGES = ("vi", "en")


@dataclass(frozen=True)
class Link:
    """A link of the frame: its words, the path of its page in the site, and whether this is the page."""

    label: str
    path: str
    is_here: bool = False


@dataclass(frozen=True)
class Page:
    """A page before it is framed: where it stands, the question it answers, the sentence that does, what it shows.

    ``above`` leads back up; ``menu`` are the pages beside it; ``body`` is HTML; ``part`` the kind of page.
    """

    path: str
    language: str
    question: str
    sentence: str
    body: Sequence[Markup]
    name: str = ""
    above: Sequence[Link] = ()
    menu: Sequence[Link] = ()
    part: str = ""
    contact: Contact | None = None


@dataclass
class Framing:
    """What all pages of one build share, and which links were made: what each leads to must be there in the end.

    ``address`` is where the site will be served; empty where that is not known. ``read`` gives a file of the site that
    was made before.
    """

    address: str
    read: Callable[[str], bytes]
    linked: set[str] = field(default_factory=set[str])

    def fragment(self, page: str, place: Place | None, template: str, language: str, /, **values: Any) -> Markup:
        """A fragment of the dashboard as it stands on ``page``."""

        def static(address: str) -> str:
            if place is None:
                raise ValueError(f"{page} is of no release: {address}")
            return self.link(place.meant_by(address), page)

        return Markup(with_static_links(render(template, language, **values), static))

    def own(self, page: str, template: str, language: str, /, **values: Any) -> Markup:
        """A fragment of the site's own as it stands on ``page``."""

        def to(path: str) -> str:
            return self.link(path, page)

        made = _environment().get_template(f"{template}.html.j2")
        return Markup(made.render(to=to, say=site_words(language), language=language, **values))

    def framed(self, page: Page) -> bytes:
        """The page as it is written."""
        other = next(each for each in LANGUAGES if each != page.language)
        beside = addresses.in_language(page.path, page.language, other)
        html = self.own(
            page.path,
            "page",
            page.language,
            page=page,
            policy=POLICY.format(own=ON_THE_WEB if self.address else ANYWHERE),
            product=word("product", page.language),
            canonical=self._permanent(page.path, page.path),
            alternates=[
                (page.language, self._permanent(page.path, page.path)),
                (other, self._permanent(beside, page.path)),
            ],
            other=(other, beside),
            shown_address=self._permanent(page.path, page.path) if self.address else "",
            style=addresses.STYLE,
            script=addresses.SCRIPT,
            home=f"{addresses.language_folder(page.language)}index.html",
            contact=self._contact(page),
        )
        return as_bytes(checked(html, page.path))

    def link(self, path: str, seen_from: str) -> str:
        """How a page names another file of the site; that file must be there when the site is whole."""
        self.linked.add(path.partition("#")[0])
        return addresses.relative(path, seen_from)

    def _permanent(self, path: str, seen_from: str) -> str:
        if not self.address:
            return self.link(path, seen_from)
        return f"{self.address}/{path.removesuffix('index.html')}"

    def _contact(self, page: Page) -> Markup:
        if page.contact is None:
            return Markup()
        return Markup(render("contact_line", page.language, contact=page.contact))


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
