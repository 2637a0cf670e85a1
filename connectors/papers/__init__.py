"""The Word papers: what a paper says as plain data, and one writer that gives it the form of Nghị định 30/2020."""
