"""The tab “Kết quả kiểm tra” that this system writes into an online book: what to mend, and the points so far.

``content`` is what stands in it, as text; ``problems_told`` and ``composing`` make it of a sync; ``standing`` says what
stands in a book now, ``errands`` puts the two side by side; ``requests`` is what Google is asked, ``writing`` asks it
for one book, ``all_books`` for all of a sync.
"""
