"""Everything that touches the outside: workbooks, files, the ledger, the command line, and what screens show."""
