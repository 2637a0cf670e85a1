"""Open data: what a release says as tables that any program reads, described, licensed, and served by /api/v1."""
