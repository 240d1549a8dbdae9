"""HTML in a Markdown draft that shows nothing: elements that are hidden, with all that stands in them."""

from __future__ import annotations

from checker.reading.web.declarations import HIDDEN, declarations, effect
from checker.text.lazy import pattern
from checker.text.terms import Span

_TAG = pattern(r"""`[^`\n]*`|<(/?)([A-Za-z][\w-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>""")
_STYLE = pattern(r"""(?i)(?:^|\s)style\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SWITCH = pattern(r"(?i)(?:^|\s)hidden(?=[\s=/]|\Z)")
_VALUES = pattern(r"""=\s*(?:"[^"]*"|'[^']*')""")
_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)


def hidden_spans(text: str) -> list[Span]:
    """Return the spans of what stands in hidden elements, none in another; one that is never closed ends with its paragraph."""
    if "<" not in text or not ("style" in text.lower() or "hidden" in text.lower()):
        return []
    found: list[Span] = []
    name, start, depth = "", 0, 0
    for tag in _TAG.finditer(text):
        if tag[2] is None:  # code that speaks of elements
            continue
        closing, element = bool(tag[1]), tag[2].lower()
        if depth:
            if element == name and not tag[3].endswith("/"):
                depth += -1 if closing else 1
                if not depth:
                    found.append((start, tag.start()))
        elif not closing and element not in _EMPTY and not tag[3].endswith("/") and _hides(tag[3]):
            name, start, depth = element, tag.end(), 1
    if depth:
        end = text.find("\n\n", start)
        found.append((start, len(text) if end < 0 else end))
    return found


def _hides(attributes: str) -> bool:
    if _SWITCH.search(_VALUES.sub("", attributes)):
        return True
    style = _STYLE.search(attributes)
    return style is not None and effect(declarations(style[1] or style[2] or style[3] or "")) == HIDDEN
