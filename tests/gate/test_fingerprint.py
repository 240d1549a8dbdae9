from checker.gate.fingerprint import fingerprints
from checker.judging.judge import judge
from checker.reading.source import make_source

TEXT = "2023年，青川县依法行政，现将2023年有关情况报告如下。\n一、主要工作\n审核文件9件。建立健全述法制度，压实责任。\n"


def names(rulebook, text):
    report = judge(make_source("x", "txt", "UTF-8", text), rulebook)
    return {
        result.rule.id: found
        for result, found in zip(report.results, fingerprints(report), strict=True)
        if found
    }


def test_a_finding_keeps_its_name_when_it_moves(rulebook):
    before = names(rulebook, TEXT)
    after = names(rulebook, TEXT.replace("审核文件", "组织培训3场。审核文件").replace("，压实", ",压实"))
    assert before["leader-duty.shufa"] == after["leader-duty.shufa"]
    assert len({name for found in before.values() for name in found}) == sum(map(len, before.values()))


def test_other_words_have_another_name(rulebook):
    other = names(rulebook, TEXT.replace("建立健全述法制度，压实责任", "将述法纳入考核"))
    assert other["leader-duty.shufa"] != names(rulebook, TEXT)["leader-duty.shufa"]
