"""Checks of form: numbering, pairs of marks, punctuation, repetition."""
