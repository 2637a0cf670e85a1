"""Publishing: what stands against it, making a release, its signature and sign-offs, and what the public gets."""
