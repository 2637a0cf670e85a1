"""What screens, papers and the site share."""
