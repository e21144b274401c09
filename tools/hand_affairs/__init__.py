"""Affairs written by hand: independent reports, disputes and denials, with what stands in them."""
