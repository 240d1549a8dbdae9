"""Checks of wording: titles of instruments, fixed formulas, fixed terms."""
