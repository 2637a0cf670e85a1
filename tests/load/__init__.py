"""How long syncing takes and how much it reads: ``python -m tests.load.sheets`` prints the table of the connector.

The stand-in for Google runs in a process of its own (``serving``), with the true quotas and its minutes compressed;
every sync, every plain way of reading and every scorecard in a fresh one (``measuring``), so that the memory and the
processor's time of each are its own.
"""
