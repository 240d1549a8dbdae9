"""Checks of the document itself: title, kind, year, signature, date of publication."""
