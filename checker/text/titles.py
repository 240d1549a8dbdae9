"""Titles in 《》: where they stand in a text, and what is left of them when what varies freely is taken off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.text.terms import Span
from checker.values import NamedTuple

_DASHES = str.maketrans(dict.fromkeys("－–—―─-~～至", "—"))
_QUOTES = str.maketrans(dict.fromkeys("“”‘’\"' \u3000〈〉<>", None))
NATIONAL = "中华人民共和国"


class CitedTitle(NamedTuple):
    """A title taken apart.

    ``core`` is the name without its issuer, 中华人民共和国, a wrapper such as 关于印发…的通知 and the brackets at its end;
    ``brackets`` are the contents of those, dashes unified; ``national`` tells whether 中华人民共和国 stood before it,
    ``issued`` whether an issuer did.
    """

    core: str
    brackets: tuple[str, ...]
    national: bool
    issued: bool = False


def titles_in(text: str) -> Iterator[Span]:
    """Yield the span of each 《…》 of a normalised text, marks included, and of each <…> nested in one."""
    at = text.find("《")
    end = -1
    while at >= 0:
        if end < at:
            end = text.find("》", at + 1)
            if end < 0:
                return
        again = text.find("《", at + 1)
        if (again < 0 or again > end) and "\n" not in text[at:end]:
            yield at, end + 1
            inner = text.find("<", at, end)
            while 0 <= inner < (close := text.find(">", inner, end)):
                yield inner, close + 1
                inner = text.find("<", close, end)
        at = again


def read_title(name: str, issuers: Sequence[str] = ()) -> CitedTitle:
    """Take a title (without its marks) apart; ``issuers`` are the names that may stand before it."""
    text = name.translate(_QUOTES)
    core, brackets = _brackets(text)
    at = core.find("关于印发")
    if at >= 0 and core.endswith("的通知"):
        text = core[at + 4 : -3]
        core, inner = _brackets(text)
        brackets = (*inner, *brackets)
    issued = False
    stripped = True
    while stripped:
        stripped = False
        for issuer in issuers:
            if core.startswith(issuer) and len(core) > len(issuer) + 3:
                core = core[len(issuer) :].lstrip("、")
                stripped = issued = True
    core = core.removeprefix("关于")
    national = core.startswith(NATIONAL) and len(core) > len(NATIONAL)
    return CitedTitle(core.removeprefix(NATIONAL) if national else core, brackets, national, issued)


def _brackets(text: str) -> tuple[str, tuple[str, ...]]:
    """Split the brackets at the end off, last first; dashes inside them become one."""
    brackets: list[str] = []
    while text.endswith("）") and (at := text.rfind("（")) > 0:
        brackets.append(_one_dash(text[at + 1 : -1]))
        text = text[:at]
    return text, tuple(brackets)


def _one_dash(text: str) -> str:
    text = text.translate(_DASHES)
    while "——" in text:
        text = text.replace("——", "—")
    return text
