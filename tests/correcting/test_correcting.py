"""Corrections: a text and a Word file; accepting and rejecting is done here on the XML, not by the program."""

import io
import os
import random
import zipfile
from xml.etree import ElementTree

import pytest

from checker.cli.main import COMMANDS
from checker.correcting.text import corrected, replaced
from checker.correcting.word import tracked
from checker.reading.files import read_bytes
from checker.results import Replacement
from tests.docx_files import W, docx, p, run

NS = f"{{{W}}}"


def settled(data, drop, keep):
    root = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))

    def text(node):
        if node.tag == NS + drop:
            return ""
        if node.tag in (NS + "t", NS + "delText"):
            return node.text or ""
        return "".join(text(one) for one in node)

    return "\n".join(text(one) for one in root.iter(NS + "p"))


FILES = {
    "split": p(run("依法行", "<w:b/>"), run("政工作&lt;好")) + p("第二段"),
    "table": f"<w:tbl><w:tr><w:tc>{p('依法行政工作')}</w:tc></w:tr></w:tbl>" + p("完"),
    "link": p(f"<w:hyperlink>{run('依法行政')}</w:hyperlink>", "工作") + p("完"),
}


@pytest.mark.parametrize("name", FILES)
def test_accepting_gives_the_corrected_text_and_rejecting_the_original(name):
    data = docx(FILES[name])
    source = read_bytes(data, "a.docx", ".docx")
    for start in range(4):
        for end in range(start, 5):
            wanted = (
                [Replacement((start, end), "新&")] if end > start else [Replacement((start, start), "、")]
            )
            new, applied = tracked(data, source, wanted)
            assert applied == wanted
            assert settled(new, "ins", "del") == settled(data, "ins", "del")
            assert settled(new, "del", "ins") == replaced(source.text, wanted)
            assert read_bytes(new, "a.docx", ".docx").text == replaced(source.text, wanted)
            old, now = (zipfile.ZipFile(io.BytesIO(one)) for one in (data, new))
            assert old.namelist() == now.namelist()
            assert all(old.read(n) == now.read(n) for n in old.namelist() if n != "word/document.xml")


def test_what_others_inserted_is_left():
    data = docx(p(f'<w:ins w:id="1" w:author="甲">{run("依法行政")}</w:ins>'))
    source = read_bytes(data, "a.docx", ".docx")
    assert tracked(data, source, [Replacement((0, 2), "按")]) == (data, [])


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encoding_and_line_ends_stay(codec):
    text = "依法行政工作报告，全县各部门。\r\n第二段内容。\n"
    data = text.encode(codec)
    source = read_bytes(data, "a.txt", ".txt")
    rng = random.Random(3)
    for _ in range(50):
        at = sorted(rng.sample(range(len(text)), 4))
        wanted = [Replacement((at[0], at[1]), "甲"), Replacement((at[2], at[3]), "")]
        new = text[: at[0]] + "甲" + text[at[1] : at[2]] + text[at[3] :]
        assert corrected(data, source, wanted) == new.encode(codec)


def test_the_command_is_known():
    assert "fix" in COMMANDS


def test_the_command_writes_a_copy_and_changes_no_input(tmp_path, capsys):
    from checker.checking import Wishes
    from checker.cli.fixing import fix

    file = tmp_path / "报告.txt"
    file.write_bytes("一、工作情况\r\n全县依法行政水平不断提高".encode())
    before = file.read_bytes()
    wishes = Wishes(use_config=False)
    assert fix((str(file),), None, True, wishes) == 0
    assert os.listdir(tmp_path) == ["报告.txt"]
    assert fix((str(file),), str(file), False, wishes) == 2
    assert fix((str(file),), None, False, wishes) == 0
    assert file.read_bytes() == before
    first = tmp_path / "报告（改）.txt"
    assert fix((str(first),), str(tmp_path / "二.txt"), False, wishes) == 0
    assert (tmp_path / "二.txt").read_bytes() == first.read_bytes()
