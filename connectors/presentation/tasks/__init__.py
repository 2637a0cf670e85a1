"""The plan's tasks, their states and whose they are."""
