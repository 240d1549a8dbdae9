"""Readers of printed pages: .pdf and .ofd."""
