from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.reporting.people.blocks import Fields, PageTitle, Table, Text
from checker.reporting.people.markdown import escape, render


def test_blocks():
    text = render(
        [
            PageTitle(2, "结论"),
            Text("暂不能公开发布。", strong=True),
            Fields((("位置", "第1行"),)),
            Table(("甲",), (("乙",),)),
        ]
    )
    assert text == "## 结论\n\n> **暂不能公开发布。**\n\n- **位置**：第1行\n\n| 甲 |\n| --- |\n| 乙 |\n"


@given(st.text(max_size=60))
def test_hostile_text_stays_one_cell(text):
    tokens = MarkdownIt("commonmark").enable("table").parse(render([Table(("甲", "乙"), ((text, "尾"),))]))
    cells = [token for token in tokens if token.type == "td_open"]
    assert len(cells) == 2
    assert not any(token.type in ("html_inline", "html_block", "link_open") for token in tokens)


def test_escape_keeps_what_a_reader_sees():
    assert escape("<b>|*甲_#`") == r"\<b\>\|\*甲\_\#\`"


def test_controls_cannot_act_on_the_screen():
    assert escape("一\x1b[31m二\x9b三\u202e四\t五") == "一�\\[31m二�三�四 五"
