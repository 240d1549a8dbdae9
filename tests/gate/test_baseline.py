import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from checker.checking import Wishes
from checker.cli.run import Options, run
from checker.errors import LawcheckError
from checker.gate.baseline import Entry, apply_baseline, baseline_text, entries_of, key_of, read_baseline
from checker.judging.judge import judge
from checker.reading.source import make_source
from checker.rulebook.schema import load_schema

TEXT = "清泉镇2024年法治政府建设年度报告\n\n现将有关情况报告如下：\n一、主要工作\n审核文件9件。\n"


def test_known_gaps_do_not_gate_and_new_ones_do(rulebook):
    report = judge(make_source("报告.txt", "txt", "UTF-8", TEXT), rulebook)
    known = entries_of(report)
    assert report.gates() and known
    done = apply_baseline(report, known)
    assert not done.gates() and done.notices == ()
    assert apply_baseline(report, tuple(entry for entry in known if entry.rule != "plan")).gates()


def test_lines_above_do_not_make_a_gap_new_and_gone_ones_are_told(rulebook):
    report = judge(make_source("报告.txt", "txt", "UTF-8", TEXT), rulebook)
    moved = judge(make_source("报告.txt", "txt", "UTF-8", "\n\n" + TEXT), rulebook)
    assert not apply_baseline(moved, entries_of(report)).gates()
    better = judge(
        make_source("报告.txt", "txt", "UTF-8", TEXT + "二、下一步安排\n2025年组织培训3期。\n"), rulebook
    )
    done = apply_baseline(better, entries_of(report))
    assert "下一年度主要安排" in done.notices[0] and not done.gates()


def test_names_are_relative_to_the_baseline_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert key_of("报告 稿/a.txt", "gate/基线.json") == "../报告 稿/a.txt"
    assert key_of(str(tmp_path / "a.txt"), "基线.json") == "a.txt"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "不是合格的 JSON"),
        (b'{"lawcheck_baseline": "1.0",\n"documents": [', "第2行"),
        (b"\xff\xfe\x00", "JSON"),
        (b"[]", "不是 lawcheck 的基线文件"),
        ('{"名": 1}'.encode(), "不是 lawcheck 的基线文件"),
        (b'{"lawcheck_baseline": "9", "documents": {}}', "只认 1.0"),
        (b'{"lawcheck_baseline": "1.0"}', "documents"),
        (b'{"lawcheck_baseline": "1.0", "documents": {"a": [1]}}', "“a”的内容不对"),
        (b'{"lawcheck_baseline": "1.0", "documents": {"a": [{"rule": 1}]}}', "“a”的内容不对"),
        (b"[" * 100_000, "JSON"),
        (b'{"lawcheck_baseline": ' + b"1" * 5_000 + b"}", "JSON"),
    ],
)
def test_a_broken_file_is_an_error_with_a_remedy(tmp_path, content, words):
    path = tmp_path / "基线.json"
    path.write_bytes(content)
    with pytest.raises(LawcheckError, match=words) as caught:
        read_baseline(str(path))
    assert caught.value.remedy and caught.value.path.endswith("基线.json")


def test_a_missing_file_and_a_folder(tmp_path):
    with pytest.raises(LawcheckError, match="--write-baseline"):
        read_baseline(str(tmp_path / "没有.json"))
    with pytest.raises(LawcheckError, match="文件夹"):
        read_baseline(str(tmp_path))


_words = st.text(max_size=12)
_entries = st.builds(Entry, _words, _words, _words)


@given(st.dictionaries(_words, st.lists(_entries, max_size=4), max_size=4))
def test_what_is_written_is_read_again_and_sorted(tmp_path_factory, documents):
    path = os.path.join(tmp_path_factory.getbasetemp(), "基线.json")
    text = baseline_text({name: tuple(entries) for name, entries in documents.items()})
    with open(path, "w", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        file.write(text)
    try:
        found = read_baseline(path)
    except LawcheckError:
        assert any("\ud800" <= char <= "\udfff" for char in text)  # half a character is no UTF-8
        return
    assert found == {name: tuple(sorted(entries)) for name, entries in documents.items()}
    assert baseline_text(found) == text


def test_the_file_keeps_its_schema(rulebook):
    report = judge(make_source("报告.txt", "txt", "UTF-8", TEXT), rulebook)
    data = json.loads(baseline_text({"报告.txt": entries_of(report), "空.txt": ()}))
    Draft202012Validator(load_schema("baseline.schema.json")).validate(data)
    Draft202012Validator.check_schema(load_schema("config.schema.json"))


def test_nothing_is_said_to_be_in_order_that_is_only_known(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "稿.txt").write_text(
        "青川县2023年法治政府建设年度报告\n\n一、主要工作\n审核文件9件。\n", encoding="utf-8"
    )
    run(("稿.txt",), Options(output="a.md", write_baseline="基线.json", quiet=True))
    run(("稿.txt",), Options(output="b.md", wishes=Wishes(baseline="基线.json"), quiet=True))
    told = (tmp_path / "b.md").read_text(encoding="utf-8")
    assert "除了单独列在后面的，没有发现需要改正的地方。" in told and "没有新出现的问题" in told
