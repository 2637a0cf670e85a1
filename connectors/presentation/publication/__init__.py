"""Releases as pages show them: lists, changes, banners, words."""
