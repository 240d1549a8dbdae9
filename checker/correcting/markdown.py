"""A corrected copy of a Markdown draft: words are changed, markup never is."""

from __future__ import annotations

from functools import cached_property

from checker.correcting.text import TextDraft
from checker.reading.markdown import MAX_MARKUP, read_markdown, visible
from checker.results import Replacement


class MarkdownDraft(TextDraft):
    """A text between markup that its reader does not see."""

    @property
    def seen(self) -> str:
        """The text without its markup."""
        return read_markdown(self._data, self._path).text

    @cached_property
    def _visible(self) -> str:
        return visible(self._text) if len(self._text) <= MAX_MARKUP else self._text

    def fits(self, one: Replacement) -> bool:
        """Whether a replacement touches no markup: no signs of it, no characters that are written by a name or behind a stroke."""
        (start, end), _ = one
        text, shown = self._text, self._visible
        if start == end:  # behind a tag is outside of what it encloses
            behind = start
            while behind and shown[behind - 1] == " ":
                behind -= 1
            return "<" not in text[behind:start]
        if text[start:end] != shown[start:end]:
            return False
        escaped = start > 0 and text[start - 1] == "\\" and shown[start - 1] == " "
        named = text[end - 1] == "&" and text[end : end + 1] != shown[end : end + 1]
        return not escaped and not named
