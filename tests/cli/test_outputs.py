"""Several outputs of one run: where they go, what is refused, and that the exit status does not depend on them."""

import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from checker.cli import outputs
from checker.cli.outputs import Outputs, Target, plan, refuse_overwriting, write
from checker.cli.run import BROKEN, GATED, OK, Options, run
from checker.errors import LawcheckError
from checker.reporting.formats import FORMATS, Format, Job, open_output

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GOOD = os.path.join(ROOT, "tests", "corpus", "d01.txt")
BAD = os.path.join(ROOT, "seeds", "kaili-2024.txt")


def test_o_belongs_to_the_format_without_a_file():
    assert plan(("markdown",), None) == (Target("markdown", None),)
    assert plan(("json:a.json", "markdown"), "gap.md") == (
        Target("json", "a.json"),
        Target("markdown", "gap.md"),
    )
    assert plan((r"json:C:\报告 1\a.json",), None)[0].path == r"C:\报告 1\a.json"
    assert plan(("json:-",), None) == (Target("json", None),) == plan(("json",), "-")


@pytest.mark.parametrize(
    ("formats", "output", "words"),
    [
        (("jsn",), None, "是否想写“json”"),
        (("json:",), None, "没有文件名"),
        (("json:a",), "b", "-o 没有对应的格式"),
        (("json", "markdown"), None, "屏幕"),
        (("json:a", "markdown"), "./a", "互相覆盖"),
        (("json", "markdown"), "-", "屏幕"),
        (("json",), "a.md", "不符"),
        (("markdown:a.docx",), None, "不符"),
    ],
)
def test_unclear_and_conflicting_outputs_are_refused(formats, output, words):
    with pytest.raises(LawcheckError) as caught:
        plan(formats, output)
    assert words in str(caught.value) and "处理办法" in str(caught.value)


def test_two_names_of_one_file_are_one_place(tmp_path):
    (tmp_path / "a").write_text("", encoding="utf-8")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(LawcheckError, match="互相覆盖"):
        plan((f"json:{tmp_path}/a", f"markdown:{tmp_path}/b"), None)


def test_files_that_are_read_are_no_targets(tmp_path):
    pack = tmp_path / "packs" / "a.yaml"
    pack.parent.mkdir()
    pack.write_text("", encoding="utf-8")
    with pytest.raises(LawcheckError, match="覆盖"):
        refuse_overwriting([Target("json", str(pack))], [str(pack.parent)])
    refuse_overwriting([Target("json", str(tmp_path / "new"))], [str(pack.parent)])


@pytest.mark.parametrize(("report", "status"), [(GOOD, OK), (BAD, GATED)])
def test_the_exit_status_does_not_depend_on_the_outputs(tmp_path, capfdbinary, report, status):
    formats = (f"json:{tmp_path}/a.json", "markdown")
    assert run([report], Options(formats=formats)) == status
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["reports"]
    out, errors = capfdbinary.readouterr()
    assert out.decode().startswith("# 法治") and f"结果已写入 {tmp_path}/a.json" in errors.decode()


def test_one_output_that_cannot_be_written_does_not_stop_the_others(tmp_path, capfdbinary):
    (tmp_path / "文件").write_text("", encoding="utf-8")
    formats = (f"json:{tmp_path}/文件/a.json", f"markdown:{tmp_path}/a.md")
    assert run([BAD], Options(formats=formats)) == BROKEN
    assert "这里有一个文件" in capfdbinary.readouterr().err.decode()
    assert sorted(os.listdir(tmp_path)) == ["a.md", "文件"]


def test_an_output_that_gives_up_leaves_no_file_and_the_others_are_written(tmp_path, monkeypatch):
    class Fails:
        def add(self, report, rulebook):
            if report.path == "二":
                raise LawcheckError("不行。")

    class Records(Fails):
        def add(self, report, rulebook):
            self.paths = [*getattr(self, "paths", ()), report.path]

        def pieces(self):
            yield "、".join(self.paths)

    monkeypatch.setattr(outputs, "open_output", lambda name, job: Fails() if name == "json" else Records())
    made = Outputs(
        [Target("json", str(tmp_path / "a")), Target("markdown", str(tmp_path / "b"))], Job((), "0")
    )
    for path in ("一", "二", "三"):
        made.add(SimpleNamespace(path=path), None)
    assert [error.message for error in made.write()] == ["不行。"]
    assert os.listdir(tmp_path) == ["b"] and (tmp_path / "b").read_text(encoding="utf-8") == "一、二、三"


def test_a_file_is_whole_or_not_there(tmp_path):
    def pieces():
        yield "前一半"
        raise KeyboardInterrupt

    (tmp_path / "旧.md").write_text("旧", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        write(pieces(), str(tmp_path / "旧.md"))
    assert (tmp_path / "旧.md").read_text(encoding="utf-8") == "旧" and os.listdir(tmp_path) == ["旧.md"]


def test_binary_formats_are_kept_off_a_terminal(monkeypatch):
    monkeypatch.setattr(outputs, "FORMATS", {"json": Format("x:y", "", "", binary=True)})
    monkeypatch.setattr(outputs.console, "is_terminal", lambda: True)
    with pytest.raises(LawcheckError, match="不能显示在屏幕上"):
        Outputs([Target("json", None)], Job((), "0"))


def test_every_format_of_the_registry_can_be_opened(rulebook):
    for name in (*FORMATS, "terminal"):
        assert callable(
            open_output(name, Job((rulebook,), "0", files=("a.docx",), path="b.docx", width=80)).add
        )


def test_results_left_in_a_folder_are_no_reports(tmp_path, capfdbinary):
    (tmp_path / "稿.txt").write_bytes(Path(BAD).read_bytes())
    formats = (f"markdown:{tmp_path}/差距.md", f"html:{tmp_path}/差距.html", f"json:{tmp_path}/差距.json")
    for _ in range(2):
        assert run([str(tmp_path)], Options(formats=formats)) == GATED
        assert len(json.loads((tmp_path / "差距.json").read_text(encoding="utf-8"))["reports"]) == 1
    with pytest.raises(LawcheckError, match="覆盖"):
        refuse_overwriting([Target("markdown", str(tmp_path / "稿.txt"))], [str(tmp_path / "稿.txt")])


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("差距.html", b"<!doctype"),
        ("a.HTM", b"<!doctype"),
        ("a.json", b"{"),
        ("a.sarif", b"{"),
        ("a.csv", b"\xef\xbb\xbf"),
        ("a.xml", b"<?xml"),
        ("a.md", b"# "),
        ("a.txt", b"# "),
        ("a", b"# "),
    ],
)
def test_the_name_of_the_file_chooses_the_format(tmp_path, name, begins):
    run((GOOD,), Options((), str(tmp_path / name), quiet=True))
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_format_that_is_told_may_have_a_name_of_its_family(tmp_path):
    assert plan(("gitlab",), "a.json")[0].format == "gitlab"
    assert plan(("sarif:a.json", "lines"), "a.txt")[1].format == "lines"
