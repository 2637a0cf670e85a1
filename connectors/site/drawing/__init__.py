"""Charts of the static site as SVG that computes nothing: figures become places, a template draws them."""
