"""Numbers of persons in what a page says without printing it: attributes, and elements that are passed over."""

import pytest

pytest.importorskip("lxml", reason="lxml 没有安装")

from checker.judging.judge import judge
from checker.reading.files import read_bytes

PAGE = "<html><head><meta charset=utf-8>{}</head><body><p>青禾县2024年法治政府建设年度报告</p><p>一、主要工作</p>{}</body></html>"
IN_HEAD = (
    '<meta name=author content="张三{}">',
    '<meta name=description content="手机{}">',
    "<title>张三{}</title>",
)
IN_BODY = (
    '<p title="联系{}">见</p>',
    '<img alt="手机{}">',
    '<p aria-label="手机{}">见</p>',
    '<p data-tel="{}">见</p>',
    '<input type=hidden name=mobile value="{}">',
    '<textarea placeholder="手机{}"></textarea>',
    "<textarea>手机{}</textarea>",
    "<select><option>张三{}</select>",
    "<noscript>手机{}</noscript>",
    "<svg><text>手机{}</text></svg>",
    "<ruby>张<rt>{}</rt></ruby>",
    '<a href="tel:{}">见</a>',
    '<a href="SMS:{}">见</a>',
)
CODES = (
    '<input type=hidden name=docid value="{}">',
    '<p id="a{}" class="b{}">见</p>',
    '<img src="{}.jpg" data-src="{}">',
    '<a href="/list/{}.html">见</a>',
    '<a onclick="open({})">见</a>',
    '<p data-time="20240101123045">见</p>',
)


def phones(head, body, rulebook):
    page = PAGE.format(head, body).replace("{}", "13912345678")
    report = judge(read_bytes(page.encode(), "a.html", ".html"), rulebook)
    return next(one.outcome.findings for one in report.results if one.rule.id == "disclosure.phone")


@pytest.mark.parametrize("head", IN_HEAD)
def test_a_number_in_the_head_of_a_page_is_told(head, rulebook):
    assert len(phones(head.replace("{}", "13912345678"), "", rulebook)) == 1


@pytest.mark.parametrize("body", IN_BODY)
def test_a_number_in_an_attribute_or_beside_the_text_is_told(body, rulebook):
    assert len(phones("", body.replace("{}", "13912345678"), rulebook)) == 1


@pytest.mark.parametrize("body", CODES)
def test_codes_are_no_numbers_of_persons(body, rulebook):
    assert not phones("", body.replace("{}", "13912345678"), rulebook)
