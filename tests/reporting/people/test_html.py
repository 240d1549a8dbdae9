"""The page, read by an HTML parser; in a browser it is looked at by test_html_browser.py."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.reporting.people.htmlstyle import STYLE, safe
from checker.results import Report
from checker.text.mask import mask_in_place
from tests.outputs import PERSON, excused, of_file, of_text, written

VOID = {"meta", "img", "br", "hr", "input", "link"}


class Page(HTMLParser):
    """Elements, ids, links and text of a page; fails where elements are not closed in order."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.texts = [], [], []
        self.feed(text)
        self.close()
        assert self.open == []
        self.ids = [attributes["id"] for _, attributes in self.elements if "id" in attributes]
        self.links = [attributes["href"] for name, attributes in self.elements if name == "a"]

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append((tuple(self.open), data))

    def text(self, inside):
        return "".join(data for path, data in self.texts if inside in path)


def page_of(rulebook, *reports):
    return Page(written("html", rulebook, reports).decode())


@pytest.fixture(scope="module")
def pages(rulebook):
    report = of_file(rulebook)
    return page_of(rulebook, report), page_of(
        rulebook, report, of_text(rulebook, PERSON), Report("坏.txt", None, (), "读不了。")
    )


def test_findings_and_their_places_are_linked_both_ways(rulebook, pages):
    report = of_file(rulebook)
    for page in pages:
        assert len(set(page.ids)) == len(page.ids)
        assert {link for link in page.links if not link.startswith("#")} == set()
        assert {link[1:] for link in page.links} <= set(page.ids)
    places = [name for name in pages[0].ids if re.fullmatch(r"r1-p\d+", name)]
    assert len(places) == sum(len(result.outcome.findings) for result in report.results)
    linked = [int(link[5:]) for link in pages[0].links if link.startswith("#r1-p")]
    assert linked == sorted(linked) and len(linked) <= len(places)
    matters = [name for name in pages[0].ids if re.fullmatch(r"r1-m\d+", name)]
    # From the table and from each place of a matter.
    assert all(pages[0].links.count(f"#{name}") >= 2 for name in matters)


def test_the_page_needs_nothing_else_and_runs_nothing(pages):
    for page in pages:
        names = {name for name, _ in page.elements}
        assert not names & {"script", "img", "iframe", "link", "object", "form", "base"}
        assert not any(
            key.startswith("on") or key in ("src", "style")
            for _, attributes in page.elements
            for key in attributes
        )
        (policy,) = [
            a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"
        ]
        assert policy.startswith("default-src 'none'") and "unsafe" not in policy
    assert "url(" not in STYLE and "@import" not in STYLE


def test_headings_are_in_order_and_landmarks_are_there(pages):
    for page in pages:
        levels = [int(name[1]) for name, _ in page.elements if re.fullmatch(r"h\d", name)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert page.elements[0] == ("html", {"lang": "zh-CN"})
        names = [name for name, _ in page.elements]
        assert names.count("main") == 1 and {"header", "footer", "nav", "article"} <= set(names)
        assert page.links[0] == "#main"
        assert all(a.get("scope") in ("col", "colgroup") for name, a in page.elements if name == "th")


def test_the_conclusion_comes_first_and_what_is_in_order_is_folded(pages):
    names = [name for name, _ in pages[0].elements]
    assert names.index("table") < names.index("dl") < names.index("details")
    assert "暂不能公开发布" in pages[0].text("article")[:60]
    assert {"details", "summary"} <= set(names) and "审核" in pages[0].text("details")


def test_several_reports_have_an_overview(pages):
    links = pages[1].links
    assert {"#r1", "#r2", "#r3"} <= set(links) and "没有检查" in pages[1].text("article")


def test_the_text_is_whole_and_numbers_are_masked(rulebook, pages):
    report = of_text(rulebook, PERSON)
    text = written("html", rulebook, [report]).decode()
    body = text[text.index('<div class="fulltext">') :]
    body = re.sub(r'<span class="vh">.*?</span>|<a class="ref.*?</a>', "", body)
    lines = re.findall(r"<p id=[^>]*>(.*?)</p>", body)
    assert [re.sub(r"<[^>]+>", "", line) for line in lines if line] == [
        line for line in mask_in_place(PERSON).splitlines() if line
    ]


@pytest.mark.parametrize(
    "text",
    [
        PERSON,
        "手机138 0013 8000。",
        "手机１３８００１３８０００。",
        "手机13800\n138000。",
        "手机1380013\r\n  8000，",
        "身份证110105 1949 1231 002X，",
        "0838-12345678、(0838)1234567",
        "数量1234567890123456789012件",
    ],
)
def test_masking_in_place_keeps_every_character_where_it_was(text):
    shown = mask_in_place(text)
    assert len(shown) == len(text)
    assert all(now in (was, "*") for now, was in zip(shown, text, strict=True))
    if "手机" in text or "身份证" in text:
        assert "****" in re.sub(r"[\s-]", "", shown)
        assert not re.search(
            r"\d{8}", re.sub(r"\s", "", shown.translate({ord("０") + n: str(n) for n in range(10)}))
        )


@given(st.text(alphabet=st.characters(), max_size=40))
def test_no_text_becomes_markup_or_hides(text):
    shown = safe(text)
    assert not set("<>\"'") & set(shown)
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]", shown
    )


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "</p>",
                "<script>",
                "法制政府",
                "138",
                "00138000",
                "\n",
                "一、",
                "\x00",
                "\u202e",
                "&lt;",
                "“",
                "，，",
                "\r\n",
                "审核文件9件。",
            ]
        ),
        max_size=14,
    )
)
def test_any_text_gives_a_page_that_is_closed(rulebook, words):
    text = "青川县2023年法治政府建设年度报告\n一、主要工作\n" + "".join(words)
    page = page_of(rulebook, of_text(rulebook, text, '<b>&".txt'))
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert "script" not in {name for name, _ in page.elements}


def test_waived_findings_are_not_highlighted(rulebook):
    report = of_file(rulebook)
    before, after = page_of(rulebook, report), page_of(rulebook, excused(report, "problems.causes"))
    assert len(after.links) < len(before.links)


def _luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        *(
            (ink, paper)
            for ink in ("ink", "dim", "link", "must", "should", "advice", "good")
            for paper in ("paper", "soft")
        ),
        *((level, f"{level}-bg") for level in ("must", "should", "advice")),
        *(("ink", f"{level}-bg") for level in ("must", "should", "advice")),
    ],
)
def test_colours_have_the_contrast_that_wcag_asks(ink, paper):
    colours = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})", STYLE))
    light, dark = sorted((_luminance(colours[ink]), _luminance(colours[paper])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
