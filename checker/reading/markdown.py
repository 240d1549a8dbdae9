"""Markdown drafts (.md): the file's own lines, without its markup.

A place is told as the user's editor counts it, so the text keeps every line of the file, and what is only markup (emphasis
marks, bullets, addresses of links, HTML tags, front matter) is left out as characters that nobody sees are. The ``#`` of
headings, numbers of lists and strokes of tables stay: they structure the text. What is struck through is no content.
markdown-it-py tells markup from text, and which lines are one paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from checker.errors import LawcheckError
from checker.reading.hiddenhtml import hidden_spans
from checker.reading.source import CODE, MARKUP, STRUCK, Extra, Source, make_source
from checker.reading.text import read_text
from checker.text.persons import may_hold_number
from checker.text.terms import Span

MAX_MARKUP = 200_000
"""The longest text, in characters, that is parsed; a longer one is no draft with markup and is read as it stands."""
_TITLE = "title:"
_MAX_NESTING = 20
_UNSEEN = "\0"
"""What stands for a blank of the file that belongs to its markup (before the title of a link)."""


def read_markdown(data: bytes, path: str) -> Source:
    """Read a Markdown file (CommonMark with tables). Raises LawcheckError as read_text does, and when nothing is left."""
    plain = read_text(data, path)
    if len(plain.text) > MAX_MARKUP:
        return plain._replace(format="md")
    text, wrapped, struck, beside = _read(plain.text)
    if not text.strip():
        raise LawcheckError(
            "文件里只有 Markdown 标记，没有可以检查的文字。",
            remedy="请确认选对了文件，并且已经保存。",
            path=path,
        )
    kept = [
        at for at, char in enumerate(text) if char != _UNSEEN and (char != " " or plain.text[at].isspace())
    ]
    removed: list[int] = []
    for count, at in enumerate((*kept, len(text))):
        removed += [count] * (at - count - len(removed))
    source = make_source(path, "md", plain.encoding, "".join([text[at] for at in kept]))
    extras = tuple(Extra(STRUCK, words, (bisect_left(kept, at),) * 2) for words, at in struck)
    joined = tuple(source.line_starts[number] for number in sorted(wrapped))
    return source._replace(removed=tuple(removed), extras=(*extras, *beside), joined=joined)


def visible(text: str) -> str:
    """Return ``text`` with its markup as blanks, of the same length and with the same line breaks."""
    return _read(text)[0].replace(_UNSEEN, " ")


def _read(text: str) -> tuple[str, set[int], list[tuple[str, int]], list[Extra]]:
    """Return what :func:`visible` does, the numbers of the lines that go on with the one before, what is struck out, what is beside."""
    whole = text.replace("\r\n", " \n").replace("\r", "\n")
    unseen = hidden_spans(whole)
    lines = _blanked(whole, unseen).split("\n")
    shown = [" " * len(line) for line in lines]
    body = _blank_front_matter(lines, shown)
    # Four blanks before a paragraph are a Chinese writer's indent far more often than code.
    parser = (
        MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING})
        .enable(["table", "strikethrough"])
        .disable(["code", "text_join"])
    )
    cursors: dict[int, int] = {}
    wrapped: set[int] = set()
    struck: list[tuple[str, int]] = []
    beside = [
        Extra(MARKUP, told)
        for told in (_in_a_line(whole[slice(*one)]) for one in unseen)
        if may_hold_number(told)
    ]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for token in parser.parse("\n".join(body)):
        _show(token, body, shown, cursors)
        beside += _beside(token)
        if token.type == "inline" and token.map is not None:
            wrapped.update(_wrapped(token))
            struck += [(words, starts[token.map[0]]) for words in _struck(token)]
    blanked = "\n".join(shown)
    visible = "".join(new if old not in "\r\n" else old for new, old in zip(blanked, text, strict=True))
    return visible, wrapped, struck, beside


def _blanked(text: str, spans: list[Span]) -> str:
    """Return a text with blanks in place of what stands in some spans, its line breaks kept."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], "".join([char if char == "\n" else " " for char in text[start:end]])]
        at = end
    return "".join((*pieces, text[at:]))


def _in_a_line(text: str) -> str:
    return " ".join(text.split())


def _wrapped(token: Token) -> list[int]:
    """Return the numbers of the lines of a paragraph that begin behind a mere line end."""
    assert token.map is not None
    breaks = [child.type for child in token.children or () if child.type in ("softbreak", "hardbreak")]
    return [token.map[0] + at for at, kind in enumerate(breaks, 1) if kind == "softbreak"]


def _beside(token: Token) -> Iterator[Extra]:
    """Yield what a reader of the source finds: numbers and addresses to call or write to, numbers in HTML that shows nothing."""
    for one in (token, *(token.children or ())):
        target = str(one.attrs.get("href", "")) if one.type == "link_open" else ""
        if target.lower().startswith(("mailto:", "tel:")):
            yield Extra(CODE, target)
        elif one.type in ("html_block", "html_inline"):
            seen = without_tags(one.content)
            unseen = "".join(
                char if char != shown else " " for char, shown in zip(one.content, seen, strict=True)
            )
            if may_hold_number(unseen):
                yield Extra(MARKUP, _in_a_line(unseen))


def _struck(token: Token) -> list[str]:
    """Return the texts that are struck through."""
    found: list[list[str]] = []
    depth = 0
    for child in token.children or ():
        depth += (child.type == "s_open") - (child.type == "s_close")
        if child.type == "s_open":
            found.append([])
        elif depth:
            found[-1].append(child.content)
    return ["".join(pieces) for pieces in found if "".join(pieces).strip()]


def _blank_front_matter(lines: list[str], shown: list[str]) -> list[str]:
    """Return the lines to parse: front matter (YAML between ---) is metadata, of which only the title is shown."""
    if lines[0].rstrip() != "---":
        return lines
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return lines
    for at in range(1, end):
        line = lines[at]
        if line.startswith(_TITLE):
            title = line[len(_TITLE) :].strip().strip("\"'")
            start = line.find(title, len(_TITLE))
            shown[at] = _put(shown[at], start, title)
    return [""] * (end + 1) + lines[end + 1 :]


def _put(line: str, at: int, text: str) -> str:
    return line[:at] + text + line[at + len(text) :]


def _show(token: Token, lines: list[str], shown: list[str], cursors: dict[int, int]) -> None:
    """Write what is text of a block ``token`` into ``shown``; ``cursors`` tell how far each line is used up."""
    if token.map is None:
        return
    first, last = token.map
    if token.type == "heading_open" and token.markup.startswith("#"):
        at = lines[first].find(token.markup)
        shown[first] = _put(shown[first], at, token.markup)
        cursors[first] = at + len(token.markup)
    elif token.type == "list_item_open" and token.info:
        marker = token.info + token.markup
        at = lines[first].find(marker, cursors.get(first, 0))
        if at >= 0:
            shown[first] = _put(shown[first], at, marker)
            cursors[first] = at + len(marker)
    elif token.type == "tr_open":
        shown[first] = "".join("|" if char == "|" else " " for char in lines[first])
    elif token.type == "fence":
        end = min(last, first + 1 + token.content.count("\n"))
        shown[first + 1 : end] = lines[first + 1 : end]
    elif token.type == "html_block":
        block = "\n".join(lines[first:last])
        shown[first:last] = without_tags(block).split("\n")
    elif token.type == "inline":
        _show_inline(token, lines, shown, cursors)


def _show_inline(token: Token, lines: list[str], shown: list[str], cursors: dict[int, int]) -> None:
    assert token.map is not None
    first = token.map[0]
    seen = _inline_text(token).split("\n")
    for number, written in enumerate(token.content.split("\n"), first):
        line, start = lines[number], cursors.get(number, 0)
        raw, text = written, seen[number - first]
        if raw not in line:  # in a table, strokes that are text are written with a stroke before them
            raw, text = raw.replace("|", "\\|"), text.replace("|", " |")
        at = line.find(raw, start)
        if at < 0:  # not written as the parser returns it (tabs): better with its markup than not at all
            at, raw, text = start, line[start:], line[start:]
        shown[number] = _put(shown[number], at, text)
        cursors[number] = at + len(raw)


def _inline_text(token: Token) -> str:
    """Return the content of an inline token with its markup as blanks."""
    raw = token.content
    out = list("\n".join(" " * len(line) for line in raw.split("\n")))
    at = depth = 0
    for child in token.children or ():
        depth += (child.type == "s_open") - (child.type == "s_close")
        if child.type in ("softbreak", "hardbreak"):
            at = raw.find("\n", at) + 1 or at
        elif child.type == "text_special":
            start = raw.find(child.markup, at)
            if start >= 0:
                at = start + len(child.markup)
                # An escaped character stands behind its stroke, an entity has the place of its first character.
                where = at - 1 if child.info == "escape" else start
                out[where] = " " if depth else child.content[:1] or " "
        elif child.type == "html_inline":
            at = max(at, raw.find(child.content, at) + len(child.content))
        elif child.type == "image" or (child.type == "link_close" and child.info != "auto"):
            start = raw.find("]", raw.find("![", at) if child.type == "image" else at)
            at = _behind_target(raw, start)
            for blank in range(max(start, 0), at):
                if raw[blank] == " ":
                    out[blank] = _UNSEEN
        elif child.type == "link_close":
            at += 1
        elif child.content:
            start = raw.find(child.content, at)
            if start >= 0:
                at = start + len(child.content)
                if not depth:
                    out[start:at] = child.content
    return "".join(out).replace("**", "  ")


def _behind_target(raw: str, bracket: int) -> int:
    """Return the offset behind the target of a link or picture whose text ends at ``bracket``."""
    if raw[bracket + 1 : bracket + 2] == "[":
        return raw.find("]", bracket + 2) + 1 or len(raw)
    if raw[bracket + 1 : bracket + 2] != "(":
        return bracket + 1
    depth = 0
    # An address in angle brackets may hold parentheses of its own.
    start = raw.find(">", bracket) if raw[bracket + 2 : bracket + 3] == "<" else bracket + 1
    for at in range(bracket + 1, len(raw)):
        if bracket + 1 < at < start:
            continue
        depth += {"(": 1, ")": -1}.get(raw[at], 0)
        if depth == 0:
            return at + 1
    return len(raw)


def without_tags(block: str) -> str:
    """Return a block of HTML with tags, comments, scripts and styles as blanks, its line breaks kept."""
    out: list[str] = []
    at = 0
    while (start := block.find("<", at)) >= 0:
        out.append(block[at:start])
        low = block[start : start + 8].lower()
        closing = "-->" if low.startswith("<!--") else "</script" if low.startswith("<script") else ""
        closing = "</style" if low.startswith("<style") else closing
        end = block.find(closing or ">", start + 1)
        end = block.find(">", end) if closing else end
        end = len(block) if end < 0 else end + 1
        out.append("".join(char if char == "\n" else " " for char in block[start:end]))
        at = end
    return "".join((*out, block[at:]))
