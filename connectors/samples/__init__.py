"""Made-up reports of every agency, to try the software with: realistic, marked as made up, with typing mistakes."""

from connectors.samples.making import make_samples

__all__ = ["make_samples"]
