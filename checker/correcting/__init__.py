"""The corrected draft: replacements that are certain, put into a copy of the file."""
