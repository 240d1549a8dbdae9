"""The title of a report: which lines of a page are it, and what it names.

A title may run over several lines, and be broken inside a word; a breadcrumb, the name of the page's
column or a row of its table of metadata is no title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from checker.document.issuers import looks_like_issuer, signed_in_one_line
from checker.document.letterhead import FRAMES, NUMBER, is_number, letterhead
from checker.document.lines import RawLine
from checker.document.noise import is_noise
from checker.document.titlewords import issuer_in, plan_behind, subject_in, year_in
from checker.rulebook.model import Kind
from checker.text.lazy import pattern
from checker.text.terms import Span
from checker.values import NamedTuple

_LONGEST_LINE = 48
_LONGEST = 90
_MOST_LINES = 5
_SHORTEST_OTHER = 9
_LONGER_OTHER = 8
_FARTHEST = 1_000
"""How many lines of a page may stand before its title."""
_REPEATED = 3
"""So many lines below the beginning of the body may the title be printed again."""
_MARK = 24
_BRACKETS = {"[": "]", "【": "】", "（": "）"}
_BLANKS = " \t\r\n\u3000\xa0"
_LABEL = pattern("(?:标题|题名|(?:信息|文件)?名称)：?(?=[\u4e00-\u9fff0-9])")
"""What a page prints before the title in its table of data."""
_SITE = pattern(r" ?[_|｜] ?| [-–—] |-(?=[^-\d]{2,16}$)")
"""What parts a title from the name of the site in what a browser shows as the name of a page."""
_YEAR = pattern("20[0-9]{2}年度?")
_NOUNS = ("报告", "总结", "汇报", "方案", "计划")
"""A line before the body that ends in one of these is the title of some document."""


class Title(NamedTuple):
    """A title: its text as printed without blanks, its source span, the indexes of its source lines.

    ``issuer`` and ``year`` are what it names, ``of_kind`` tells whether it names the kind of report; else it is
    the title of something else.
    """

    text: str
    span: Span
    lines: frozenset[int]
    issuer: str | None
    year: int | None
    of_kind: bool


def find_title(
    raws: list[RawLine], first: int, text: str, kind: Kind, names_other: Callable[[str], bool]
) -> Title | None:
    """Find the title among the source lines before the body, which begins at index ``first``.

    ``text`` is the text of the source, from which the title is printed; ``names_other`` tells whether a line
    is the title of another kind of document.
    """
    best: Title | None = None
    best_score = 0
    noise = [is_noise(raw) for raw in raws[: first + 1]]
    framed = any(noise)
    for window in _windows(raws, first, noise):
        title = _read(raws, window, text, kind, names_other)
        if title is None:
            continue
        if title.of_kind:
            title = _extended(
                title,
                raws,
                window,
                noise,
                kind.nouns,
                lambda longer: _read(raws, longer, text, kind, names_other),
            )
        score = 1 + 4 * title.of_kind + (title.issuer is not None) + (title.year is not None)
        # The name of the page, copied with it, is less than the title printed below it.
        score -= len(window) == 1 and _SITE.search(raws[window[0]].text) is not None
        bare = title.issuer is None and title.year is None
        other = not title.of_kind and len(title.text) >= _LONGER_OTHER and names_other(title.text)
        if score > best_score and not (bare and (framed or not (title.of_kind or other))):
            best, best_score = title, score
    return best


def with_repeats(title: Title, raws: list[RawLine], first: int) -> Title:
    """Return a title whose lines include those in which it is printed again, whole or by its second half."""
    known = _plain("".join(raws[index].text for index in sorted(title.lines)))
    repeated: set[int] = set()
    below = max(title.lines) + 1
    last = min(first + _REPEATED, len(raws))
    texts = [_plain(raw.text) for raw in raws[below : last + _MOST_LINES]]
    for start in range(below, last):
        if not texts[start - below]:
            continue
        text = ""
        for index in range(start, min(start + _MOST_LINES, len(raws))):
            text += texts[index - below]
            if len(text) > len(known):
                break
            if len(text) >= _SHORTEST_OTHER and known.endswith(text):
                repeated.update(range(start, index + 1))
                break
    return title._replace(lines=title.lines | repeated) if repeated else title


def _plain(line: str) -> str:
    """Return a line so that a title and its repeat are the same: without the year, which is another where an old text was copied."""
    return _YEAR.sub("", line.replace(" ", "").lstrip("#"))


def _windows(raws: list[RawLine], first: int, noise: list[bool]) -> Iterator[list[int]]:
    """Yield the runs of short lines before the body, the shortest of each end first."""
    for last in range(min(first, len(raws), _FARTHEST)):
        window: list[int] = []
        for index in range(last, -1, -1):
            line = raws[index].text.replace(" ", "").lstrip("#")
            if not line:
                if window:
                    continue
                break
            if noise[index] or len(line) > _LONGEST_LINE or line[-1] in "。；：，" or "，" in line:
                break
            marks = line.strip(FRAMES) and not any(map(str.isalnum, line))  # the end of a breadcrumb
            if is_number(line) or signed_in_one_line(line) or marks:
                break  # a letterhead above, or the source with its date, is no part of the title
            window = [index, *window]
            yield window
            if len(window) == _MOST_LINES:
                break


def _extended(
    title: Title,
    raws: list[RawLine],
    window: list[int],
    noise: list[bool],
    nouns: Sequence[str],
    read: Callable[[list[int]], Title | None],
) -> Title:
    """Take in the lines above and below that belong to a title."""
    while True:
        above = next((at for at in range(window[0] - 1, -1, -1) if raws[at].text.strip(" ")), None)
        below = next((at for at in range(window[-1] + 1, len(noise)) if raws[at].text.strip(" ")), None)
        if above is not None and not noise[above] and _leads_into(raws[above].text, title.text):
            longer = [above, *window]
        elif below is not None and not noise[below] and _goes_on(raws[below].text.replace(" ", ""), nouns):
            longer = [*window, below]
        else:
            return title
        found = read(longer)
        if found is None or not found.of_kind:
            return title
        title, window = found, longer


def _goes_on(line: str, nouns: Sequence[str]) -> bool:
    """Whether a line below a title is its second half (及2018年工作打算), or the last word of it (报告)."""
    return line in nouns or (
        line.startswith(("及", "和", "暨", "与"))
        and len(line) <= _LONGEST_LINE
        and line[-1] not in "。；：，"
    )


def _leads_into(printed: str, title: str) -> bool:
    """Whether the line above a title belongs to it: an issuer it does not yet name, or its first half."""
    line = printed.replace(" ", "")
    if not line or len(line) > _LONGEST_LINE or line[-1] in "。；：，" or line in title:
        return False
    if all(looks_like_issuer(word) for word in printed.split()):
        return True
    return "关于" in line or line.endswith(("年", "年度"))


def title_of_kind(text: str, kind: Kind) -> bool:
    """Whether a text (without blanks) is a title that names the matter and the kind of report."""
    core = text[_mark_length(text) :]
    core = core.split("（", 1)[0] if core.endswith("）") and not core.startswith("（") else core
    ends = core.endswith(kind.nouns) or plan_behind(core, kind)
    return 4 < len(core) <= _LONGEST and ends and subject_in(core, kind) is not None


def _read(
    raws: list[RawLine], window: list[int], source: str, kind: Kind, names_other: Callable[[str], bool]
) -> Title | None:
    plain = "".join(raws[index].text.replace(" ", "") for index in window).lstrip("#")
    mark = _mark_length(plain)
    framed = plain[mark:]
    plain = _unframed(framed)
    if len(window) == 1:
        plain = _without_site(raws[window[0]].text, kind) or plain
    lead = max(framed.find(plain), 0)
    mark, tail = mark + lead, len(framed) - lead - len(plain)
    core = plain.split("（", 1)[0] if plain.endswith("）") and not plain.startswith("（") else plain
    if not 4 < len(core) <= _LONGEST:
        return None
    other = names_other(core)
    of_kind = not other and title_of_kind(core, kind)
    if not of_kind and not other and not (core.endswith(_NOUNS) and len(core) >= _SHORTEST_OTHER):
        return None
    start = raws[window[0]].start
    end = raws[window[-1]].end
    while mark and start < end:
        mark -= source[start] not in _BLANKS
        start += 1
    while tail and start < end:
        end -= 1
        tail -= source[end] not in _BLANKS
    printed = _printed(source[start:end])
    span = (start + _leading(source[start:end]), end)
    issuer, year = _named(raws, window, core, kind)
    return Title(printed, span, frozenset(window), issuer, year, of_kind)


def _without_site(line: str, kind: Kind) -> str:
    """Return the title in the name of a page that names the site as well; empty where the line is no such name."""
    if _SITE.search(line) is None:
        return ""
    pieces = [piece.replace(" ", "") for piece in _SITE.split(line)]
    return next((piece for piece in pieces if title_of_kind(piece, kind)), "")


def _mark_length(plain: str) -> int:
    """Return the length of what a page prints in front of a title: a column's name in brackets, a document's number."""
    size = 0
    if plain[:1] in _BRACKETS and plain:
        size = _closing(plain, _BRACKETS[plain[0]])
    else:
        found = _LABEL.match(plain) or NUMBER.match(plain)
        size = found.end() if found else 0
    return size if len(plain) - size >= _SHORTEST_OTHER else 0


def _closing(plain: str, mark: str) -> int:
    """Return where the bracket ends with which a text begins, others of its kind inside it included (（岭政发（2023）4号）); 0 where it is far off."""
    depth = 0
    for at, char in enumerate(plain[:_MARK]):
        depth += (char == plain[0]) - (char == mark)
        if not depth:
            return at + 1
    return 0


def _unframed(text: str) -> str:
    """Return a title without the dashes or stars around it, and without the 《》 around the whole."""
    text = text.strip(FRAMES) or text
    whole = text.startswith("《") and text.endswith("》") and "《" not in text[1:]
    return text[1:-1] if whole else text


def _printed(text: str) -> str:
    """Return a title as it is printed: without blanks, save for one between joint issuers on a line."""
    lines = [line.split() for line in text.replace("\v", "\n").split("\n") if line.strip(FRAMES + _BLANKS)]
    return "".join(
        (" " if all(looks_like_issuer(word) for word in words[:-1]) else "").join(words) for words in lines
    ).lstrip("#")


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip())


def _named(raws: list[RawLine], window: list[int], core: str, kind: Kind) -> tuple[str | None, int | None]:
    """Return the issuer and the year that a title names."""
    year = year_in(core)
    joint = raws[window[0]].text.split()
    if len(joint) > 1 and looks_like_issuer(joint[0]):
        # 中共某县委　某县人民政府关于……: two issuers on one line
        last = issuer_in("".join(joint[1:]) if len(window) == 1 else joint[-1], kind)
        bodies = [name for name in (*joint[:-1], last) if name and looks_like_issuer(name)]
        if len(bodies) > 1:
            return " ".join(bodies), year
    lines = [raws[index].text.replace(" ", "") for index in window]
    if len(lines) > 1 and lines[0].endswith(("政府", "委", "委员会", "局", "厅", "办事处")):
        bodies = [line for line in lines[:-1] if looks_like_issuer(line)]
        if bodies:
            return " ".join(bodies), year
    return issuer_in(core, kind) or letterhead(raws, window[0], kind), year
