"""The ledger: raw books under their hash, syncs and their problems. Rows are added, never changed."""

from connectors.ledger.ledger import Ledger, RawBookRow, SyncRow

__all__ = ["Ledger", "RawBookRow", "SyncRow"]
