"""Texts as Word files of several structures, from their lines."""

import random

from tests.docx_files import docx, level, lists, p, run

_NUMERALS = "一二三四五六七八九十"


def _escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(lines):
    return docx("".join(p(run(_escaped(line))) for line in lines)), [""] * len(lines)


def numbered(lines):
    """Headings of the first rank get their numbers from the list, as far as they count from 一 on."""
    body, numbers = "", []
    for line in lines:
        at = sum(map(bool, numbers))
        number = f"{_NUMERALS[at]}、" if at < len(_NUMERALS) else "\0"
        if line.startswith(number) and len(line) > len(number):
            properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
            body += p(run(_escaped(line[len(number) :])), properties=properties)
            numbers.append(number)
        else:
            body += p(run(_escaped(line)))
            numbers.append("")
    return docx(
        body, numbering=lists(level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>'))
    ), numbers


def tables(lines):
    """Every third paragraph stands in a table of its own, one cell wide."""
    grid = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>'
    cell = '<w:tcPr><w:tcW w:w="9000" w:type="dxa"/></w:tcPr>'
    body = "".join(
        f"<w:tbl>{grid}<w:tr><w:tc>{cell}{p(run(_escaped(line)))}</w:tc></w:tr></w:tbl>"
        if at % 3 == 1
        else p(run(_escaped(line)))
        for at, line in enumerate(lines)
    )
    return docx(body + p(run("完。"))), [""] * (len(lines) + 1)


def revised(lines):
    """Somebody else has put in part of each paragraph, has struck words out, and has commented on some."""
    rng = random.Random(5)
    body, notes, number = "", "", 100
    for line in lines:
        one, two = sorted(rng.choices(range(len(line) + 1), k=2))
        number += 3
        mark = f'w:id="{number}" w:author="张三" w:date="2024-01-02T03:04:05Z"'
        gone = f'w:id="{number + 1}" w:author="张三" w:date="2024-01-02T03:04:05Z"'
        inner = run(_escaped(line[:one])) if one else ""
        inner += f'<w:del {gone}><w:r><w:delText xml:space="preserve">旧的话</w:delText></w:r></w:del>'
        inner += f"<w:ins {mark}>{run(_escaped(line[one:two]), '<w:b/>')}</w:ins>" if two > one else ""
        inner += f'<w:commentRangeStart w:id="{number + 2}"/>'
        inner += run(_escaped(line[two:])) if two < len(line) else ""
        inner += (
            f'<w:commentRangeEnd w:id="{number + 2}"/><w:r><w:commentReference w:id="{number + 2}"/></w:r>'
        )
        body += f"<w:p>{inner}</w:p>"
        notes += f'<w:comment w:id="{number + 2}" w:author="张三">{p(run("请核。"))}</w:comment>'
    return docx(body, comments=notes), [""] * len(lines)


def split(lines):
    """Runs end in the middle of words and have properties of their own, links among them."""
    rng = random.Random(7)
    looks = (
        "",
        "<w:b/>",
        '<w:sz w:val="32"/>',
        '<w:rFonts w:eastAsia="仿宋_GB2312"/><w:color w:val="FF0000"/>',
    )
    body = ""
    for line in lines:
        inner, at = "", 0
        while at < len(line):
            end = at + rng.randint(1, 5)
            one = run(_escaped(line[at:end]), rng.choice(looks))
            inner += f'<w:hyperlink w:anchor="a">{one}</w:hyperlink>' if rng.random() < 0.05 else one
            inner += '<w:proofErr w:type="spellStart"/>' if rng.random() < 0.05 else ""
            at = end
        body += f"<w:p>{inner}</w:p>"
    return docx(body), [""] * len(lines)


def markdown(lines):
    """Return a text with signs of Markdown between its characters, in bytes: headings, bold and links begin and end anywhere."""
    rng = random.Random(11)
    written = []
    for text in lines:
        one, two = sorted(rng.choices(range(len(text) + 1), k=2))
        inner, line = text[one:two], text
        if inner.strip() == inner != "" and not set("*_[]()<>`|\\&") & set(text):
            kind = rng.choice(("**{}**", "[{}](http://a.cn/x,y)", "<b>{}</b>", "{}<!-- 注释,注释 -->"))
            line = text[:one] + kind.format(inner) + text[two:]
        written.append(f"## {line}" if rng.random() < 0.1 and "，" not in line else line)
    return "\n\n".join(written).encode()


STRUCTURES = {one.__name__: one for one in (plain, numbered, tables, revised, split)}
