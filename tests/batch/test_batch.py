"""``lawcheck batch``: sources, results, what may be lost and what not."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter, namedtuple

import pytest
from openpyxl import load_workbook

from checker.batch import keys
from checker.batch.entry import Entry
from checker.batch.journal import Journal
from checker.cli.commands import run_command
from checker.errors import LawcheckError

from .reports import PARTS, contents, gaps, report, results, write_folder


def batch(*words, workers=1):
    return run_command(["batch", *map(str, words), "--no-config", "--workers", str(workers), "-q"])


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    base = tmp_path_factory.mktemp("batch")
    folder = write_folder(base / "in", 24)
    assert batch(folder, "-o", base / "out", workers=2) == 1
    return folder, base / "out"


def test_a_batch_says_what_check_says(undisturbed, capfdbinary):
    folder, out = undisturbed
    found = results(out)
    assert [one["document"]["path"] for one in found] == sorted(os.listdir(folder))
    run_command(["check", str(folder / "r003.txt"), "-f", "json", "--no-config"])
    alone = json.loads(capfdbinary.readouterr().out)["reports"][0]
    alone["document"]["path"] = "r003.txt"
    assert found[3] == alone
    assert len(os.listdir(out / "reports")) == 2 * len(found)


def test_every_number_of_the_summaries_equals_an_independent_count(undisturbed):
    _, out = undisturbed
    found = results(out)
    unmet = Counter(
        result["title"]
        for one in found
        for result in one["results"]
        if result["level"] == "must" and result["verdict"] == "unmet"
    )
    titles = {result["rule"]: result["title"] for result in found[0]["results"]}
    for part in PARTS:  # known from how the reports were made
        assert unmet[titles[part]] == sum(part in gaps(number) for number in range(len(found)))
    lacking = sum(one["summary"]["must"]["unmet"] > 0 for one in found)
    told = (out / "summary.md").read_text(encoding="utf-8")
    assert f"共{len(found)}份：{lacking}份有必备项不符合，合计{sum(unmet.values())}项次" in told
    book = load_workbook(out / "summary.xlsx")
    assert book.sheetnames == ["矩阵", "共性问题", "催办清单", "未报送", "全部问题", "同年不止一份"]
    head, *rows = book["矩阵"].iter_rows(values_only=True)
    for column, title in enumerate(head[5:], 5):
        assert [row[column] for row in rows].count("不符合") == unmet[title]
        assert re.search(rf"\| {title} \| {unmet[title]} \|", told)
    assert [row[4] for row in rows] == sorted((row[4] for row in rows), reverse=True)
    common = {row[1]: row[3] for row in book["共性问题"].iter_rows(min_row=2, values_only=True)}
    gaps_ = Counter(
        result["title"]
        for one in found
        for result in one["results"]
        if result["verdict"] in ("unmet", "partial", "review")
    )
    assert common == gaps_
    findings = sum(len(result["findings"]) for one in found for result in one["results"])
    assert book["全部问题"].max_row == findings + 1
    page = (out / "summary.html").read_text(encoding="utf-8")
    assert page.count(">×</td>") == sum(unmet.values())
    assert "<script" not in page and "http" not in page


def test_the_notice_names_what_is_missing_and_no_date(undisturbed):
    _, out = undisturbed
    notice = (out / "reports" / "r003.txt.退回意见.md").read_text(encoding="utf-8")
    assert "**单位**：丁区" in notice and "存在的不足" in notice and "下一年度主要安排" in notice
    assert "行政执法公示、" in notice and "具体位置和改法见差距报告。" in notice
    assert "请于　　　　年　　月　　日前改正后重新报送。" in notice
    assert not re.search(r"202[4-9]年\d", notice) and len(notice) < 1500


def test_the_same_reports_come_out_the_same_from_archive_and_lines(undisturbed, tmp_path):
    folder, out = undisturbed
    names = sorted(os.listdir(folder))
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for name in reversed(names):
            archive.write(folder / name, name)
    with open(tmp_path / "in.jsonl", "w", encoding="utf-8") as file:
        for name in reversed(names):
            text = (folder / name).read_text(encoding="utf-8")
            file.write(json.dumps({"name": name, "text": text}) + "\n")
    for source in ("in.zip", "in.jsonl"):
        made = tmp_path / f"{source}.out"
        assert batch(tmp_path / source, "-o", made) == 1
        assert contents(made) == contents(out)


def test_what_is_unchanged_is_not_checked_again(tmp_path, capfdbinary):
    folder, out = write_folder(tmp_path / "in", 6), tmp_path / "out"
    batch(folder, "-o", out)
    before = contents(out)
    journal = out / ".lawcheck" / "journal.jsonl"
    size = journal.stat().st_size
    assert batch(folder, "-o", out) == 1 and journal.stat().st_size == size
    (folder / "r001.txt").write_text(report(1), encoding="utf-8")
    (folder / "r002.txt").unlink()
    assert batch(folder, "-o", out) == 1
    after = contents(out)
    assert not [name for name in after if "r002" in name]
    assert {name for name in before if "reports" in name and after.get(name) != before[name]} == {
        f"reports/{name}.txt.{kind}.md" for name in ("r001", "r002") for kind in ("差距报告", "退回意见")
    }
    assert batch(folder, "-o", out, "--no-resume") == 1 and contents(out) == after
    # Another choice of rules is another check.
    batch(folder, "-o", out, "--select", "problems")
    assert len(results(out)[0]["results"]) == 1


def test_what_was_kept_of_a_report_by_a_program_that_kept_less_is_not_used(tmp_path, monkeypatch):
    """Its entry does not say that a text is no report: a unit would count as having handed in."""
    folder, out = write_folder(tmp_path / "in", 2), tmp_path / "out"
    with monkeypatch.context() as older:
        older.setattr(keys, "Entry", namedtuple("Entry", Entry._fields[:-1]))
        batch(folder, "-o", out)
    journal = out / ".lawcheck" / "journal.jsonl"
    size = journal.stat().st_size
    batch(folder, "-o", out)
    assert journal.stat().st_size > size


def start(folder, out):
    code = "import sys; from checker.cli.main import main; main()"
    words = ["batch", str(folder), "-o", str(out), "--no-config", "--workers", "2"]
    return subprocess.Popen([sys.executable, "-c", code, *words], stderr=subprocess.PIPE)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_run_killed_at_any_moment_goes_on_as_if_nothing_had_happened(undisturbed, tmp_path):
    folder, whole = undisturbed
    out = tmp_path / "out"
    killed = 0
    for pause in (0.05, 0.3, 0.4, 0.45, 0.5, 0.6, 0.7):
        process = start(folder, out)
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
    assert killed
    assert batch(folder, "-o", out) == 1
    assert contents(out) == contents(whole)
    assert (out / ".lawcheck" / "journal.jsonl").read_bytes().count(b"\n") == 24


def test_a_torn_line_of_the_journal_is_done_again(undisturbed, tmp_path):
    folder, whole = undisturbed
    out = tmp_path / "out"
    batch(folder, "-o", out)
    journal = out / ".lawcheck" / "journal.jsonl"
    data = journal.read_bytes()
    for cut in (len(data) - 1, len(data) // 2, 10, 0):
        journal.write_bytes(data[:cut])
        (out / ".lawcheck-0.tmp").write_bytes(b"half")
        assert batch(folder, "-o", out) == 1
        assert contents(out) == contents(whole)
        assert not (out / ".lawcheck-0.tmp").exists()


def test_two_batches_into_one_folder_are_refused(tmp_path, capfdbinary):
    folder, out = write_folder(tmp_path / "in", 2), tmp_path / "out"
    held = Journal(str(out))
    try:
        assert batch(folder, "-o", out) == 2
        assert "另一个 lawcheck batch 正在" in capfdbinary.readouterr().err.decode()
    finally:
        held.close()
    assert batch(folder, "-o", out) == 1


def test_folders_that_are_not_for_this_batch_are_refused(tmp_path, capfdbinary):
    folder, other = write_folder(tmp_path / "in", 2), write_folder(tmp_path / "other", 1)
    out = tmp_path / "out"
    for words, told in (
        ((folder, "-o", folder / "out"), "里面"),
        ((folder, "-o", folder), "里面"),
        ((folder, "-o", other), "已经有别的文件"),
        ((folder, "-o", other / "r000.txt"), "是一个文件"),
        ((tmp_path / "none", "-o", out), "找不到"),
    ):
        assert batch(*words) == 2
        assert told in capfdbinary.readouterr().err.decode()
    assert not out.exists() and batch(folder, "-o", out) == 1
    assert batch(other, "-o", out) == 2
    assert "另一批报告" in capfdbinary.readouterr().err.decode()
    assert batch(other, "-o", out, "--resume") == 1 and len(results(out)) == 1


def test_a_disk_that_takes_nothing_is_told(tmp_path, capfdbinary, monkeypatch):
    folder, out = write_folder(tmp_path / "in", 2), tmp_path / "out"

    def full(*_, **__):
        raise OSError(28, "no space")

    with monkeypatch.context() as patch:
        patch.setattr("checker.batch.journal.os.makedirs", full)
        assert batch(folder, "-o", out) == 2
    assert "磁盘已满" in capfdbinary.readouterr().err.decode()
    journal = Journal(str(out))
    journal.begin("x", resume=None)

    class Full:
        fileno = journal._file.fileno
        write = full

    file, journal._file = journal._file, Full()
    with pytest.raises(LawcheckError, match="磁盘已满"):
        journal.enter("a", "k", "{}", "{}")
    journal._file = file
    journal.close()


def test_names_that_lead_out_of_the_folder_or_hold_numbers_do_no_harm(tmp_path):
    number = "11010519491231002X"
    names = ["../../out.txt", "/etc/x", "A.txt", "a.txt", "长" * 300, f"{number}.txt", "::error::x", "\ud800"]
    with open(tmp_path / "in.jsonl", "w", encoding="utf-8") as file:
        for name in (*names, "A.txt"):
            file.write(json.dumps({"name": name, "text": report(0) + f"联系人身份证号{number}。"}) + "\n")
        file.write('not json\n{"name": 1}\n')
    out = tmp_path / "out"
    assert batch(tmp_path / "in.jsonl", "-o", out) == 2
    assert sorted(os.listdir(tmp_path)) == ["in.jsonl", "out"]
    made = contents(out)
    assert len([name for name in made if name.startswith("reports")]) == 2 * (len(names) + 3)
    for name, data in made.items():
        assert number not in name and (name.endswith(".xlsx") or number.encode() not in data)
    for sheet in load_workbook(out / "summary.xlsx"):
        assert not any(number in str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)


def test_a_file_that_cannot_be_read_costs_only_itself(tmp_path, capfdbinary):
    folder, out = write_folder(tmp_path / "in", 3), tmp_path / "out"
    (folder / "r001.docx").write_bytes(b"PK\x03\x04 broken")
    assert batch(folder, "-o", out) == 2
    found = results(out)
    assert [one["error"] is None for one in found] == [True, False, True, True]
    assert "r001.docx" in capfdbinary.readouterr().err.decode()
    notice = (out / "reports" / "r001.docx.退回意见.md").read_text(encoding="utf-8")
    assert "没有读成的原因" in notice
    rows = list(load_workbook(out / "summary.xlsx")["催办清单"].iter_rows(values_only=True))
    assert rows[1][1] == "r001.docx"
