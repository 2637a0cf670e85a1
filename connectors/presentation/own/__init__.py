"""What an agency sees of its own year: sign-off, problems, three columns, the way up, the sandbox, decisions."""
