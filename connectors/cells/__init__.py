"""From what a cell held to an exact value or a problem that names the cell."""
