"""The pages of HTML that Google's front end, or a network in between, sends where JSON was asked for."""

from __future__ import annotations

from tests.google_stand_in.refusals import Refused

_ROBOT_PAGE = """<!DOCTYPE html>
<html lang=en>
  <meta charset=utf-8>
  <meta name=viewport content="initial-scale=1, minimum-scale=1, width=device-width">
  <title>Error {status} ({reason})!!1</title>
  <p><b>{status}.</b> <ins>That’s an error.</ins>
  <p>{sentence}  <ins>That’s all we know.</ins>
"""
_SORRY_PAGE = """<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>\
<title>Sorry...</title></head><body><div style="margin-left: 4em;"><h1>We're sorry...</h1>\
<p>... but your computer or network may be sending automated queries. To protect our users, we can't process \
your request right now.</p></div></body></html>"""
_PAGE_WORDS = {
    404: ("Not Found", "The requested URL was not found on this server."),
    414: ("Request-URI Too Large", "The requested URL is too large to process."),
}
_TRY_AGAIN = (
    "The server encountered a temporary error and could not complete your request.<p>Please try again in 30 seconds."
)


def page(status: int) -> Refused:
    """The page of HTML that Google's front end sends instead of JSON: 404, 414, 429, 500, 502 or 503."""
    reason, sentence = _PAGE_WORDS.get(status, ("Server Error", _TRY_AGAIN))
    text = _SORRY_PAGE if status == 429 else _ROBOT_PAGE.format(status=status, reason=reason, sentence=sentence)
    return Refused(status, text)
