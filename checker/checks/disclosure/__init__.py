"""Checks of disclosure: what must not be made public, and what a draft leaves behind."""
