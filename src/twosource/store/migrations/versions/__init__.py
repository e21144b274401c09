"""One module for each step from one format to the next."""
