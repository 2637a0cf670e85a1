"""Releases: a result frozen with all it rests on, signed offline, and recomputed by anybody from the bundle alone."""

from connectors.release.freezing import freeze
from connectors.release.manifest import Authority
from connectors.release.release import Release, open_release

__all__ = ["Authority", "Release", "freeze", "open_release"]
