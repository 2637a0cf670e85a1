"""The tables of a release, one file a table: its columns with what each means, and how its rows are made."""
