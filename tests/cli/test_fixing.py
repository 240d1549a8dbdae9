"""The command ``fix``: what it writes, prints and refuses."""

import os
import zipfile

import pytest

from checker.checking import Wishes
from checker.cli.fixing import fix
from checker.cli.main import COMMANDS
from checker.reading.files import read_bytes
from tests.correcting.settling import lines
from tests.docx_files import docx, p

TEXT = "柏河县2023年法治政府建设年度报告\r\n一、工作情况\r\n全县推行行政执法公式制度,召开的的会议4次，依法行政水平不断提高\r\n"
RIGHT = "柏河县2023年法治政府建设年度报告\r\n一、工作情况\r\n全县推行行政执法公示制度，召开的会议4次，依法行政水平不断提高。\r\n"


@pytest.fixture
def run(capsys):
    def call(*paths, output=None, diff=False, **wishes):
        status = fix(tuple(map(str, paths)), output and str(output), diff, Wishes(use_config=False, **wishes))
        told = capsys.readouterr()
        return status, told.out, told.err

    return call


def test_the_command_is_known():
    assert "fix" in COMMANDS


def test_a_text_is_corrected_beside_the_input_and_a_second_run_changes_nothing(tmp_path, run):
    file = tmp_path / "报告.txt"
    file.write_bytes(TEXT.encode("gb18030"))
    assert run(file)[0] == 0
    first = tmp_path / "报告（改）.txt"
    assert first.read_bytes() == RIGHT.encode("gb18030")
    assert run(first, output=tmp_path / "二.txt")[0] == 0
    assert (tmp_path / "二.txt").read_bytes() == first.read_bytes()
    assert file.read_bytes() == TEXT.encode("gb18030")
    assert run(file, output=file)[0] == 2


def test_differences_are_shown_and_nothing_is_written(tmp_path, run):
    file = tmp_path / "报告.txt"
    file.write_bytes(TEXT.encode())
    status, out, err = run(file, diff=True)
    assert (status, os.listdir(tmp_path)) == (0, ["报告.txt"])
    assert "-全县推行行政执法公式制度,召开的的会议4次，依法行政水平不断提高\n" in out
    assert "+全县推行行政执法公示制度，召开的会议4次，依法行政水平不断提高。\n" in out
    assert "没有写文件" in err


@pytest.mark.parametrize("ending", [".md", ".markdown"])
def test_markup_stays_where_it_is(tmp_path, run, ending):
    old = (
        "## 一、工作情况\n\n推行**行政执法公式**制度,召开的<b>的</b>会议，见[公告,全文](http://a.cn/甲,乙)。\n\n"
        "<!-- 注释,注释 -->\n\n| 行政复义,案件 | 数 |\n|---|---|\n| 甲&amp;乙,丙 | 3 |\n\n全县召开法治会议4次，依法行政水平**不断提高**\n"
    )
    new = (
        "## 一、工作情况\n\n推行**行政执法公示**制度，召开的<b></b>会议，见[公告，全文](http://a.cn/甲,乙)。\n\n"
        "<!-- 注释,注释 -->\n\n| 行政复议，案件 | 数 |\n|---|---|\n| 甲&amp;乙，丙 | 3 |\n\n全县召开法治会议4次，依法行政水平**不断提高**。\n"
    )
    file, target = tmp_path / f"甲{ending}", tmp_path / f"乙{ending}"
    file.write_bytes(old.encode())
    assert run(file, output=target)[0] == 0
    assert target.read_bytes().decode() == new


def test_an_archive_is_to_be_unpacked_first(tmp_path, run):
    (tmp_path / "甲.txt").write_bytes(TEXT.encode())
    with zipfile.ZipFile(tmp_path / "包.zip", "w") as archive:
        archive.write(tmp_path / "甲.txt", "甲.txt")
    status, _, err = run(tmp_path / "包.zip")
    assert status == 2 and "请先解压" in err


def test_rules_can_be_chosen(tmp_path, run):
    file = tmp_path / "报告.txt"
    file.write_bytes(TEXT.encode())
    for number, (wishes, wanted) in enumerate(
        [
            ({"select": ("wording.typo",)}, TEXT.replace("公式", "公示")),
            ({"ignore": ("wording.typo",)}, RIGHT.replace("公示", "公式")),
            ({"select": ("pack:form",)}, RIGHT.replace("公示", "公式")),
        ]
    ):
        assert run(file, output=tmp_path / f"{number}.txt", **wishes)[0] == 0
        assert (tmp_path / f"{number}.txt").read_bytes().decode() == wanted


def test_a_folder_goes_into_a_folder(tmp_path, run):
    source, target = tmp_path / "稿", tmp_path / "改好"
    source.mkdir()
    (source / "甲.txt").write_bytes(TEXT.encode())
    (source / "乙.docx").write_bytes(docx("".join(p(line) for line in TEXT.split("\r\n") if line)))
    (source / "丙.html").write_text(f"<p>{TEXT}</p>", encoding="utf-8")
    status, _, err = run(source, output=target)
    assert status == 2 and "另存为 .docx 或者 .txt" in err
    assert sorted(os.listdir(target)) == ["乙.docx", "甲.txt"]
    assert (target / "甲.txt").read_bytes().decode() == RIGHT
    written = read_bytes((target / "乙.docx").read_bytes(), "乙.docx", ".docx")
    assert written.text == RIGHT.strip().replace("\r\n", "\n")
    assert run(source, output=None)[0] == 2


def test_corrections_waiting_to_be_accepted_are_no_trace_of_a_draft(tmp_path, run, verdict):
    (tmp_path / "甲.docx").write_bytes(docx("".join(p(line) for line in TEXT.split("\r\n") if line)))
    assert run(tmp_path / "甲.docx", output=tmp_path / "乙.docx", select=("pack:form",))[0] == 0
    data = (tmp_path / "乙.docx").read_bytes()
    assert b"PK" in data[:4]
    assert not [
        extra
        for extra in read_bytes(data, "乙.docx", ".docx").extras
        if extra.kind in ("inserted", "deleted")
    ]


def annotated(file, target):
    from checker.cli.run import Options, run

    return run((str(file),), Options(("docx",), str(target), Wishes(use_config=False), corrected={}))


def test_comments_and_corrections_in_one_copy(tmp_path, capsys):
    file, target = tmp_path / "甲.docx", tmp_path / "批注.docx"
    file.write_bytes(docx("".join(p(line) for line in TEXT.split("\r\n") if line)))
    assert annotated(file, target) == 1
    assert "处写成修订" in capsys.readouterr().err
    archive = zipfile.ZipFile(target)
    assert lines(target.read_bytes(), accept=True) == RIGHT.strip().split("\r\n")
    assert lines(target.read_bytes(), accept=False) == TEXT.strip().split("\r\n")
    comments = archive.read("word/comments.xml").decode()
    assert 'w:author="lawcheck"' in comments and "公式" not in comments
    assert b"commentRangeStart" in archive.read("word/document.xml")
    again = tmp_path / "再.docx"
    assert annotated(target, again) == 1
    assert zipfile.ZipFile(again).read("word/document.xml") == archive.read("word/document.xml")
    (tmp_path / "甲.txt").write_text(TEXT, encoding="utf-8")
    assert annotated(tmp_path / "甲.txt", again) == 2


def test_what_cannot_be_done_is_told_once_and_of_this_command(tmp_path, run):
    file = tmp_path / "报告.txt"
    file.write_text(RIGHT, encoding="utf-8")
    assert "--diff" in run(file, diff=True, output=tmp_path / "x.txt")[2] and os.listdir(tmp_path) == [
        "报告.txt"
    ]
    assert "没有可以自动改正的地方" in run(file)[2]
    assert "--diff" in run(file, output="-")[2] and not os.path.exists("-")
    (tmp_path / "坏.doc").write_bytes(bytes(range(256)) * 20)
    told = run(tmp_path / "坏.doc")[2]
    assert told.count("处理办法") == 1 and told.count("坏.doc") == 1
