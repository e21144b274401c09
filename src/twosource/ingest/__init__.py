"""From files, folders, globs and stdin to records and items."""
