"""Whether the links of evidence still open, tried gently and only on public addresses."""
