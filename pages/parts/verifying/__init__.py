"""Parts of the page Thẩm định: desk.py what it works on, the others one task each."""
