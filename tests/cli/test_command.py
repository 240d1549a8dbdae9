"""The command as a user calls it: one process a call."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GOOD = os.path.join(ROOT, "tests", "corpus", "d01.txt")
BAD = os.path.join(ROOT, "seeds", "kaili-2024.txt")


def lawcheck(*arguments, data=None, cwd=None, **environment):
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        input=data,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": ROOT, **environment},
        check=False,
        timeout=120,
    )


def test_exit_status_tells_whether_the_gate_fails():
    assert lawcheck(GOOD).returncode == 0
    assert lawcheck(BAD).returncode == 1
    assert lawcheck("--fail-on", "never", BAD).returncode == 0
    assert lawcheck("check", "--fail-on", "advice", "--select", "signature", BAD).returncode == 1
    assert lawcheck("--ignore", "pack:annual-report", BAD).returncode == 0


def test_standard_output_is_the_report_and_standard_error_one_line():
    done = lawcheck(BAD)
    assert done.stdout.decode().startswith("# 法治政府建设年度报告差距报告\n")
    assert done.stderr.decode().count("\n") == 1
    assert lawcheck("-q", BAD).stderr == b""


def test_runs_give_the_same_bytes():
    assert lawcheck(BAD).stdout == lawcheck(BAD).stdout
    assert lawcheck("-f", "json", BAD, GOOD).stdout == lawcheck("-f", "json", BAD, GOOD).stdout


def test_standard_input():
    with open(BAD, "rb") as file:
        done = lawcheck("-f", "json", "-", data=file.read().decode().encode("gb18030"))
    report = json.loads(done.stdout)["reports"][0]
    assert report["document"]["encoding"] == "GB18030" and report["document"]["year"] == 2024


def test_one_unreadable_file_does_not_stop_the_others(tmp_path):
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "坏.txt").write_bytes(b"\xff\xfe\xfd\x00\x01")
    done = lawcheck("-f", "json", str(tmp_path), "没有.txt", GOOD)
    assert done.returncode == 2
    reports = json.loads(done.stdout)["reports"]
    assert [report["error"] is None for report in reports] == [False, False, False, True]
    assert done.stderr.decode().count("错误：") == 3 and b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--formt", "json", BAD], "--format"),
        (["-f", "jsn", BAD], "是否想写“json”"),
        (["--year", "abc", BAD], "1949"),
        (["--published", "3月", BAD], "2024-03-28"),
        (["--select", "plans", BAD], "plan"),
        (["--select", "plan", "--ignore", "plan", BAD], "没有剩下"),
        (["check"], "没有写"),
        (["-o"], "缺少内容"),
        (["explain", "plan.yaer"], "plan.year"),
        (["explain", "行政执法"], "three-systems.publicity"),
        (["rules", "validate", "没有.yaml"], "找不到"),
        (["--rules", "没有.yaml", BAD], "找不到"),
        (["没有.txt"], "找不到"),
        ([""], "文件名是空的"),
        (["explain", "plan", "x"], "多写了"),
        (["--published", "2024-02-30", BAD], "2024-03-28"),
    ],
)
def test_wrong_calls_end_with_2_and_a_remedy(arguments, words):
    done = lawcheck(*arguments)
    assert done.returncode == 2
    assert words in done.stderr.decode() and "处理办法" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_output_is_written_whole_and_never_onto_an_input(tmp_path):
    report = tmp_path / "报告.txt"
    report.write_bytes(Path(BAD).read_bytes())
    assert lawcheck("-o", str(tmp_path / "差距.md"), str(report)).returncode == 1
    assert (tmp_path / "差距.md").read_text(encoding="utf-8").startswith("# 法治")
    done = lawcheck("-o", str(report), str(report))
    assert done.returncode == 2 and "覆盖" in done.stderr.decode()
    assert report.read_bytes() == Path(BAD).read_bytes()
    assert lawcheck("-o", str(tmp_path / "新" / "a.md"), str(report)).returncode == 1
    assert (tmp_path / "新" / "a.md").is_file()
    assert lawcheck("-o", str(report / "a.md"), str(report)).returncode == 2
    assert sorted(os.listdir(tmp_path)) == sorted(["报告.txt", "差距.md", "新"])


def test_several_reports_make_one_document_in_the_order_of_the_paths():
    text = lawcheck(BAD, GOOD).stdout.decode().replace("\\", "")
    assert text.startswith("# 法治政府建设年度报告检查汇总\n")
    assert text.index(BAD) < text.index(GOOD)


def test_subcommands(tmp_path):
    assert "plan.year" in lawcheck("rules").stdout.decode()
    assert "下一年度" in lawcheck("explain", "plan.year").stdout.decode()
    assert lawcheck("explain", "述法").stdout.decode().startswith("述法（leader-duty.shufa，")
    assert lawcheck("rules", "validate", os.path.join(ROOT, "rules", "document.yaml")).returncode == 0
    assert "0个不一致" in lawcheck("rules", "test").stdout.decode()
    assert lawcheck("--version").stdout.decode().startswith("lawcheck ")
    help_ = lawcheck("--help").stdout.decode()
    assert "用法" in help_ and "Usage" not in help_ and "Options" not in help_


def test_a_subcommand_wins_over_a_file_of_its_name(tmp_path):
    (tmp_path / "rules").write_bytes(Path(BAD).read_bytes())
    assert "条。lawcheck explain" in lawcheck("rules", cwd=tmp_path).stdout.decode()
    assert lawcheck("./rules", cwd=tmp_path).returncode == 1


def test_a_console_of_another_encoding_does_no_harm():
    done = lawcheck(BAD, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 1 and done.stdout.decode("utf-8").startswith("# 法治")


def test_a_closed_pipe_ends_with_141():
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", *[BAD] * 1, *[os.path.join(ROOT, "seeds")]],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": ROOT},
    )
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) == 141 and b"Traceback" not in errors


def test_large_and_odd_files_are_bounded(tmp_path):
    with (tmp_path / "50MB.txt").open("wb") as file:
        file.write("法治".encode() * 1000)
        file.truncate(50 * 1024 * 1024)
    (tmp_path / "长行.txt").write_text("法" * 1_000_000, encoding="utf-8")
    (tmp_path / "九万字.txt").write_text(
        "一、主要工作\n" + "审核文件9件，存在不足。" * 8000, encoding="utf-8"
    )
    before = sum(os.times()[2:4])
    done = lawcheck("-f", "json", str(tmp_path))
    assert sum(os.times()[2:4]) - before < 30, "seconds of the processor: others run on the machine as well"
    errors = {os.path.basename(r["document"]["path"]): r["error"] for r in json.loads(done.stdout)["reports"]}
    assert "上限" in errors["50MB.txt"] and "这一行有" in errors["长行.txt"] and errors["九万字.txt"] is None


def test_output_spares_rule_packs_and_standard_input(tmp_path):
    pack = tmp_path / "包.yaml"
    pack.write_bytes(Path(ROOT, "rules", "document.yaml").read_bytes())
    done = lawcheck("--rules", str(pack), "-o", str(pack), BAD)
    assert done.returncode == 2 and pack.read_bytes().startswith("# 规则包".encode())
    report = tmp_path / "报告.txt"
    report.write_bytes(Path(BAD).read_bytes())
    command = [sys.executable, "-m", "checker", "-q", "-", "-o", str(report)]
    with report.open("rb") as stream:
        done = subprocess.run(
            command, stdin=stream, capture_output=True, env={**os.environ, "PYTHONPATH": ROOT}, check=False
        )
    assert done.returncode == 2 and report.read_bytes() == Path(BAD).read_bytes()


def test_output_goes_through_links_and_into_pipes(tmp_path):
    (tmp_path / "真.md").write_text("旧", encoding="utf-8")
    (tmp_path / "链.md").symlink_to(tmp_path / "真.md")
    lawcheck("-o", str(tmp_path / "链.md"), BAD)
    assert (tmp_path / "链.md").is_symlink() and (tmp_path / "真.md").read_text(encoding="utf-8").startswith(
        "# "
    )
    os.mkfifo(tmp_path / "管道")
    with subprocess.Popen(["cat", str(tmp_path / "管道")], stdout=subprocess.PIPE) as reader:
        lawcheck("-o", str(tmp_path / "管道"), BAD)
        assert reader.stdout.read().decode().startswith("# ")
    assert not (tmp_path / "管道").is_file()
    assert lawcheck("-q", "-o", "/dev/stdout", BAD).stdout.decode().startswith("# ")


def test_json_on_standard_output_is_valid_even_before_reading():
    for arguments in (
        ["--rules", "没有.yaml", BAD],
        ["--select", "x", BAD],
        ["--year", "abc", BAD],
        ["--formt"],
    ):
        done = lawcheck("-f", "json", *arguments)
        assert done.returncode == 2 and json.loads(done.stdout)["reports"] == []


def test_a_run_of_some_rules_does_not_promise_publication(tmp_path):
    text = lawcheck("--select", "period", BAD).stdout.decode()
    assert "可以公开发布" not in text and "没有检查全部必备项" in text
    notice = tmp_path / "通知.txt"
    notice.write_text(
        "关于做好年度报告工作的通知\n\n各单位：\n现将有关事项通知如下，请认真贯彻执行。", encoding="utf-8"
    )
    assert "没有可以判断的规则" in lawcheck("--select", "pack:annual-report", str(notice)).stdout.decode()


def test_the_examples_of_a_shipped_pack_are_run_by_its_path(tmp_path):
    copy = tmp_path / "document.yaml"
    pack = Path(ROOT, "rules", "document.yaml").read_text(encoding="utf-8")
    copy.write_text(pack, encoding="utf-8")
    count = pack.count("      - verdict: ")
    for path in (os.path.join(ROOT, "rules", "document.yaml"), str(copy)):
        assert f"共{count}个例子" in lawcheck("rules", "test", path).stdout.decode()


def test_an_archive_is_checked_report_by_report_and_from_standard_input(tmp_path):
    path = tmp_path / "报告.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(BAD, "凯里.txt")
        archive.writestr("坏.txt", b"\x00\x01")
    for arguments, data in ((["-f", "json", str(path)], None), (["-f", "json", "-"], path.read_bytes())):
        done = lawcheck(*arguments, data=data)
        reports = json.loads(done.stdout)["reports"]
        assert done.returncode == 2
        assert [report["document"]["path"].rsplit("/", 1)[1] for report in reports] == ["凯里.txt", "坏.txt"]
        assert reports[0]["document"]["year"] == 2024
        assert "空字符" in reports[1]["error"]


def test_the_examples_of_the_shipped_packs_are_run():
    done = lawcheck("rules", "test")
    assert done.returncode == 0 and int(done.stdout.decode().split("个例子")[0].removeprefix("共")) > 100


def test_a_shipped_rule_is_explained_with_its_examples():
    shown = lawcheck("explain", "figures.sum").stdout.decode()
    assert "412件" in shown.split("例子：")[1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", "a.md", "-o", "b.md", "x.txt"), "“--output”写了两次"),
        (("--year", "2022", "--year", "2023", "x.txt"), "“--year”写了两次"),
        (("fix", "--diffs", "x.txt"), "运行 lawcheck fix --help"),
        (("--nope", "x.txt"), "没有“--nope”这个选项。处理办法"),
        (("--yaer", "2023", "x.txt"), "是否想写 --year"),
        (("--versoin",), "是否想写 --version"),
        (("--conf", "x.yaml", "x.txt"), "是否想写 --config"),
        (("--json", "x.txt"), "是否想写 -f json"),
        (("batch", "--worker", "2", "x"), "是否想写 --workers"),
        (("batch", "x.txt"), "运行 lawcheck batch --help"),
        (("fix",), "例如 lawcheck fix 报告.docx"),
        (("annotate",), "例如 lawcheck annotate 报告.docx -o 批注稿.docx"),
    ],
)
def test_mistakes_are_told_of_the_command_that_was_meant(tmp_path, words, told):
    done = lawcheck(*words, cwd=tmp_path)
    assert done.returncode == 2 and told in done.stderr.decode() and not os.listdir(tmp_path)


def test_a_text_given_for_a_name_is_not_told_whole():
    done = lawcheck("长" * 3000)
    assert done.returncode == 2 and len(done.stderr.decode()) < 300
