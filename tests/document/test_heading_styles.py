"""Headings by the style of the file: h2 of a page, Heading 1 of Word, an outline level; the lines below may be short."""

from checker.document.build import build_document
from checker.reading.web.html import read_html
from checker.reading.word.docx import read_docx
from checker.rulebook.shipped import shipped_rulebook
from tests.docx_files import docx, p, run

TITLE = "白石县水务局2023年法治政府建设年度报告"
OPENING = "2023年，白石县水务局坚持依法行政。现将有关情况报告如下："
FOUND = [
    (1, None, "2023年主要工作"),
    (2, None, "抓好执法，守护清水长流"),
    (1, None, "不足和原因"),
    (1, None, "2024年打算"),
]


def headings(source):
    document = build_document(source, shipped_rulebook())
    assert document.metadata.title.name == TITLE
    assert document.heading_parts[2:] == ("problems", "plan")
    return [(heading.level, heading.number, heading.text) for heading in document.headings]


def test_headings_of_a_page():
    page = (
        f"<html><body><h1>{TITLE}</h1><p>{OPENING}</p><h2>2023年主要工作</h2><p>办件86件。</p>"
        "<h3>抓好执法，守护清水长流</h3><p>检查36次。</p><h2>不足和原因</h2><p>人手少，因为编制紧。</p>"
        "<h2>2024年打算</h2><p>培训3期。</p></body></html>"
    )
    assert headings(read_html(page.encode(), "a.html")) == FOUND


def test_headings_of_word():
    def styled(text, level):
        return p(run(text), properties=f'<w:outlineLvl w:val="{level}"/>')

    body = "".join(
        (
            styled(TITLE, 0),
            p(run(OPENING)),
            styled("2023年主要工作", 0),
            p(run("办件86件。")),
            styled("抓好执法，守护清水长流", 1),
            p(run("检查36次。")),
            styled("不足和原因", 0),
            p(run("人手少，因为编制紧。")),
            styled("2024年打算", 0),
            p(run("培训3期。")),
        )
    )
    assert headings(read_docx(docx(body), "a.docx")) == FOUND


def test_a_paragraph_in_a_heading_style_is_none():
    page = f"<html><body><p>{OPENING}</p><h2>全年办件86件，群众满意。</h2><h2>主要工作</h2><p>检查36次。</p></body></html>"
    document = build_document(read_html(page.encode(), "a.html"), shipped_rulebook())
    assert [heading.text for heading in document.headings] == ["主要工作"]
