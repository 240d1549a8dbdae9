"""Any text and any replacements that do not overlap: applied, composed, made smaller, and in a file of any encoding."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.correcting.draft import opened
from checker.replacing import Apart, replaced, smallest, spliced, unspliced
from checker.results import Replacement

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@st.composite
def replacements(draw, text):
    """Return replacements in order that do not overlap, in a text."""
    places = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    found = []
    for start, end in zip(places[::2], places[1::2], strict=False):
        found.append(Replacement((start, end), draw(st.text(alphabet="公示，。〔&<x", max_size=4))))
    return found


@given(st.data(), TEXTS)
def test_rounds_of_replacements_are_one(data, text):
    cells, now = list(range(len(text))), text
    for _ in range(3):
        wanted = data.draw(replacements(now))
        cells, now = spliced(cells, wanted), replaced(now, wanted)
    one = unspliced(cells, len(text))
    assert replaced(text, one) == now
    small = smallest(text, one)
    assert replaced(text, small) == now
    assert all(left.span[1] <= right.span[0] for left, right in pairwise(small))
    assert sum(end - start for (start, end), _ in small) <= sum(end - start for (start, end), _ in one)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be-mark"])
@given(
    st.data(),
    st.lists(
        st.sampled_from(["依法行政", "，", "\r\n", "\n", "工作报告。", "①—", "\u200b", " "]), max_size=12
    ),
)
def test_encoding_mark_and_line_ends_stay(codec, data, words):
    text = "依法行政工作报告，全县各部门。" + "".join(words)

    def encoded(one):
        return b"\xfe\xff" + one.encode("utf-16-be") if codec == "utf-16-be-mark" else one.encode(codec)

    draft = opened(encoded(text), "txt", "a.txt")
    assert draft.text == text
    wanted = data.draw(replacements(text))
    assert draft.write(wanted) == encoded(replaced(text, wanted))


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("行政执法公式制度", "行政执法公示制度", [((5, 6), "示")]),
        ("法制政府建设刚要", "法治政府建设纲要", [((1, 2), "治"), ((6, 7), "纲")]),
        ("的的", "的", [((1, 2), "")]),
        ("纲要（2021—2025）", "纲要（2021—2025年）", [((12, 12), "年")]),
        ("同", "同", []),
    ],
)
def test_only_what_changes_is_changed(old, new, wanted):
    assert smallest(old, [Replacement((0, len(old)), new)]) == [Replacement(*one) for one in wanted]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 4)), max_size=12))
def test_none_is_in_the_way_of_another(drawn):
    apart, taken = Apart(), []
    for start, size in drawn:
        one = Replacement((start, start + size), "")
        free = all(
            one.span != other.span and not (start < other.span[1] and other.span[0] < start + size)
            for other in taken
        )
        assert apart.takes(one) == free
        if free:
            apart.add(one)
            taken.append(one)
    assert len(apart) == len(taken) and all(one in apart for one in taken)
