"""``batch --previous``: pairs by unit; and what units have in common."""

from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook

from checker.batch.previous import Pairs, Who
from checker.batch.sources import Submission
from checker.cli.commands import run_command

from .reports import contents, report, results

PAIRS = yaml.safe_load(
    (Path(__file__).parents[1] / "continuity" / "pairs" / "planted-a.yaml").read_text(encoding="utf-8")
)


def batch(*words):
    return run_command(["batch", *map(str, words), "--no-config", "--workers", "2", "-q"])


def folders(tmp_path):
    for name, field in (("2024", "text"), ("2023", "previous")):
        (tmp_path / name).mkdir()
        for number, case in enumerate(PAIRS):
            path = tmp_path / name / (f"{number}.txt" if field == "text" else f"旧-{9 - number}.txt")
            path.write_text(case[field], encoding="utf-8")
    (tmp_path / "2024" / "9.txt").write_text(report(0), encoding="utf-8")
    return tmp_path / "2024", tmp_path / "2023"


def test_reports_are_paired_by_unit(tmp_path):
    now, before = folders(tmp_path)
    out = tmp_path / "out"
    batch(now, "-o", out, "--previous", before)
    for number, found in enumerate(results(out)):
        rules = {result["rule"]: result for result in found["results"]}
        if number == len(PAIRS):
            assert "continuity.copied" not in rules and "没有找到" in found["notices"][-1]
        else:
            assert rules["continuity.promises"]["verdict"] in ("partial", "unmet")
            assert found["notices"][-1] == f"上一年的报告是旧-{9 - number}.txt。"
    made = contents(out)
    assert "与上一年的报告对照" in made["reports/0.txt.差距报告.md"].decode()
    assert "**上一年的安排有交代**：" in made["reports/0.txt.退回意见.md"].decode()
    batch(now, "-o", out, "--previous", before)
    assert contents(out) == made
    changed = before / "旧-9.txt"
    changed.write_text(PAIRS[0]["previous"].replace("旁听庭审", "参加听证"), encoding="utf-8")
    batch(now, "-o", out, "--previous", before)
    assert "参加听证" in (out / "reports" / "0.txt.差距报告.md").read_text(encoding="utf-8")


def test_it_is_told_how_many_have_one_and_how_many_could_not_be_read(tmp_path, capfdbinary):
    now, before = folders(tmp_path)
    (now / "空.txt").write_bytes(b"")
    (before / "坏.docx").write_bytes(b"PK\x03\x04")
    for name in "甲乙":
        (before / f"{name}.txt").write_text(report(1).replace("2023", "2022"), encoding="utf-8")
    (now / "重.txt").write_text(report(1), encoding="utf-8")
    words = ["--no-config", "--workers", "1", "--only", "results"]
    run_command(["batch", str(now), "-o", str(tmp_path / "out"), "--previous", str(before), *words])
    told = f"{len(PAIRS)}份找到了上一年的报告，1份没有找到，1份的单位上一年不止一份、分不出是哪一份，1份读不了、没有对照。上一年的报告里有1份读不了（坏.docx）。"
    assert told in capfdbinary.readouterr().err.decode()
    batch(now, "-o", tmp_path / "all", "--previous", before)
    for name in ("summary.md", "summary.html"):
        assert told in (tmp_path / "all" / name).read_text(encoding="utf-8")
    notices = {one["document"]["path"]: one.get("notices", [""])[-1] for one in results(tmp_path / "out")}
    assert notices["重.txt"] == "上一年的报告不止一份（乙.txt、甲.txt），分不出是哪一份，没有对照。"
    assert notices["9.txt"] == "没有找到这个单位上一年的报告，没有对照。"


WHO = {
    "a/2024.txt": Who("甲县人民政府", 2024),
    "b.txt": Who("乙局", 2024),
    "c.txt": Who("丙镇", None),
}


@pytest.mark.parametrize(
    ("there", "name", "found"),
    [
        ({"x": Who("甲县", 2023)}, "a/2024.txt", "x"),
        ({"x": Who("甲县", 2023), "y": Who("甲县", 2022)}, "a/2024.txt", "x"),
        ({"x": Who("甲县", 2024)}, "a/2024.txt", None),
        ({"x": Who("甲县", 2022)}, "a/2024.txt", None),
        ({"x": Who("甲县", None)}, "a/2024.txt", "x"),
        ({"x": Who("甲县", 2023), "a/2023.txt": Who("甲县", 2023)}, "a/2024.txt", "a/2023.txt"),
        ({"x": Who("乙局", 2023), "y": Who("乙局", 2023)}, "b.txt", None),
        ({"x": Who("丙镇人民政府", None)}, "c.txt", "x"),
        ({"x": Who("丁镇", None)}, "c.txt", None),
        ({"x": Who("甲县", 2023)}, "z.txt", None),
    ],
)
def test_pairs(there, name, found):
    pair = Pairs(WHO, there, [Submission(one, one) for one in there]).of(name)
    assert (pair.name if pair is not None else None) == found


def test_a_report_of_two_years_before_is_not_last_years(tmp_path, capfdbinary):
    now, before, out = tmp_path / "now", tmp_path / "before", tmp_path / "out"
    for folder, year in ((now, "2024"), (before, "2022")):
        folder.mkdir()
        (folder / f"{year}.txt").write_text(report(1).replace("2023", year), encoding="utf-8")
    run_command(
        ["batch", str(now), "-o", str(out), "--previous", str(before), "--no-config", "--workers", "1"]
    )
    told = "没有找到这个单位上一年（2023年）的报告，只有2022年的2022.txt，没有对照。"
    assert results(out)[0]["notices"][-1] == told
    assert not any(one["rule"].startswith("continuity") for one in results(out)[0]["results"])
    said = capfdbinary.readouterr().err.decode()
    assert "0份找到了上一年的报告，1份没有找到（其中1份只有更早年度的，没有对照）。" in said


def test_folders_tell_units_of_one_name_apart():
    there = {"青山市/a": Who("城关区司法局", 2023)}
    here = {"云河市/a": Who("城关区司法局", 2024), "青山市/b": Who("城关区司法局", 2024)}
    pairs = Pairs(here, there, [Submission(name, name) for name in there])
    assert pairs.of("云河市/a") is None and pairs.of("青山市/b") == Submission("青山市/a", "青山市/a")
    flat = Pairs(here, {"a": Who("城关区司法局", 2023)}, [Submission("a", "a")])
    assert flat.of("青山市/b") == Submission("a", "a")


def test_a_file_is_no_folder_of_reports(tmp_path, capfdbinary):
    now, before = folders(tmp_path)
    assert batch(now, "-o", tmp_path / "out", "--previous", before / "旧-9.txt") == 2
    assert "文件夹" in capfdbinary.readouterr().err.decode()


OWN = "开展执法案卷评查{n}次，评查案卷{n}7卷，发现问题{n}9个，全部反馈到承办单位限期改正，评查结果在部门之间通报。"
TAKEN = (
    "在县文化广场设立流动法治书屋，由退休法官老李值守，赶集日接待来访群众，现场解答土地流转和婚姻家庭方面的问题。",
    "推行执法文书说理制度，决定书里写明证据怎样采信、裁量怎样考虑，当事人看得懂、听得进，申请复议的少了四成。",
    "把普法课堂搬到牧民的夏季草场，用双语讲草原法和动物防疫法，在帐篷里开课，在赛马会上答题发奖，人人愿意来听。",
)
FORMULA = (
    "全面落实行政执法责任制，按照统一部署开展行政执法人员资格清理，严禁无执法资格人员从事行政执法活动和检查。"
)


def test_copies_between_units(tmp_path):
    (tmp_path / "in").mkdir()
    for number in range(8):
        taken = "".join(TAKEN) if number in (2, 5) else ""
        text = report(number).replace(
            "制定规范性", FORMULA + taken + OWN.format(n=number + 3) + "\n制定规范性"
        )
        (tmp_path / "in" / f"{number}.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    batch(tmp_path / "in", "-o", out)
    assert "不同单位之间相同的文字（1对）" in (out / "summary.md").read_text(encoding="utf-8")
    assert "不同单位之间相同的文字（1对）" in (out / "summary.html").read_text(encoding="utf-8")
    rows = list(load_workbook(out / "summary.xlsx")["单位之间相同"].iter_rows(values_only=True))
    assert [row[:3] for row in rows[1:]] == [("丙市人民政府（2.txt）", "己县人民政府（5.txt）", 3)]
    for path in (tmp_path / "in").glob("*.txt"):  # the same unit in another year is no other unit
        path.write_text(path.read_text(encoding="utf-8").replace("己县", "丙市"), encoding="utf-8")
    batch(tmp_path / "in", "-o", out)
    assert "不同单位" not in (out / "summary.md").read_text(encoding="utf-8")
    (out / ".lawcheck" / "said.sqlite").write_bytes(b"torn")
    batch(tmp_path / "in", "-o", out)
    assert len(results(out)) == 8


def test_a_unit_that_is_called_otherwise_than_last_year_is_found():
    there = {"旧.txt": Who("沙河县市场监督管理局", 2023), "财.txt": Who("财政局", 2023)}
    here = {"新.txt": Who("云州市沙河县市场监管局", 2024), "新财.txt": Who("白水县财政局", 2024)}
    pairs = Pairs(here, there, [Submission(name, name) for name in there])
    assert [pairs.of(name) and pairs.of(name).name for name in here] == ["旧.txt", None]
