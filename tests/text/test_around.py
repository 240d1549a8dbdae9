"""Places of words, and what stands around them."""

import pytest

from checker.text.around import (
    behind_last,
    clause_around,
    covers,
    line_around,
    next_of,
    places,
    runs,
    spans,
    stands_open,
)

TEXT = "一，二二二。\n《甲“乙”丙》，丁“戊"


def test_places_overlap_and_spans_do_not():
    assert list(places(TEXT, "二二")) == [2, 3]
    assert list(spans(TEXT, "二二")) == [(2, 4)]
    assert list(places(TEXT, "二", 3, 4)) == [3] and list(spans(TEXT, "无")) == []
    assert list(runs(TEXT, "二")) == list(runs(TEXT, "二", 2)) == [(2, 5)] and list(runs(TEXT, "二", 4)) == []


def test_a_clause_ends_at_its_marks_or_its_bounds():
    assert clause_around(TEXT, (3, 4), "，。") == (2, 5)
    assert clause_around(TEXT, (3, 4), "；") == (0, len(TEXT))
    assert clause_around(TEXT, (3, 4), "，。", (3, 4)) == (3, 4)
    assert (behind_last(TEXT, "，。", 0, 5), behind_last(TEXT, "；", 3)) == (2, 3)
    assert (next_of(TEXT, "。，", 2), next_of(TEXT, "；", 2), next_of(TEXT, "；", 2, 4)) == (5, len(TEXT), 4)


def test_a_line_has_no_break():
    assert TEXT[slice(*line_around(TEXT, 0))] == "一，二二二。"
    assert line_around(TEXT, 8) == (7, len(TEXT))


@pytest.mark.parametrize(
    ("at", "quoted"), [("甲", True), ("乙", True), ("丙", True), ("丁", False), ("戊", True), ("一", False)]
)
def test_titles_and_quotations_stand_open_until_they_close(at, quoted):
    assert stands_open(TEXT, TEXT.index(at)) == quoted


def test_a_word_covers_a_shorter_one_in_it():
    assert covers("行政复议法", "行政复议", (2, 4)) and not covers("行政复议法", "行政复议", (3, 5))
