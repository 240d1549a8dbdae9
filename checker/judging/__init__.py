"""Judge documents: which rules apply, in which order, with which outcome."""
