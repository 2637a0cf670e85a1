"""Releases: a result frozen with all it rests on, signed offline, and recomputed by anybody from the bundle alone."""

from connectors.release.freezing import Publication, freeze
from connectors.release.manifest import Authority
from connectors.release.release import Release, open_release

__all__ = ["Authority", "Publication", "Release", "freeze", "open_release"]
