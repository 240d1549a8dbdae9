"""Sentences with a fault of wording and their right look-alikes; corrections that are certain are carried along."""

import os

import pytest
import yaml

from checker.judging.judge import judge
from checker.reading.files import read_file
from checker.rulebook.shipped import shipped_rulebook
from tests.docx_files import docx, p, run

with open(os.path.join(os.path.dirname(__file__), "cases.yaml"), encoding="utf-8") as _file:
    CASES = [(rule, case) for rule, cases in yaml.safe_load(_file).items() for case in cases]
HEAD = "青川县2023年法治政府建设年度报告\n\n2023年，青川县深入推进依法行政，各项工作有序推进。现将有关情况报告如下：\n一、主要工作\n"
END = "\n二、下一步打算\n加强执法培训，举办培训班6期。\n\n青川县人民政府\n2024年2月18日\n"


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_findings(verdict, rule, case):
    text = HEAD + case["text"] + END
    found = [text[slice(*finding.place.span)] for finding in verdict(rule, text).findings]
    assert found == case["finds"]


@pytest.mark.parametrize(
    ("rule", "text", "right"),
    [
        ("wording.typo", "严格落实行政执法公式制度。", "严格落实行政执法公示制度。"),
        ("wording.typo", "截止目前，办结86件。", "截至目前，办结86件。"),
        ("citation.title", "落实《重大行政决策暂行条例》。", "落实《重大行政决策程序暂行条例》。"),
        (
            "wording.outdated",
            "建设职能科学、权责法定、执法严明、公开公正、廉洁高效、守法诚信的法治政府。",
            "建设职能科学、权责法定、执法严明、公开公正、智能高效、廉洁诚信、人民满意的法治政府。",
        ),
    ],
)
def test_certain_corrections(verdict, rule, text, right):
    whole = HEAD + text + END
    (finding,) = verdict(rule, whole).findings
    (fix,) = finding.fix
    assert whole[: fix.span[0]] + fix.text + whole[fix.span[1] :] == HEAD + right + END


def test_the_covering_letter_is_read_too(verdict):
    letter = (
        "青川县人民政府办公室\n关于报送2023年度法治政府建设情况报告的函\n\n市委依法治市办：\n"
        "按照《法治政府建设与落实责任督察工作规定》要求，现将报告随函报送，请审阅。\n联系人：王某。\n\n"
        "青川县人民政府办公室\n2024年2月18日\n\n"
    )
    text = letter + HEAD + "全年审核文件9件。" + END
    (finding,) = verdict("citation.title", text).findings
    assert text[slice(*finding.place.span)] == "《法治政府建设与落实责任督察工作规定》"
    assert finding.place.section == ()


@pytest.mark.parametrize("signed", [True, False])
def test_notes_of_a_word_file_are_read(tmp_path, signed):
    cite = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    lines = [*HEAD.split("\n"), *(END if signed else "\n二、下一步打算").split("\n")]
    note = f'<w:footnote w:id="2">{p("按照以法行政要求统计，见《优化营商环镜条例》。")}</w:footnote>'
    body = "".join(p(run(line)) for line in lines if line) + p(run("全年办案12件"), cite, run("。"))
    path = tmp_path / "报告.docx"
    path.write_bytes(docx(body, footnotes=note))
    source = read_file(str(path))
    found = {
        result.rule.id: [source.text[slice(*finding.place.span)] for finding in result.outcome.findings]
        for result in judge(source, shipped_rulebook()).results
        if result.rule.id in ("wording.typo", "citation.title")
    }
    assert (found["wording.typo"], found["citation.title"]) == (["以法行政"], ["《优化营商环镜条例》"])


def test_a_law_whose_name_lacks_a_character_is_told_by_its_name(verdict):
    found = verdict("wording.typo", HEAD + "依据《行政处法》办理案件12件。" + END).findings
    assert "应为“行政处罚法”" in found[0].message
