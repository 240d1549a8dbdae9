"""The user's own Word file with the findings as comments."""
