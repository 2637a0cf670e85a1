"""Reading books into the ledger: raw bytes first, under their hash; then what they say, and problems.

``folder`` reads files, ``online`` Google Sheets; ``choosing`` says which online books to read, ``judging`` whether a
book is taken as it is now, ``readings`` what it says, ``course`` keeps two syncs apart and tells how far one is.
"""

from connectors.sync.course import SyncUnderWay
from connectors.sync.folder import sync_folder
from connectors.sync.taken import read_sync

__all__ = ["SyncUnderWay", "read_sync", "sync_folder"]
