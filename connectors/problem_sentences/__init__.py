"""The sentences of the problem catalogue, by what they are about: figures, other answers, books and tabs, Google."""
