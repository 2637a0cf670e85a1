"""The briefing of leaders: what changed, what is late, what must be decided, how earlier decisions stand."""
