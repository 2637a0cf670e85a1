"""The commands of ``thuocdo``, a file for each subject; ``connectors.command_line`` gathers them."""
