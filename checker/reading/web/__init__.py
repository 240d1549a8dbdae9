"""Readers of web pages: .html and .mht."""
