"""Every change of format there has been; a released one is never edited."""
