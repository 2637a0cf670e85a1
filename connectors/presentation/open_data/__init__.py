"""What the page Dữ liệu mở shows."""
