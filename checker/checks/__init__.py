"""The kinds of check: each a module with one function (Document, Rule, Context) -> Outcome."""
