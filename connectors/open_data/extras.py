"""Files that belong to a release besides its tables: made elsewhere, offered at the same addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from connectors.published import Published

ExtraMaker = Callable[[Published], bytes]

# The seam for exports that other folders make of a release: a name with its ending, and what makes the file of a
# release. Whatever stands here is served, described in release.json, and put into the static site.
EXTRA_FILES: Mapping[str, ExtraMaker] = {}
