"""Web pages: what a browser shows, line by line."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("lxml", reason="lxml 没有安装")

from checker.errors import LawcheckError
from checker.reading.source import DELETED, INSERTED
from checker.reading.web.html import page_text, read_html


def lines(markup):
    return read_html(markup.encode(), "页.html").text.split("\n")


DARK = '<p>夜<span style="color:#fff">显</span></p>'

NOT_DARK = (
    "/* body{background:#000} */ body{background:#fff}",
    "body{background:#000} body{background:#fff}",
    "html{background:#000} body{background:#fff}",
    ".top body{background:#000}",
    "body li{background:#000}",
    "body.n{background:#000}",
    "body.n{background:#000}html:not(.n){background:#000}",
    "html[data-t=dark] body{background:#000}",
    "#n{background:#000}.n body{background:#000}",
    "table *{background:#000}",
    "body::before{background:#000}",
    "html:hover{background:#000}",
    "body{background:url(black.png)}",
    "body{background:rgba(0,0,0,0.02)}",
    "body{background:rgb(0 0 0 / 5%)}",
    "body{background:rgb(100%,100%,100%)}",
    "body{background:#00000000}",
    "body{background:#124}.text{background:#fff}",
    "@import 'a.css';body{background:#000}#text{background-color:white}",
)
"""Pages of which none, or not every part, has a dark ground: white letters are not to be seen."""


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>甲<p>乙<br>丙<div>丁", ["甲", "乙", "丙", "丁"]),
        ("<h1>年度\n   报告</h1><h2>一、成效</h2>", ["年度 报告", "一、成效"]),
        ("<p>&nbsp;&nbsp;法&amp;治&#x653F;府</p>", ["\xa0\xa0法&治政府"]),
        ("<p>甲</p><p>&nbsp;</p><p> </p><p>乙</p>", ["甲", "乙"]),
        ("<script>x='<p>假</p>'</script><style>p{}</style><p>真</p><noscript>无</noscript>", ["真"]),
        ("<nav><p>首页</p></nav><div role=navigation>栏目</div><p>正文</p>", ["正文"]),
        ('<div style="display : none">藏<p>藏</p></div><p hidden>藏</p><p>显</p>', ["显"]),
        ('<p>显<span style="COLOR: #FFF">藏</span>见<font color=white>藏</font></p>', ["显见"]),
        ('<p style="background:#c00">白<span style="color:#fff">显</span></p>', ["白显"]),
        (
            '<p>甲<span style="background-color:#c00;color:#fff">显</span></p><p>乙<b style="color:#ffffff">藏</b></p>',
            ["甲显", "乙"],
        ),
        (
            "<style>p{}body.n , a{margin:0;background:#101820 url(x.png)}</style><body class='m n'>" + DARK,
            ["夜显"],
        ),
        ("<html data-t=dark><style>:root[data-t='dark']{background:#000}</style>" + DARK, ["夜显"]),
        ("<html class=n id=h><style>#h.n body{background:#000}</style>" + DARK, ["夜显"]),
        ("<html class=n><style>.n body[lang]{background:#000}</style><body lang=zh>" + DARK, ["夜显"]),
        (
            "<link rel=stylesheet href=night.css><p>夜</p>"
            + f'<p><b style="color:#fff">{"显" * 201}</b></p>',
            ["夜", "显" * 201],
        ),
        (
            "<link rel=stylesheet href=a.css><p>不是夜里</p>"
            + f'<p><b style="color:#fff">{"藏" * 200}</b></p>',
            ["不是夜里"],
        ),
        (
            "<style>body{background:#fff}</style><p>昼</p>"
            + f'<p><b style="color:#fff">{"藏" * 201}</b></p>',
            ["昼"],
        ),
        ("<p>昼</p><div style='background:#fff'>" + f'<p><b style="color:#fff">{"藏" * 201}</b></p>', ["昼"]),
        ("<p>昼</p>" + f'<p><b style="display:none;color:#fff">{"藏" * 200}</b></p>', ["昼"]),
        ("<style>/* x */ html{background-color: rgb(20, 20, 30)}</style>" + DARK, ["夜显"]),
        ("<style>body{background:url(x.png) black}</style>" + DARK, ["夜显"]),
        ("<style>body{background:#f5f5f5}.top{background:#000}</style>" + DARK, ["夜"]),
        ("<style>@media (prefers-color-scheme:dark){a{b:c}body{background:#000}}</style>" + DARK, ["夜"]),
        *((f"<style>{sheet}</style>{DARK}", ["夜"]) for sheet in NOT_DARK),
        (f"<style>/* body{{background:#fff}} */body{{background:#222}}</style>{DARK}", ["夜显"]),
        (f"<style>html{{background:#fff}} body{{background:rgb(5% 5% 9% / .9)}}</style>{DARK}", ["夜显"]),
        (
            f"<style>body{{background:#222}} a:hover,.s input{{background:#fff}}nav > a.b{{background:white}}</style>{DARK}",
            ["夜显"],
        ),
        (f'<style media="print">body{{background:#000}}</style>{DARK}', ["夜"]),
        (f"<template><style>body{{background:#000}}</style></template>{DARK}", ["夜"]),
        (
            f'<style>body{{background:#000}}</style><div style="background:#fff">{DARK}</div>{DARK}',
            ["夜", "夜显"],
        ),
        (f"<style>body{{background:#000}}</style><table bgcolor=white><tr><td>{DARK}</table>", ["夜"]),
        ('<div class=banner><span style="color:#fff">题名</span></div>', ["题名"]),
        ('<table bgcolor="#003366"><tr><td><p><font color="#ffffff">表头</font></p></table>', ["表头"]),
        ("<form><p>正文</p><select><option>甲</select><button>查</button><input value=x></form>", ["正文"]),
        ("<main><p>文</p><footer>县司法局</footer></main><footer>版权所有</footer>", ["文", "县司法局"]),
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3. 甲", "7. 乙", "8. 丙"]),
        ("<ol type=A><li>甲<ol type=i><li>子</ol><li>乙</ol>", ["A. 甲", "i. 子", "B. 乙"]),
        ('<ol style="list-style-type: cjk-ideographic"><li>甲<li>乙</ol>', ["一、甲", "二、乙"]),
        ('<ol style="list-style:none"><li>甲</ol><ul><li>乙</ul>', ["甲", "乙"]),
        ("<ol class=breadcrumb><li><a href=/>首页</a><li><a>公开</a></ol>", ["首页", "公开"]),
        ("<table><tr><td>甲类</td><td>乙类<td>3件</table>", ["甲类", "乙类", "3件"]),
        (
            "<table><tr><td>索 引 号<td>11-2024<td>发布日期：<td>2024-03-28</table>",
            ["索 引 号 11-2024", "发布日期： 2024-03-28"],
        ),
        ("<dl><dt>来源：<dd>县司法局</dl>", ["来源： 县司法局"]),
        (
            "<table><tr><td><p>甲</p><p>乙</p><table><tr><td>丙<td>丁5</table><td>戊</table>",
            ["甲", "乙", "丙 丁5", "戊"],
        ),
        ("<p>甲</p><pre>乙\n  丙</pre>", ["甲", "乙", "  丙"]),
        ("<p>甲<!-- 批注 <p> -->乙<?php x ?>丙</p>", ["甲乙丙"]),
        ("<p>甲<font><b>乙</p><p>丙</b>丁", ["甲乙", "丙丁"]),
        ("没有标签的文字", ["没有标签的文字"]),
    ],
)
def test_the_lines_are_those_that_a_browser_shows(markup, expected):
    assert lines(markup) == expected


@pytest.mark.parametrize(
    ("head", "codec", "shown"),
    [
        ('<meta charset="gb2312">', "gb18030", "GB18030"),
        ("<meta http-equiv=Content-Type content='text/html; charset=GBK'>", "gbk", "GB18030"),
        ('<meta charset="utf-8">', "utf-8", "UTF-8"),
        ('<meta charset="gb2312">', "utf-8", "UTF-8"),
        ('<meta charset="utf-8">', "gb18030", "GB18030"),
        ('<meta charset="iso-8859-1">', "gb18030", "GB18030"),
        ("", "gb18030", "GB18030"),
        ("", "utf-16", "UTF-16"),
        ('<meta charset="utf-16">', "utf-8", "UTF-8"),
        ('<meta charset="big5">', "big5", "BIG5"),
    ],
)
def test_the_charset_is_the_declared_one_unless_the_bytes_say_otherwise(head, codec, shown):
    body = "縣司法局依法行政報告" if codec == "big5" else "青川县依法行政，镕基"
    source = read_html(f"<html><head>{head}</head><p>{body}</p></html>".encode(codec), "页.html")
    assert (source.text, source.encoding) == (body, shown)


def test_a_stray_bad_byte_does_not_cost_the_page():
    data = b"<meta charset=utf-8><p>" + "依法行政。".encode() * 200 + b"\xff</p>"
    assert read_html(data, "页.html").encoding == "UTF-8"


def test_marked_changes_are_extras_at_their_place():
    source = read_html("<p>一</p><p>新<ins>增的</ins>文<del>旧的</del>字</p>".encode(), "页.html")
    assert source.text == "一\n新增的文字"
    kinds = {extra.kind: extra for extra in source.extras}
    start, end = kinds[INSERTED].span
    assert source.text[start:end] == kinds[INSERTED].text == "增的"
    assert kinds[DELETED].text == "旧的"
    assert source.text[: kinds[DELETED].span[0]].endswith("文")


@pytest.mark.parametrize(
    "markup", ["", "<html></html>", "<script>x</script>", "<frameset><frame src=x></frameset>"]
)
def test_a_page_without_text_says_so(markup):
    with pytest.raises(LawcheckError, match="没有可以检查的文字") as caught:
        read_html(markup.encode(), "页.html")
    assert caught.value.remedy


def test_a_page_nested_without_end_is_refused():
    with pytest.raises(LawcheckError, match="嵌套"):
        read_html(b"<div>" * 100_000 + b"</p>" * 100_000, "页.html")


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<ol>",
                "<li>",
                "</ol>",
                "<td>",
                "</table>",
                "<table>",
                "<tr>",
                "<ins>",
                "</ins>",
                "<del>",
                "</del>",
                "<pre>",
                "<a>",
                "</a>",
                "甲",
                "乙 \n",
                "&nbsp;",
                "<br>",
                "<dd>",
                "</main>",
                "<footer>",
                "<select>",
                "<dt>：",
                "<x",
                "<!--",
            ]
        ),
        max_size=40,
    )
)
def test_any_markup_gives_lines_or_a_clear_error(pieces):
    try:
        source = read_html("".join(pieces).encode(), "页.html")
    except LawcheckError as error:
        assert error.remedy
    else:
        assert source.text.strip()
        assert all(extra.span[0] <= extra.span[1] <= len(source.text) for extra in source.extras)


@pytest.mark.parametrize(
    "mark", ["<s>{}</s>", "<strike>{}</strike>", '<span style="text-decoration: line-through">{}</span>']
)
def test_what_is_struck_through_is_no_content(mark):
    source = read_html(f"<p>甲{mark.format('乙<b>丙</b>')}丁</p><p>戊</p>".encode(), "x.html")
    assert source.text == "甲丁\n戊"
    assert [(extra.kind, extra.text, extra.span) for extra in source.asides] == [("struck", "乙丙", (1, 1))]


@pytest.mark.parametrize("style", ["font-size:0", "font-size: 0px; color:red", "opacity:0"])
def test_what_nobody_can_see_is_no_content(style):
    assert read_html(f'<p>甲<span style="{style}">乙</span>丙</p>'.encode(), "x.html").text == "甲丙"


def test_descriptions_of_pictures_and_links_to_call_are_asides():
    source = read_html(
        '<p>甲<img alt="公章"><a href="tel:123">乙</a><a href="x.html">丙</a></p>'.encode(), "x.html"
    )
    assert [(extra.kind, extra.text) for extra in source.asides] == [("alt", "公章"), ("code", "tel:123")]


@pytest.mark.parametrize("piece", ["url(", "rgb(", "#", "/*", "{", "background:", "body ", "a:hover,"])
def test_a_style_sheet_of_any_shape_is_read_at_once(piece):
    sheet = f"background{{}}body{{background:{piece * 200_000}}}{piece * 200_000}{{background:#000}}"
    begun = time.process_time()
    page_text(f"<style>{sheet}</style><p>甲</p>", "x.html")
    assert time.process_time() - begun < 3
