"""The forms that people fill in, written from the criteria set: agency books, registers, the department's book."""
