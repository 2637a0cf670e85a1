"""What people see: one file a page. Pages compute nothing; they read the scorecard and choose a layout."""
