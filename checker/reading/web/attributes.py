"""What the attributes of an element tell whoever opens the page or its source: descriptions, addresses to call, numbers of persons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.reading.source import ALT, CODE, MARKUP, Extra
from checker.text.persons import may_hold_number

_CALLED = {"mailto": "mailto", "tel": "tel", "sms": "tel", "smsto": "tel"}
_PLACES = frozenset(
    (
        "action",
        "class",
        "cite",
        "for",
        "href",
        "id",
        "name",
        "poster",
        "src",
        "srcset",
        "style",
        "type",
        "xmlns",
    )
)
"""What names places, files and marks: their digits are codes."""
_SHORTEST = 11


def told_by(tag: str, attributes: Mapping[str, str], *, shown: bool) -> Iterator[Extra]:
    """Yield what the attributes of an element tell; of one that is not ``shown`` only numbers."""
    for name, value in attributes.items():
        if name == "href":
            scheme, _, address = value.strip().partition(":")
            if tag == "a" and scheme.lower() in _CALLED:
                yield Extra(CODE, f"{_CALLED[scheme.lower()]}:{address}")
        elif name == "alt" and tag == "img" and shown:
            if value.strip():
                yield Extra(ALT, value.strip())
        elif (
            len(value) >= _SHORTEST
            and name not in _PLACES
            and not name.startswith(("on", "data-src"))
            and may_hold_number(value)
        ):
            field = attributes.get("name") or name if name in ("value", "content") else name
            yield Extra(MARKUP, f"{field}={' '.join(value.split())}")
