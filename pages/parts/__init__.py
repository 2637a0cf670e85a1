"""What several pages share: the shell with title, state line and choices, and the download box."""
