"""The targets of the plan by year: lists, tables and charts."""
