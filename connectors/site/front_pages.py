"""What belongs to no locality: the first page of the site, its style and script, its map for search engines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from connectors.clock import day_in_vietnam
from connectors.presentation.rendering import STYLE
from connectors.site import addresses
from connectors.site.frame import Framing, Page
from connectors.site.release_frame import Pages
from connectors.site.words import site_words

ASSETS = Path(__file__).parent / "assets"
LARGEST_SITEMAP = 50_000  # addresses, by the protocol


@dataclass(frozen=True)
class FrontLine:
    """A locality on the first page, in one language."""

    name: str
    path: str
    release: str
    state: str


def front_pages(lines: Sequence[FrontLine], language: str, framing: Framing) -> Pages:
    """The first page in a language."""
    path = f"{addresses.language_folder(language)}index.html"
    return {path: partial(_front_page, lines, language, framing, path)}


def assets() -> Pages:
    """The one style sheet, which begins with that of the dashboard's fragments, and the one script."""
    style = STYLE.read_text("utf-8") + (ASSETS / "site.css").read_text("utf-8")
    return {addresses.STYLE: style.encode, addresses.SCRIPT: (ASSETS / "site.js").read_bytes}


def sitemaps(pages: Sequence[tuple[str, datetime | None]], address: str) -> Pages:
    """The map of all pages and robots.txt; several maps under one where there are too many pages for one."""
    parts = [pages[start : start + LARGEST_SITEMAP] for start in range(0, len(pages), LARGEST_SITEMAP)]
    robots = f"User-agent: *\nAllow: /\nSitemap: {address}/sitemap.xml\n"
    made: dict[str, bytes] = {"robots.txt": robots.encode()}
    if len(parts) == 1:
        made["sitemap.xml"] = _sitemap("urlset", "url", [(f"{address}/{_shown(path)}", at) for path, at in parts[0]])
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        made["sitemap.xml"] = _sitemap("sitemapindex", "sitemap", [(f"{address}/{name}", None) for name in names])
        for name, part in zip(names, parts, strict=True):
            made[name] = _sitemap("urlset", "url", [(f"{address}/{_shown(path)}", at) for path, at in part])
    return {path: partial(bytes, content) for path, content in made.items()}


def _front_page(lines: Sequence[FrontLine], language: str, framing: Framing, path: str) -> bytes:
    say = site_words(language)
    several = say["front_sentence"].format(count=len(lines))
    sentence = several if len(lines) > 1 else say["front_one"] if lines else say["front_none"]
    body = [framing.own(path, "front", language, localities=lines, sentence=sentence)]
    return framing.framed(Page(path, language, say["front_question"], sentence, body))


def _shown(path: str) -> str:
    return path.removesuffix("index.html")


def _sitemap(root: str, each: str, lines: Sequence[tuple[str, datetime | None]]) -> bytes:
    days = (f"<lastmod>{day_in_vietnam(at).isoformat()}</lastmod>" if at else "" for _, at in lines)
    entries = "".join(
        f"<{each}><loc>{escape(address)}</loc>{day}</{each}>\n" for (address, _), day in zip(lines, days, strict=True)
    )
    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{namespace}">\n{entries}</{root}>\n'.encode()
