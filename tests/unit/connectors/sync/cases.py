"""What goes wrong with spreadsheets that people share, and what must come of it: one line for each known fault.

``stops`` is what the fault stops: nothing, or with a problem that only warns, a cell, a tab, a book; ``retry`` is an
interruption that is tried again and stops a book when it lasts; ``ops`` is for whoever runs the installation, told
once. ``copy`` says which copy counts: the new one, the new one with a remark, or the last good one. ``figure`` says
what the rules get where no last good copy exists.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Stops = Literal["nothing", "warning", "cell", "tab", "book", "retry", "ops"]
Copy = Literal["new", "remarked", "last good"]
Figure = Literal["reported", "missing", "unreadable"]


class Wanted(NamedTuple):
    """What happens, and what must come of it."""

    happens: str
    stops: Stops
    copy: Copy
    figure: Figure


CASES: dict[str, Wanted] = {
    "V01": Wanted("cells at the end of a row are left out, rows are ragged", "nothing", "new", "reported"),
    "V02": Wanted("an empty row in the middle, none at the end", "nothing", "new", "reported"),
    "V03": Wanted("a tab comes without any cells", "tab", "last good", "missing"),
    "V04": Wanted("a day as a serial number", "nothing", "new", "reported"),
    "V05": Wanted("a day typed as text", "warning", "remarked", "reported"),
    "V07": Wanted("0.85 shown as 85%", "nothing", "new", "reported"),
    "V08": Wanted("0,85 without a percent sign", "cell", "remarked", "unreadable"),
    "V10": Wanted("a decimal comma", "nothing", "new", "reported"),
    "V11": Wanted("dots before three digits", "cell", "remarked", "unreadable"),
    "V12": Wanted("a number behind an apostrophe", "warning", "remarked", "reported"),
    "V13": Wanted("a formula that fails", "cell", "remarked", "unreadable"),
    "V15": Wanted("a formula where a figure is typed", "warning", "remarked", "reported"),
    "V17": Wanted("a verdict that is not on the list", "cell", "remarked", "unreadable"),
    "V18": Wanted("a checkbox", "nothing", "new", "reported"),
    "V22": Wanted("a text of 50,000 characters", "warning", "remarked", "reported"),
    "S01": Wanted("a tab is renamed", "tab", "last good", "missing"),
    "S03": Wanted("a tab is deleted while the book is read", "tab", "last good", "missing"),
    "S05": Wanted("a column is renamed, moved, added or gone", "tab", "last good", "unreadable"),
    "S06": Wanted("two columns have one heading", "tab", "last good", "unreadable"),
    "S07": Wanted("headings in merged cells", "nothing", "new", "reported"),
    "S10": Wanted("a hidden tab", "warning", "remarked", "reported"),
    "S11": Wanted("hidden and filtered rows", "warning", "remarked", "reported"),
    "S12": Wanted("a tab that is a chart", "nothing", "new", "reported"),
    "S13": Wanted("columns are deleted", "tab", "last good", "unreadable"),
    "S14": Wanted("the agency works in a copy of the file", "book", "last good", "missing"),
    "S16": Wanted("addresses that are too long", "nothing", "new", "reported"),
    "S17": Wanted("the book is full when results are written", "warning", "new", "reported"),
    "P01": Wanted("the book is not shared any more", "book", "last good", "missing"),
    "P02": Wanted("the file is deleted", "book", "last good", "missing"),
    "P04": Wanted("the Sheets API is switched off", "ops", "last good", "missing"),
    "P06": Wanted("Drive does not know the file", "book", "last good", "missing"),
    "P07": Wanted("the tab of results is protected", "warning", "new", "reported"),
    "P08": Wanted("a service account has no room for files", "ops", "new", "reported"),
    "P09": Wanted("anybody with the link may change the book", "warning", "remarked", "reported"),
    "Q01": Wanted("429", "retry", "last good", "missing"),
    "Q04": Wanted("more books than a minute's reads", "nothing", "new", "reported"),
    "N01": Wanted("503", "retry", "last good", "missing"),
    "N02": Wanted("500", "retry", "last good", "missing"),
    "N04": Wanted("Google needs more than three minutes", "retry", "last good", "missing"),
    "N05": Wanted("the connection is reset", "retry", "last good", "missing"),
    "N07": Wanted("an answer that drips", "retry", "last good", "missing"),
    "N08": Wanted("no answer at all", "retry", "last good", "missing"),
    "N10": Wanted("a proxy that inspects the traffic", "ops", "last good", "missing"),
    "A01": Wanted("the token runs out in the middle", "retry", "new", "reported"),
    "A03": Wanted("the key was deleted", "ops", "last good", "missing"),
    "A04": Wanted("the account was deleted", "ops", "last good", "missing"),
    "W01": Wanted("a write is interrupted", "nothing", "new", "reported"),
    "W02": Wanted("our own write moves the file's version", "nothing", "new", "reported"),
    "W04": Wanted("a request changes what it was given", "nothing", "new", "reported"),
    "L02": Wanted("a workbook with percent cells", "nothing", "new", "reported"),
    "L03": Wanted("a formula that was never calculated", "cell", "remarked", "unreadable"),
    "L04": Wanted("a workbook with mixed columns and empty tabs", "nothing", "new", "reported"),
    "L07": Wanted("a workbook that is being saved", "warning", "last good", "missing"),
}
