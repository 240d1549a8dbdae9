"""Configuration files: find, read, validate, apply to a rulebook."""
