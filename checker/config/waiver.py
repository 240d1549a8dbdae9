"""A waiver, as a configuration states it."""

from __future__ import annotations

from checker.values import NamedTuple


class Waiver(NamedTuple):
    """A finding that stays as it is by decision: which rule, which words, why, who approved, until when.

    ``anchor`` is a quote from the text, empty for what is missing altogether; ``every`` lets it cover all findings
    that the quote fits; ``until`` is the last day (YYYY-MM-DD); ``file`` names one report, relative to the
    configuration file, empty for any; ``place`` is the file and line where the waiver stands, for messages.
    """

    rule: str
    anchor: str
    every: bool
    reason: str
    approved_by: str
    until: str
    file: str
    place: str
