"""The rules of the yardstick, pure: no files, no network, no screen. Values in, scores and reasons out."""
