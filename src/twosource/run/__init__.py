"""The only place where stages meet: pipeline, command line."""
