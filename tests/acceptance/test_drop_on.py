"""检查报告.bat of the offline bundle, on a machine without Windows: its lines read as cmd reads them, its steps run here.

This is no cmd: what the small reader below does not know fails the test, so the file keeps to what it knows.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BATCH = ROOT / "docs" / "recipes" / "check-report.bat"
DOCX = ROOT / "tests" / "fixtures" / "docx" / "kaili-2024.plain.docx"
_KNOWN = re.compile(
    r'(@echo off|rem .*|chcp 936 >nul|setlocal DisableDelayedExpansion|set "\w+=.*"|set /p "\w+=.*"|shift|goto \w+|pause'
    r'|echo(\.| .*)|start "" ".*"|"%LAWCHECK%" (check|annotate) .*|(if .*)|for %%F in \("%TARGET%"\) do set "\w+=%%~\w+F"|:\w+|)'
)


class Cmd:
    """Runs the batch file with arguments; ``typed`` is what a user answers."""

    def __init__(self, arguments, typed=""):
        text = BATCH.read_text(encoding="utf-8")
        self.lines = text.splitlines()
        self.arguments, self.typed = list(arguments), typed
        self.values, self.shown, self.opened, self.ran = {}, [], [], []

    def parts(self, path):
        path = os.path.abspath(path)
        stem, ending = os.path.splitext(path)
        return {"f": path, "dpn": stem, "x": ending, "": path}

    def filled(self, line):
        line = line.replace("%~dp0", "BASE/")
        line = re.sub(
            r"%~(f|dpn|x|)1",
            lambda match: self.parts(self.arguments[0])[match[1]] if self.arguments else "",
            line,
        )
        line = re.sub(r'%(\w+):"=%', lambda match: self.values.get(match[1], "").replace('"', ""), line)
        return re.sub(r"%(\w+)%", lambda match: self.values.get(match[1], ""), line)

    def holds(self, condition):
        inverse = condition.startswith("not ")
        condition = condition.removeprefix("not ")
        if condition.startswith("exist "):
            path = condition[6:].strip('"')
            found = (
                True
                if "BASE" in path
                else os.path.isdir(path[:-2])
                if path.endswith("\\*")
                else os.path.exists(path)
            )
        elif condition.startswith("defined "):
            found = bool(self.values.get(condition[8:]))
        else:
            left, right = condition.split("==")
            found = left.lower() == right.lower()
        return found != inverse

    def run(self):
        at = 0
        while at < len(self.lines):
            target = self.step(self.lines[at])
            if target == "pause":
                return self
            at = self.lines.index(f":{target}") if target else at + 1
        raise AssertionError("the window closes before it can be read")

    def step(self, line):
        if line.startswith("if "):
            line = line[3:].replace("/i not ", "not ", 1)
            condition, rest = re.fullmatch(
                r'((?:not )?(?:exist "[^"]*"|defined \w+|"[^"]*"=="[^"]*")) (.*)', line
            ).groups()
            return self.step(rest) if self.holds(self.filled(condition)) else ""
        if line.startswith("for "):
            kind, name = re.search(r'set "(\w+)=%%~(\w+)F"', line).groups()
            self.values[kind] = self.parts(self.values["TARGET"])[name]
        elif line.startswith("set /p "):
            self.values[re.match(r'set /p "(\w+)=', line)[1]] = self.typed
        elif line.startswith("set "):
            name, value = re.fullmatch(r'set "(\w+)=(.*)"', line).groups()
            self.values[name] = self.filled(value)
        elif line == "shift":
            self.arguments.pop(0)
        elif line.startswith("goto "):
            return line[5:]
        elif line == "pause":
            return "pause"
        elif line.startswith("echo "):
            self.shown.append(self.filled(line[5:]))
        elif line.startswith("start "):
            self.opened.append(re.fullmatch(r'start "" "(.*)"', self.filled(line))[1])
        elif line.startswith('"%LAWCHECK%"'):
            words = [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|(\S+)', self.filled(line))][
                1:
            ]
            done = subprocess.run(
                [sys.executable, "-m", "checker", *words], capture_output=True, check=False, cwd=ROOT
            )
            assert done.returncode in (0, 1), done.stderr.decode()
            self.ran.append(words)
        return ""


def test_every_line_is_one_that_cmd_knows_and_every_label_is_there():
    data = BATCH.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") and not data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8")
    assert text.encode("gbk").decode("gbk") == text
    lines = text.splitlines()
    for line in lines:
        assert _KNOWN.fullmatch(line), line
        assert line.count('"') % 2 == 0 or '%TARGET:"=%' in line, line
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert set(re.findall(r"goto (\w+)", text)) <= labels
    # A second byte of GBK that cmd takes for | & < > ^ % would end a command.
    for line in lines:
        for char in line:
            encoded = char.encode("gbk")
            assert len(encoded) == 1 or encoded[1] not in b'|&<>^%"', char


@pytest.mark.parametrize("way", ["dropped", "typed"])
def test_a_word_file_gets_a_page_and_a_copy_with_comments_beside_it(tmp_path, way):
    folder = tmp_path / "来 稿 & 附件"
    folder.mkdir()
    draft = folder / "某市 2024 报告.docx"
    shutil.copy(DOCX, draft)
    cmd = Cmd([str(draft)]) if way == "dropped" else Cmd([], f'"{draft}"')
    cmd.run()
    page = folder / "某市 2024 报告.差距报告.html"
    assert cmd.opened == [str(page)] and "暂不能公开发布" in page.read_text(encoding="utf-8")
    assert (folder / "某市 2024 报告.批注稿.docx").exists() and any("批注稿：" in one for one in cmd.shown)


def test_a_folder_gets_one_page_and_a_folder_of_copies_beside_it(tmp_path):
    folder = tmp_path / "各乡镇 报告"
    folder.mkdir()
    for name in ("甲.docx", "乙.docx"):
        shutil.copy(DOCX, folder / name)
    cmd = Cmd([str(folder), str(tmp_path / "没有.txt")]).run()
    assert cmd.opened == [f"{folder}.差距报告.html"]
    assert sorted(path.name for path in Path(f"{folder}.批注稿").iterdir()) == ["乙.docx", "甲.docx"]
    assert cmd.shown[-1].startswith("找不到这个文件")


def test_the_bundle_brings_it():
    assert "check-report.bat" in (BATCH.parent / "make-bundle.sh").read_text(encoding="utf-8")
