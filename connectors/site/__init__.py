"""The static site: every public page of every public release as plain HTML and CSS, whole without script or server."""
