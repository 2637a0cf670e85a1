"""What an agency may do about its own score: try other figures, find the cheapest way up, see where its cohort stands.

Pure: a scorecard in, results out. Nothing here is saved.
"""
