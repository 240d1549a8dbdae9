"""Checks of content: is what must be told told, and done."""
