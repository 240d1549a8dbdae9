from hypothesis import given
from hypothesis import strategies as st

from checker.text.terms import Lexicon, TermList, group


def spans(lists, text, titles=()):
    return group(Lexicon(lists).scan(text, titles), len(text))


def test_a_hit_inside_an_excluded_word_does_not_count():
    lists = {"{领导}": TermList(("书记",), ("副书记",))}
    assert spans(lists, "副书记和书记") == {"{领导}": [(4, 6)]}


def test_a_hit_inside_a_cited_title_counts_only_where_the_list_says_so():
    lists = {"{词}": TermList(("公示",)), "{名}": TermList(("公示",), in_titles=True)}
    assert spans(lists, "《公示办法》公示", ((0, 6),)) == {"{词}": [(6, 8)], "{名}": [(1, 3), (6, 8)]}


def test_single_characters_and_overlaps_are_found():
    assert spans({"a": TermList(("将", "将制定"))}, "将制定") == {"a": [(0, 1), (0, 3)]}


def test_a_regex_is_found_beside_terms():
    assert spans({"a": TermList(("甲乙",), regex=r"\d{2}")}, "甲乙12")["a"] == [(0, 2), (2, 4)]


TERMS = st.lists(st.text(alphabet="甲乙丙", min_size=1, max_size=4), min_size=1, max_size=8, unique=True)


@given(TERMS, st.text(alphabet="甲乙丙丁", max_size=40))
def test_every_occurrence_of_every_term_is_found(terms, text):
    wanted = {(at, at + len(term)) for term in terms for at in range(len(text)) if text.startswith(term, at)}
    assert set(spans({"a": TermList(tuple(terms))}, text).get("a", ())) == wanted


def test_a_text_in_which_nothing_begins_holds_nothing_and_one_that_ends_with_a_term_of_one_character_does():
    lists = {"{甲}": TermList(("甲",)), "{乙}": TermList(("。有",)), "{丙}": TermList((), regex="丙[丁戊]")}
    assert [spans(lists, text) for text in ("123。", "12。有", "12甲", "甲", "丙", "1丙丁", "")] == [
        {},
        {"{乙}": [(2, 4)]},
        {"{甲}": [(2, 3)]},
        {"{甲}": [(0, 1)]},
        {},
        {"{丙}": [(1, 3)]},
        {},
    ]
