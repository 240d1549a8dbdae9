"""Checks of figures: what the text counts, and what arithmetic proves about it."""
