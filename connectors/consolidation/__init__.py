"""A commune's own report to its province, made of the reports of its units."""
