"""Books kept in Google Sheets: reached through gspread, paced, read once each, and parsed into raw cells.

``credentials`` says who reads, ``client`` reaches Google with patience, ``drive`` tells what may have changed,
``fetching`` brings a book in one request, ``reading`` makes a ``RawBook`` of it, ``faults`` names what went wrong.
"""
