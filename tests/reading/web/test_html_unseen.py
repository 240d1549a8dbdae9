"""What a page does not show by its styles and its style sheets, and what only waits for a script to show it."""

import time

import pytest

pytest.importorskip("lxml", reason="lxml 没有安装")

from checker.reading.files import read_bytes
from checker.reading.web.declarations import declarations, effect
from checker.reading.web.selectors import selector_of

HIDING = (
    "display:none",
    "DISPLAY : none !important; display:block",
    "visibility:collapse",
    "opacity:0",
    "opacity: .02",
    "opacity:0%",
    "font-size:0em",
    "font-size:1px",
    "font:0/0 a",
    "font:italic 0.5px/2 serif",
    "color:transparent",
    "color:rgba(0,0,0,0)",
    "color:rgb(0 0 0 / 1%)",
    "position:absolute;left:-9999px",
    "position:fixed;top:-100em",
    "text-indent:-9999px",
    "position:absolute;clip:rect(0,0,0,0)",
    "clip:rect(1px, 1px, 1px, 1px)",
    "clip-path:inset(50%)",
    "height:0;overflow:hidden",
    "max-height:0px;overflow:hidden",
    "width:0;overflow:clip",
    "transform:scale(0)",
    "color:#fff",
    "color:#fdfdfd",
    "color:rgb(100%,100%,100%)",
)
SHOWING = (
    "",
    "display:block",
    "opacity:0.4",
    "font-size:9pt",
    "font:12px/1.5 a",
    "color:#000",
    "color:rgb(0,0,0)",
    "color:rgba(0,0,0,.9)",
    "position:absolute;left:-20px",
    "left:-9999px",
    "text-indent:-2em",
    "text-indent:-21.0pt",
    "height:0",
    "height:20px;overflow:hidden",
    "line-height:0",
    "min-width:0;overflow:hidden",
    "max-width:100%;overflow:hidden",
    "transform:scale(0.9)",
    "clip:rect(0,100px,100px,0)",
    "background-color:#000;color:#fff",
)
LIST = "<style>{}</style><p>显</p><div class='a b' id=d><p class=n>藏</p></div>"
SHEETS = (
    ".n{display:none}",
    "p.n{visibility:hidden}",
    "#d{opacity:0}",
    "div .n{display:none}",
    "div>p.n{display:none}",
    ".a.b p{display:none}",
    "[id=d]{display:none}",
    ".x,.n{display:none}",
    ".n{display:none}p{display:block}",
    ".n{display:none!important}#d .n{display:block}",
    "@media print{.y{color:red}}.n{position:absolute;left:-999em}",
    "@import 'a.css';.n{display:none}",
)
NOT_HIDDEN = (
    ".x .n{display:none}",
    "body>p.n{display:none}",
    ".n:hover{display:none}",
    ".n::before{display:none}",
    "p+.n{display:none}",
    ".n:not(.m){display:none}",
    "@media print{.n{display:none}}",
    ".n{display:none}.n{display:block}",
    ".n{display:none}#d .n{display:inherit}",
    "#d{font-size:0}",
    ".n{color:transparent}",
)
"""Sheets that hide nothing here, or nothing for sure: an element inside one without size can have one of its own."""
ARTICLE = "<p>2024年，全年审核文件9件，培训3次。</p>" * 30


def shown(markup):
    return read_bytes(markup.encode(), "页.html", ".html").text.split("\n")


@pytest.mark.parametrize("style", HIDING)
def test_a_style_that_shows_nothing_hides(style):
    assert shown(f'<p>显</p><p style="{style}">藏</p>') == ["显"]


@pytest.mark.parametrize("style", SHOWING)
def test_a_style_that_shows_something_hides_nothing(style):
    assert shown(f'<p>显</p><p style="{style}">见</p>') == ["显", "见"]


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_hides_what_it_selects(sheet):
    assert shown(LIST.format(sheet)) == ["显"]


@pytest.mark.parametrize("sheet", NOT_HIDDEN)
def test_a_sheet_hides_nothing_else(sheet):
    assert shown(LIST.format(sheet)) == ["显", "藏"]


def test_what_a_style_shows_no_sheet_hides():
    assert shown("<style>p{display:none}</style><p style='display:block'>显</p><p>藏</p>") == ["显"]


@pytest.mark.parametrize(
    "page",
    [
        f"<h1>题名</h1><div id=js_content style='visibility: hidden; opacity: 0;'>{ARTICLE}</div>",
        f"<style>[v-cloak]{{display:none}}</style><div v-cloak><h1>题名</h1>{ARTICLE}</div>",
        f"<style>body{{display:none}}</style><body><h1>题名</h1>{ARTICLE}</body>",
        f"<h1>题名</h1><style>.text{{max-height:0;overflow:hidden}}</style><div class=text>{ARTICLE}</div>",
    ],
)
def test_an_article_that_waits_for_a_script_is_read(page):
    assert len(shown(page)) == 31


def test_a_part_that_is_hidden_beside_what_is_shown_is_not():
    assert len(shown(f"<h1>题名</h1>{ARTICLE}<div style='display:none'>{ARTICLE * 2}</div>")) == 31


@pytest.mark.parametrize(
    "text",
    ["", ">", "a>", ">a", "a >> b", "a:hover", "a+b", "a~b", "a" * 9 + ".", " ".join("abcdefghijklmn")],
)
def test_a_selector_of_what_cannot_be_told_is_none(text):
    assert selector_of(text) is None


@pytest.mark.parametrize(
    "piece", [";", ":", "a:b;", "color:", "font:0 ", "rgba(", "-", "0.", "!important", "opacity:1e9;"]
)
def test_declarations_of_any_shape_are_read(piece):
    assert effect(declarations(f"display:block;{piece * 20_000}")) in ("shown", "hidden")


@pytest.mark.parametrize(
    ("sheet", "page"),
    [
        ("p{display:block}" * 5_000, "<p class=n>见</p>" * 20_000),
        ("div div div div div div.x p{display:none}" * 2_000, "<div>" * 300 + "<p>见</p>" * 3_000),
        (
            "".join(f".a{n} .b,#c{n}>p{{display:none}}" for n in range(3_000)),
            "<p class='b a1'>见</p>" * 5_000,
        ),
    ],
)
def test_a_page_of_many_rules_and_elements_is_read_in_time(sheet, page):
    begun = time.process_time()
    assert "见" in read_bytes(f"<style>{sheet}</style>{page}".encode(), "页.html", ".html").text
    assert time.process_time() - begun < 15


SITE = (
    "<div class=nav>"
    + "<a href=#>某某栏目的名称</a> " * 200
    + "</div>{}<div class=links>"
    + "<p>某某文件</p>" * 99
)
WAITING = (
    f"<style>.wow{{visibility:hidden}}</style><div class='text wow'>{ARTICLE}</div>",
    "<style>.wow{visibility:hidden}</style>" + ARTICLE.replace("<p>", "<p class=wow>"),
    f"<style>.f{{opacity:0;animation:in 1s forwards}}</style><p>总述。</p>{ARTICLE[:90]}<div class=f>{ARTICLE}</div>",
    f"<div style='opacity:0;transition:opacity .5s'>{ARTICLE}</div>",
    f"<style>.con{{display:none}}</style><div class=con>{ARTICLE}</div><div class=con><p>附件</p></div>",
    f"<style>.b{{display:none}}.b:first-child{{display:block}}</style><div><div class=b>{ARTICLE}</div></div>",
    f"<style>.pc{{display:none}}@media (min-width:768px){{.pc{{display:block}}}}</style><div class=pc>{ARTICLE}</div>",
    f"<style>.w{{visibility:hidden}}.w .a{{visibility:visible}}</style><div class=w><div class=a>{ARTICLE}</div></div>",
    f"<style>.x{{max-height:0;overflow:hidden}}.x.open{{max-height:none}}</style><div class='x open'>{ARTICLE}</div>",
)
"""Articles on pages of sites, among long menus and lists of links: what shows them is a script, a wide screen or an animation."""


@pytest.mark.parametrize("page", WAITING)
def test_an_article_among_menus_is_read(page):
    assert shown(SITE.format(page)).count("2024年，全年审核文件9件，培训3次。") >= 30


def test_the_years_behind_other_tabs_are_not_read():
    others = f"<div class=con>{ARTICLE.replace('2024', '2023')}</div>" * 5
    page = (
        f"<style>.con{{display:none}}.on{{display:block}}</style><div class='con on'>{ARTICLE}</div>{others}"
    )
    assert "2023年" not in "".join(shown(SITE.format(page)))


@pytest.mark.parametrize(
    ("around", "inside", "seen"),
    [
        ("font-size:0", "font-size:16px", True),
        ("font-size: 0px", "font:12pt serif", True),
        ("font-size:0", "font-size:1em", False),
        ("font-size:0", "font-size:inherit", False),
        ("font-size:0", "color:#000", False),
        ("font-size:0", "", False),
        ("color:#fff", "color:#333", True),
        ("color:#fff", "background:#c00", True),
        ("color:#fff", "font-size:16px", False),
        ("color:#fff", "color:inherit", False),
        ("color:transparent", "color:black", True),
        ("color:transparent;font-size:0", "color:black", False),
    ],
)
def test_letters_that_have_their_own_size_or_colour_are_seen(around, inside, seen):
    markup = f"<p>显</p><p style='{around}'>甲<span style='{inside}'>乙<b>丙</b></span>丁</p><p>尾</p>"
    assert shown(markup) == ["显", *["乙丙"][: int(seen)], "尾"]


def test_a_number_in_letters_without_size_is_found_though_its_pieces_are_apart():
    source = read_bytes(
        "<p>显</p><p style='font-size:0'><b>1391</b><b>2345678</b></p>".encode(), "页.html", ".html"
    )
    assert [extra.text for extra in source.extras] == ["13912345678"]


def test_what_a_passed_over_element_lies_on_is_forgotten_behind_it():
    markup = "<p>显</p><aside style='background:#000'>旁</aside><p style='color:#fff'>藏</p>"
    assert shown(markup) == ["显"]


WHITE = "<p>显</p>" * 2 + "{}<p><span style='color:#fff'>白</span></p></div><p>尾</p>"


@pytest.mark.parametrize(
    ("sheet", "box", "seen"),
    [
        (".box{background:#003}", "<div class=box>", True),
        (".top .box{background:#c00}", "<div class=top><div class=box>", True),
        (".box{background:url(a.jpg) no-repeat}", "<div class=box>", True),
        (".box{background-image:linear-gradient(#036,#048)}", "<div class=box>", True),
        (".box{background:#fff}", "<div class=box>", False),
        (".box:hover{background:#003}", "<div class=box>", False),
        (".other{background:#003}", "<div class=box>", False),
        ("", "<div class=box>", False),
    ],
)
def test_white_letters_on_a_ground_of_a_sheet_are_seen(sheet, box, seen):
    assert ("白" in shown(f"<style>{sheet}</style>" + WHITE.format(box))) == seen


def test_white_letters_of_an_element_with_a_class_may_have_a_ground_that_is_not_known():
    assert shown("<p>显</p><div class=box style='color:#fff'>白</div>") == ["显", "白"]
    assert shown("<p>显</p><div style='color:#fff'>白</div>") == ["显"]
