"""The subcommands of ``thuocdo`` that fill a file of their own."""
