"""Opening the next year from this one: the criteria set as a draft, what a person must decide, books, accounts.

draft.py      the draft of the set, which extends this year's;  decisions.py what it leaves to decide
carried.py    what goes on into the year: agencies, days, accounts
opening.py    all of it, looked at first and written where nothing is yet
"""

from connectors.new_year.carried import accounts_section, agencies_section, days_section
from connectors.new_year.decisions import to_decide
from connectors.new_year.draft import draft_of
from connectors.new_year.opening import Opening, look_ahead, write_books, write_draft, write_register
from connectors.new_year.section import Section

__all__ = [
    "Opening",
    "Section",
    "accounts_section",
    "agencies_section",
    "days_section",
    "draft_of",
    "look_ahead",
    "to_decide",
    "write_books",
    "write_draft",
    "write_register",
]
