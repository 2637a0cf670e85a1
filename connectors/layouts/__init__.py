"""From the cells of a book to what it reports: agency books, registers of a cohort, the department's own book."""
