"""Results in a folder, for every command: what names one, where the results go, and what is no input the second time."""

import json
import os
import zipfile
from pathlib import Path

import pytest

from checker.checking import Wishes
from checker.cli.annotating import annotate
from checker.cli.fixing import fix
from checker.cli.folders import Into
from checker.cli.run import BROKEN, GATED, Options, run
from tests.docx_files import docx, p

BAD = Path(__file__).resolve().parents[2] / "seeds" / "kaili-2024.txt"
WORD = docx(p("青川县2023年法治政府建设年度报告") + p("一、主要工作") + p("全县召开的的会议4次。"))


def files_in(folder):
    return sorted(str(path.relative_to(folder)) for path in Path(folder).rglob("*") if path.is_file())


@pytest.fixture
def drafts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("来稿/甲/稿.docx", "来稿/乙/稿.docx"):
        Path(name).parent.mkdir(parents=True)
        Path(name).write_bytes(WORD)
    Path("来稿/稿.txt").write_bytes(BAD.read_bytes())
    return tmp_path


def test_check_writes_a_file_for_each_report_and_a_summary(drafts, capfdbinary):
    for _ in range(2):
        assert run(("来稿",), Options(output="出/", quiet=True)) == GATED
        assert files_in("出") == [
            "乙/稿.docx.差距报告.md",
            "检查汇总.md",
            "甲/稿.docx.差距报告.md",
            "稿.txt.差距报告.md",
        ]
    single = Path("出/稿.txt.差距报告.md").read_text(encoding="utf-8")
    assert single.startswith("# 法治政府建设年度报告差距报告") and "凯里市" in single
    assert "来稿/甲/稿.docx" in Path("出/检查汇总.md").read_text(encoding="utf-8")
    run(("来稿",), Options(formats=("html:出/", "json:出/")))
    assert 'href="%E4%B9%99/' in Path("出/检查汇总.html").read_text(encoding="utf-8")
    data = json.loads(Path("出/稿.txt.json").read_text(encoding="utf-8"))
    assert [one["document"]["path"] for one in data["reports"]] == ["来稿/稿.txt"]
    out, errors = capfdbinary.readouterr()
    assert out == b"" and "结果已写入 出/。" in errors.decode()


def test_the_folder_may_be_that_of_the_drafts(drafts):
    for _ in range(2):
        assert run(("来稿",), Options(output="来稿", quiet=True)) == GATED
        assert len(files_in("来稿")) == 3 + 3 + 1


@pytest.mark.parametrize("command", ["annotate", "fix", "check -f docx"])
@pytest.mark.parametrize("out", ["新/的/", "来稿/结果/"])
def test_copies_keep_their_paths_and_are_no_drafts_the_second_time(drafts, capsys, command, out):
    os.unlink("来稿/稿.txt")
    for _ in range(2):
        if command == "fix":
            assert fix(("来稿",), out, False, Wishes(use_config=False)) == 0
        elif command == "annotate":
            assert annotate(("来稿",), Options(output=out, quiet=True)) == GATED
        else:
            assert run(("来稿",), Options(formats=("docx",), output=out, quiet=True)) == GATED
        assert files_in(out) == ["乙/稿.docx", "甲/稿.docx"]
    assert "错误" not in capsys.readouterr().err


@pytest.mark.parametrize("out", ["来稿", "来稿/"])
def test_no_copy_is_written_onto_its_draft(drafts, capsys, out):
    assert annotate(("来稿",), Options(output=out, quiet=True)) == BROKEN
    assert fix(("来稿",), out, False, Wishes(use_config=False)) == BROKEN
    assert "覆盖" in capsys.readouterr().err and Path("来稿/甲/稿.docx").read_bytes() == WORD


def test_no_summary_is_written_onto_a_draft(drafts, capsys):
    Path("来稿/检查汇总.md").write_bytes(BAD.read_bytes())
    assert run(("来稿",), Options(output="来稿/", quiet=True)) == BROKEN
    assert "覆盖" in capsys.readouterr().err
    assert Path("来稿/检查汇总.md").read_bytes() == BAD.read_bytes()


def test_a_single_draft_of_that_name_has_no_summary_that_could_be_written_onto_it(drafts):
    os.mkdir("一份")
    Path("一份/检查汇总.md").write_bytes(BAD.read_bytes())
    assert run(("一份",), Options(output="一份/", quiet=True)) == GATED
    assert files_in("一份") == ["检查汇总.md", "检查汇总.md.差距报告.md"]
    with zipfile.ZipFile("一份/包.zip", "w") as archive:
        archive.writestr("一.txt", BAD.read_bytes())
    os.rename("一份/检查汇总.md", "检查汇总.md")
    assert run(("一份/包.zip",), Options(output="出/", quiet=True)) == GATED
    assert files_in("出") == ["包.zip/一.txt.差距报告.md"]


def test_an_archive_whose_results_have_no_place_is_told_of_once(drafts, capfdbinary):
    with zipfile.ZipFile("来稿/包.zip", "w") as archive:
        for name in "一二三":
            archive.writestr(f"{name}.txt", BAD.read_bytes())
    assert run(("来稿",), Options(output="来稿/")) == BROKEN
    assert capfdbinary.readouterr().err.decode().count("错误") == 1


@pytest.mark.parametrize("read", ["lawcheck.yaml", "base.json"])
def test_a_corrected_copy_goes_onto_nothing_that_was_read(tmp_path, monkeypatch, capsys, read):
    """What is read beside the reports has the ending of none, and yet a report can have any name."""
    monkeypatch.chdir(tmp_path)
    Path("稿.txt").write_bytes(BAD.read_bytes())
    run(("稿.txt",), Options(write_baseline="base.json", quiet=True))
    Path("lawcheck.yaml").write_text("baseline: base.json\n", encoding="utf-8")
    os.symlink(read, "出.txt")
    before = Path(read).read_bytes()
    assert fix(("稿.txt",), "出.txt", False, Wishes()) == BROKEN
    assert "覆盖" in capsys.readouterr().err and Path(read).read_bytes() == before


def test_several_folders_and_archives_have_folders_of_their_own(drafts):
    with zipfile.ZipFile("包.zip", "w") as archive:
        archive.writestr("一/报.txt", BAD.read_bytes())
        archive.writestr("二/报.txt", BAD.read_bytes())
    run(("来稿/甲", "来稿/乙/", "包.zip"), Options(output="出/", quiet=True))
    assert files_in("出") == [
        "乙/稿.docx.差距报告.md",
        "包.zip/一/报.txt.差距报告.md",
        "包.zip/二/报.txt.差距报告.md",
        "检查汇总.md",
        "甲/稿.docx.差距报告.md",
    ]


def test_names_that_meet_are_told_and_a_failure_costs_one_result(drafts, capfdbinary):
    assert run(("来稿/甲/稿.docx", "来稿/乙/稿.docx", "缺.txt"), Options(output="出/")) == BROKEN
    told = capfdbinary.readouterr().err.decode()
    assert "来稿/乙/稿.docx：与另一份文件同名" in told and "缺.txt：找不到" in told
    assert files_in("出") == ["检查汇总.md", "稿.docx.差距报告.md"]


def test_a_number_in_a_name_and_a_way_out_of_the_folder_stay_inside():
    into = Into("出", ("来稿.zip",))
    place = into.place("来稿.zip", "来稿.zip/../../x/a:b.txt", ".json")
    assert place == os.path.join("出", "来稿.zip", "x", "a_b.txt.json")
    assert "13912345678" not in into.place("王13912345678.txt")


@pytest.mark.parametrize("name", ["x.pdf", "x.doc", "X.OFD"])
@pytest.mark.parametrize("formats", [(), ("markdown",), ("docx",)])
def test_a_name_of_a_format_that_is_not_written_is_refused(tmp_path, capsys, name, formats):
    assert run((str(BAD),), Options(formats=formats, output=str(tmp_path / name))) == BROKEN
    assert "打印成 PDF" in capsys.readouterr().err and not os.listdir(tmp_path)
