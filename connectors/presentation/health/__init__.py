"""The health of the data: what was received, what is wrong where, what blocks publication."""
