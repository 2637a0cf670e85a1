"""Accounts as the page Tài khoản shows them."""
