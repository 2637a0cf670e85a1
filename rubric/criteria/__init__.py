"""The criteria set as typed data: fields, rules, annexes, bands, cohorts, gates, and the checks between them."""
