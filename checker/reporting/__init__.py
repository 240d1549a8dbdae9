"""Output formats: each turns a Report into text and never prints."""
