"""Markdown: the lines and columns of the file, without its markup."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import LawcheckError
from checker.reading.markdown import MAX_MARKUP, read_markdown, visible


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("# 标题 #", "# 标题  "),
        ("## **一、成效**", "##   一、成效  "),
        ("标题\n===", "标题\n   "),
        ("- 加强*领导*", "  加强 领导 "),
        ("> - 甲\n>   乙", "    甲\n    乙"),
        ("1. 甲\n2. 乙", "1. 甲\n2. 乙"),
        ("3) 甲", "3) 甲"),
        ("见[链接](http://a.b/见 '题')后", "见 链接                  后"),
        ("见[链接](<a(b>)后", "见 链接        后"),
        ("见[链接][甲]后\n\n[甲]: http://a", "见 链接    后\n\n             "),
        ("前![图](a.png)后", "前          后"),
        ("`码`与``甲`乙``", " 码 与  甲`乙  "),
        ("甲\\*乙&amp;丙", "甲 *乙&    丙"),
        ("甲<br>乙<!-- 批注 -->", "甲    乙           "),
        ("<div align=center>标题</div>", "                  标题      "),
        ("<!-- 待补充\n-->\n\n甲", "         \n   \n\n甲"),
        ("<script>\nvar x;\n</script>\n\n甲", "        \n      \n         \n\n甲"),
        ("```\n代码\n```\n甲", "   \n代码\n   \n甲"),
        ("    缩进的段落", "    缩进的段落"),
        ("**重点：**推进", "  重点：  推进"),
        ("甲\n\n---\n\n乙", "甲\n\n   \n\n乙"),
        ("| 甲 | 乙 |\n|---|---|\n| **1** | a\\|b |", "| 甲 | 乙 |\n         \n|   1   | a |b |"),
        ('---\ntitle: "报告"\ndate: 2024\n---\n甲', "   \n        报告 \n          \n   \n甲"),
        ("硬换行\\\n第二行", "硬换行 \n第二行"),
        ("甲\r\n**乙**\r丙", "甲\r\n  乙  \r丙"),
        ("<http://a.b>", " http://a.b "),
    ],
)
def test_markup_is_blank_and_every_place_stays(written, shown):
    assert re.sub(" +", " ", visible(written)) == re.sub(" +", " ", shown)
    assert len(visible(written)) == len(written)


def test_reading_keeps_encoding_and_lines():
    source = read_markdown("# 报告\n\n**一、**成效".encode("gb18030"), "稿.md")
    assert (source.format, source.encoding, source.line_count) == ("md", "GB18030", 3)
    assert source.position(source.text.index("成")) == (3, 7)


def test_only_markup_is_no_text():
    with pytest.raises(LawcheckError, match="没有可以检查的文字"):
        read_markdown(b"---\n\n- \n", "稿.md")


def test_a_text_too_long_for_a_draft_is_read_as_it_stands():
    written = "*法治*" * (MAX_MARKUP // 4 + 1)
    assert read_markdown("\n".join([written[: MAX_MARKUP // 2]] * 3).encode(), "稿.md").text.startswith(
        "*法治*"
    )


@given(st.text(alphabet="#*_`~[]()<>!|\\-+.1 \n\t甲乙&;:=\"'", max_size=120))
def test_any_text_keeps_its_length_its_lines_and_adds_nothing(written):
    shown = visible(written)
    assert len(shown) == len(written)
    for old, new in zip(written, shown, strict=True):
        assert new in (old, " ") or (old != "\n" and new not in "\r\n")


def test_marks_leave_no_gaps_and_positions_stay_true():
    source = read_markdown("通过[网站](https://a.invalid)公示**12**件`台账`。\n".encode(), "x.md")
    assert source.text == "通过网站公示12件台账。\n"
    titled = read_markdown('在[公示栏](<a b> "公示栏")公示23名。\n'.encode(), "x.md")
    assert titled.text == "在公示栏公示23名。\n"
    assert source.position(source.text.index("公")).column == len("通过[网站](https://a.invalid)") + 1


def test_lines_of_one_paragraph_are_told_and_what_is_struck_through_is_no_content():
    source = read_markdown("甲乙\n丙丁  \n戊\n\n己~~庚辛~~壬\n".encode(), "x.md")
    assert [source.position(start).line for start in source.joined] == [2]
    assert "己壬" in source.text
    assert [(extra.kind, extra.text) for extra in source.asides] == [("struck", "庚辛")]
