"""States, agencies, outlets and words as data, with their loaders."""
