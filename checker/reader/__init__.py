"""The learned reader: what a sentence of a report does, by weights made from sentences that people have labelled."""
