"""Rule packs and kinds of report: load, validate, compile to typed values."""
