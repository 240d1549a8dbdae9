"""HTML in a Markdown draft that shows nothing is no content; numbers in it are told all the same."""

import pytest

from checker.reading.files import read_bytes
from checker.reading.hiddenhtml import hidden_spans


def read(text):
    return read_bytes(text.encode(), "a.md", ".md")


@pytest.mark.parametrize(
    "text",
    [
        '甲<span style="display:none">藏</span>乙',
        "甲<span hidden>藏</span>乙",
        "甲<b style='opacity:0'>藏<b>藏</b>藏</b>乙",
        "甲<i STYLE=visibility:hidden>藏</i>乙",
        '甲\n\n<div style="display:none">\n\n## 藏\n\n- 藏<div>藏</div>\n\n</div>\n\n乙',
        "甲\n\n<details hidden>\n藏\n</details>\n\n乙",
        "甲\n\n<p hidden>藏\n\n乙",
    ],
)
def test_what_stands_in_a_hidden_element_is_not_read(text):
    assert "".join(read(text).text.split()) == "甲乙"


@pytest.mark.parametrize(
    "text",
    [
        '甲<span style="color:red">见</span>乙',
        '甲<span title="hidden">见</span>乙',
        '甲<span data-hidden="1" class=hidden>见</span>乙',
        '甲<br style="display:none">见乙',
        "甲<img hidden>见乙",
        "甲<b hidden/>见乙",
        "甲 < 见 hidden > 乙",
        "甲的 `<div hidden>` 是见乙",
    ],
)
def test_what_is_shown_is_read(text):
    assert "见" in read(text).text


def test_places_stay_those_of_the_file_and_numbers_are_told():
    source = read('甲<span style="display:none">手机13912345678</span>乙\n丙')
    assert source.position(source.text.index("乙")) == (1, source.position(source.text.index("乙")).column)
    assert (
        source.position(source.text.index("乙")).column
        == len('甲<span style="display:none">手机13912345678</span>') + 1
    )
    assert ["13912345678" in extra.text for extra in source.asides] == [True]


@pytest.mark.parametrize("piece", ["<a ", "<a hidden>", '<a "', "</a>", "<a style='", "<div hidden>x</div>"])
def test_tags_of_any_shape_are_read_at_once(piece):
    assert hidden_spans(piece * 20_000) is not None
