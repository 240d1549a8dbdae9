"""What of its results a batch is to write: the reports' own files, the summaries, results.jsonl; each alone."""

import os

import pytest

from checker.cli.commands import run_command

from .reports import contents, report, write_folder

SUMMARIES = {"summary.md", "summary.html", "summary.xlsx"}


def batch(*words):
    return run_command(["batch", *map(str, words), "--no-config", "--workers", "1", "-q"])


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    base = tmp_path_factory.mktemp("parts")
    folder = write_folder(base / "in", 6)
    assert batch(folder, "-o", base / "out") == 1
    return folder, contents(base / "out")


@pytest.mark.parametrize(
    ("only", "kept"),
    [
        (("results",), lambda name: name == "results.jsonl"),
        (("summary",), lambda name: name in SUMMARIES),
        (("reports",), lambda name: name.startswith("reports/")),
        (("results", "reports"), lambda name: name not in SUMMARIES),
    ],
)
def test_a_part_alone_is_as_in_the_whole(whole, tmp_path, only, kept):
    folder, made = whole
    words = [word for part in only for word in ("--only", part)]
    assert batch(folder, "-o", tmp_path / "out", *words) == 1
    found = contents(tmp_path / "out")
    assert set(found) == {name for name in made if kept(name)}
    for name, data in found.items():
        if name == "summary.md":
            shown = data.replace(
                "“待复核”".encode(), "每份报告的差距报告和退回意见在 reports 文件夹里；“待复核”".encode()
            )
        else:
            shown = data
        assert shown == made[name] or name == "summary.xlsx"
    assert batch(folder, "-o", tmp_path / "out") == 1  # what was not written before is made now
    assert contents(tmp_path / "out") == made


def test_what_would_tell_of_other_reports_does_not_stay(whole, tmp_path):
    folder, made = tmp_path / "in", whole[1]
    write_folder(folder, 6)
    out = tmp_path / "out"
    assert batch(folder, "-o", out) == 1
    assert batch(folder, "-o", out, "--only", "results") == 1
    assert contents(out) == made  # nothing has changed
    (folder / "r002.txt").write_text(report(2), encoding="utf-8")
    os.unlink(folder / "r004.txt")
    assert batch(folder, "-o", out, "--only", "results") == 1
    assert {name for name in made if "r002" not in name and "r004" not in name} - SUMMARIES == set(
        contents(out)
    )
    assert batch(folder, "-o", out) == 1
    batch(folder, "-o", tmp_path / "fresh")
    assert contents(out) == contents(tmp_path / "fresh")


def test_a_summary_does_not_outlive_a_report_where_no_files_of_reports_are_written(tmp_path):
    folder, out = write_folder(tmp_path / "in", 3), tmp_path / "out"
    assert batch(folder, "-o", out, "--only", "summary") == 1
    assert batch(folder, "-o", out, "--only", "results") == 1
    assert set(contents(out)) == {*SUMMARIES, "results.jsonl"}  # nothing has changed
    os.unlink(folder / "r001.txt")
    assert batch(folder, "-o", out, "--only", "results") == 1
    assert set(contents(out)) == {"results.jsonl"}
    assert batch(folder, "-o", out, "--only", "summary", "--only", "results") == 1
    assert batch(folder, "-o", out, "--only", "results") == 1
    assert set(contents(out)) == {*SUMMARIES, "results.jsonl"}  # the report is gone from both already


def test_a_run_that_ends_before_it_sums_up_leaves_no_summary_of_other_reports(tmp_path, monkeypatch):
    folder, out = write_folder(tmp_path / "in", 3), tmp_path / "out"
    assert batch(folder, "-o", out) == 1
    (folder / "r001.txt").write_text(report(7), encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr("checker.batch.summing.sum_up", killed)
        with pytest.raises(KilledError):
            batch(folder, "-o", out, "--only", "results")
    assert batch(folder, "-o", out, "--only", "results") == 1  # finds all reports checked already
    assert not SUMMARIES & set(contents(out))


class KilledError(Exception):
    pass


def killed(*_):
    raise KilledError
