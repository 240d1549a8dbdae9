"""Readers: bytes of a file to a Source that keeps every position."""
