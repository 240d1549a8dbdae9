"""The page and the interface over HTTP: ``lawcheck serve``."""
