"""The only part with state: writer and view over one SQLite file."""
