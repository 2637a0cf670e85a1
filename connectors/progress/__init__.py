"""How far a plan is: its targets and tasks by what was reported, and index against index when the rules changed."""
