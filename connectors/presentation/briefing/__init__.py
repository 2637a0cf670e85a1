"""What the page Báo cáo lãnh đạo shows: sentences made of findings, every number a link to its source."""
