"""What the page Thẩm định shows: the queue, one claim, appeals, submissions, the audit log in words."""
