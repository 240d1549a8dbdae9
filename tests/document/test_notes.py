"""Remarks on a text that seems incomplete, or still shows what the program put into it."""

import pytest

from checker.document.build import build_document
from checker.reading.word.docx import read_docx
from checker.rulebook.shipped import shipped_rulebook
from tests.docx_files import docx

RULEBOOK = shipped_rulebook()
PREFACE = "2023年，青川县依法行政，各项工作取得新进展，现将有关情况报告如下。\n"


def test_page_two_alone_is_said(document):
    notes = document("上一页  1  [2]  下一页\n\n二、存在的问题\n一是力量薄弱，程序意识有待加强。\n").notes
    assert "从第2部分开始" in notes[0] and "网页分成了几页" in notes[0]


def test_an_end_in_mid_sentence_is_said(document):
    notes = document(PREFACE + "一、主要工作\n全年审核文件9件，办理行政复议案件43件，其中").notes
    assert "在句子中间结束" in notes[0]


def test_a_whole_text_has_no_remark(document):
    assert document(PREFACE + "一、主要工作\n全年审核文件9件。").notes == ()


def test_a_heading_that_is_a_sentence_and_a_contact_end_a_text(document):
    text = "云溪县2023年法治政府建设情况报告\n\n一、主要工作\n办理案件46件。\n"
    assert document(text + "二、明年，我县将继续努力，为发展作出新的更大贡献。\n").notes == ()
    assert document(text + "联系人及联系电话：县司法局法规股，0551-1234567\n").notes == ()
    assert document(text + "下一步，我县将继续努力，为发展作出新的\n").notes != ()


def revised(author):
    return (
        f'<w:p><w:r><w:t>全年开展执法检查120</w:t></w:r><w:del w:author="{author}"><w:r><w:delText>次次</w:delText></w:r></w:del>'
        f'<w:ins w:author="{author}"><w:r><w:t>次</w:t></w:r></w:ins><w:r><w:t>，办结案件42件。</w:t></w:r></w:p>'
    )


def commented(author):
    return f'<w:comment w:id="0" w:author="{author}"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>'


@pytest.mark.parametrize(
    ("body", "comments", "told"),
    [
        (revised("lawcheck"), "", "程序写入的修订2处，检查的是接受修订以后的文字。"),
        (revised("lawcheck"), commented("lawcheck"), "程序写入的修订2处、批注1条"),
        ("<w:p><w:r><w:t>全年开展执法检查120次。</w:t></w:r></w:p>", commented("lawcheck"), "程序写入的批注1条。"),
        # Those of a person are what the rule on traces of a draft tells.
        (revised("王某"), commented("王某"), ""),
    ],
)  # fmt: skip
def test_what_the_program_has_put_into_a_file_is_told(body, comments, told):
    data = docx(body, comments=comments) if comments else docx(body)
    document = build_document(read_docx(data, "报告.docx"), RULEBOOK)
    notes = [note for note in document.notes if "程序写入" in note]
    assert len(notes) == bool(told)
    assert not told or told in notes[0]
