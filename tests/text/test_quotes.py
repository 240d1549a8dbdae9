from hypothesis import given
from hypothesis import strategies as st

from checker.text.quotes import find_quote, folded


def test_blanks_marks_and_width_do_not_count():
    text = "审核 文件９件（含\n乡镇）。"
    assert [text[slice(*span)] for span in find_quote(text, "文件9件(含乡镇)")] == ["文件９件（含\n乡镇"]
    assert find_quote(text, "、。") == [] and find_quote("", "文件") == []
    assert find_quote("ABC法Ⅲ治", "abc法iii") == [(0, 5)]


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_every_piece_with_words_is_found_where_it_stands(text, start, end):
    piece = text[start:end]
    wanted = "".join(folded(char) for char in piece)
    if wanted and folded(piece) == wanted:
        spans = find_quote(text, piece)
        first = next(at for at in range(start, len(text)) if folded(text[at]))
        assert any(span[0] <= first < span[1] for span in spans)
