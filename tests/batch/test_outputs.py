"""What a batch takes and gives beside texts: Word files with comments, .parquet, years side by side."""

import sys

import pytest
from openpyxl import load_workbook

from checker.batch.copies import Copy
from checker.batch.entry import Entry
from checker.batch.figures import Batch, Figures, city_of
from checker.batch.sources import Submission
from checker.batch.stems import stems
from checker.batch.summaries import markdown
from checker.cli.commands import run_command
from tests.docx_files import docx, p, run

from .reports import PARTS, contents, report, results

LEVELS = ("province", "city", "county", "township", "department")


def batch(*words):
    return run_command(["batch", *map(str, words), "--no-config", "--workers", "2", "-q"])


def test_word_files_come_back_with_comments(tmp_path):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "甲.docx").write_bytes(
        docx("".join(p(run(line)) for line in report(0, ("plan",)).splitlines()))
    )
    (folder / "乙.txt").write_text(report(1), encoding="utf-8")
    batch(folder, "-o", out)
    made = contents(out)
    copy = made["reports/甲.docx.批注稿.docx"]
    assert "reports/乙.txt.批注稿.docx" not in made
    alone = tmp_path / "alone.docx"
    run_command(["annotate", str(folder / "甲.docx"), "-o", str(alone), "--no-config", "-q"])
    assert copy == alone.read_bytes()
    (folder / "甲.docx").write_text(report(0), encoding="utf-8")  # now a text, whatever its name
    batch(folder, "-o", out)
    assert "reports/甲.docx.批注稿.docx" not in contents(out)


def test_rows_of_a_parquet_file(tmp_path, capfdbinary):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    def write(file, /, **columns):
        parquet.write_table(pyarrow.table(columns), tmp_path / file, row_group_size=50)
        return tmp_path / file

    count = 150
    names = [f"{number:03}.txt" for number in range(count)]
    path = write("all.parquet", name=names[::-1], text=[report(number) for number in range(count)][::-1])
    (tmp_path / "in").mkdir()
    for number, name in enumerate(names):
        (tmp_path / "in" / name).write_text(report(number), encoding="utf-8")
    batch(path, "-o", tmp_path / "out")
    batch(tmp_path / "in", "-o", tmp_path / "other")
    assert results(tmp_path / "out") == results(tmp_path / "other")
    capfdbinary.readouterr()
    holes = write("holes.parquet", name=["a", None, "c"], text=[report(0), report(1), None])
    assert batch(holes, "-o", tmp_path / "holes") == 2
    errors = capfdbinary.readouterr().err.decode()
    assert "没有报告的名称" in errors and "没有报告的全文" in errors
    assert batch(write("no.parquet", name=["a"]), "-o", tmp_path / "no") == 2
    assert "没有文字列“text”" in capfdbinary.readouterr().err.decode()
    (tmp_path / "torn.parquet").write_bytes(path.read_bytes()[:500])
    assert batch(tmp_path / "torn.parquet", "-o", tmp_path / "torn") == 2
    assert ".parquet" in capfdbinary.readouterr().err.decode()


def test_without_the_library_it_is_said(tmp_path, capfdbinary, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    assert batch(tmp_path / "a.parquet", "-o", tmp_path / "out") == 2
    assert "lawcheck[parquet]" in capfdbinary.readouterr().err.decode()


def test_years_side_by_side(tmp_path):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    lacks = {2021: tuple(PARTS), 2022: ("plan",), 2023: ()}
    for year, without in lacks.items():
        text = report(0, without)
        for this, told in ((2023, year), (2024, year + 1)):
            text = text.replace(f"{this}年", f"<{told}>年")
        (folder / f"甲县{year}.txt").write_text(text.replace("<", "").replace(">", ""), encoding="utf-8")
    (folder / "乙县.txt").write_text(report(1), encoding="utf-8")
    batch(folder, "-o", out)
    counted = {
        found["document"]["year"]: found["summary"]["must"]["unmet"]
        for found in results(out)
        if found["document"]["issuer"].startswith("甲县")
    }
    assert set(counted) == set(lacks)
    row = f"| 甲县人民政府 | {counted[2021]} | {counted[2022]} | {counted[2023]} |"
    assert row in (out / "summary.md").read_text(encoding="utf-8")
    assert "逐年对照" in (out / "summary.html").read_text(encoding="utf-8")
    rows = list(load_workbook(out / "summary.xlsx")["逐年对照"].iter_rows(values_only=True))
    assert rows[0][1:] == ("2021年", "2022年", "2023年")
    assert rows[1][0] == "（报告份数）" and all(rows[1][1:])
    assert rows[-1] == ("甲县人民政府", counted[2021], counted[2022], counted[2023])


@pytest.mark.parametrize(
    ("unit", "name", "city"),
    [
        ("松平市交通运输局", "a.txt", "松平市"),
        ("贵州省凯里市人民政府", "a.txt", "凯里市"),
        ("黔东南苗族侗族自治州司法局", "a.txt", "黔东南苗族侗族自治州"),
        ("甲县司法局", "海棠市/甲县.txt", "海棠市"),
        ("甲县司法局", "全部/甲县.txt", ""),
        ("云岭区人民政府", "a.txt", ""),
        ("中共潢南市委 潢南市人民政府", "a.txt", "潢南市"),
        ("国家税务总局云阜市税务局", "a.txt", "云阜市"),
        ("临榆市人民政府", "海棠市/县级/临榆市.txt", "海棠市"),
        ("岚江省交通运输厅", "a.txt", "省本级"),
        ("北原省人民政府", "省直/a.txt", "省本级"),
    ],
)
def test_the_city_of_a_unit(unit, name, city):
    entry = Entry(name, unit, None, None, "", "", "", "", broken=False, gates=False)
    assert city_of(entry) == city


def test_groups_stand_in_an_order_of_their_own():
    entries = [
        Entry(f"{city}/{n}.txt", f"{n}县", level, 2024, "", "", "", "", False, bool(lacks), must=lacks)
        for n, (city, level, lacks) in enumerate(
            (
                ("甲市", "department", ()),
                ("乙市", "county", (("plan", "下一年度主要安排", "unmet"),)),
                ("全部", None, (("plan", "下一年度主要安排", "unmet"),)),
                ("丙市", "province", ()),
            )
        )
    ]
    groups = {head: [name for name, _ in rows] for head, rows in Figures(entries).grouped()}
    assert groups["层级"] == ["省级政府", "县级政府", "政府部门", "未能识别"]
    assert groups["市（州）"] == ["乙市", "丙市", "甲市", "未能识别"]


@pytest.mark.parametrize(
    ("names", "files"),
    [
        (("甲市/甲县.txt",), ("甲市_甲县.txt",)),
        (("甲市/甲县.txt", "甲市_甲县.txt"), ("甲市_甲县.txt-", "甲市_甲县.txt-")),
        (("A.txt", "a.txt"), ("A.txt-", "a.txt-")),
        (("长" * 100 + ".txt",), ("长" * 50 + "-",)),
        (("CON.txt", "console.txt", "a/Aux"), ("_CON.txt-", "console.txt", "a_Aux")),
        (("110101199003070031.txt",), ("110_______________.txt-",)),
    ],
)
def test_files_are_called_as_their_reports_and_no_two_alike(names, files):
    found = stems([Submission(name, name) for name in names])
    assert len({stem.casefold() for stem in found.values()}) == len(names)
    for name, file in zip(names, files, strict=True):
        assert (
            found[name] == file
            if file.endswith(".txt")
            else found[name].startswith(file[: file.rfind("-") + 1])
        )


def test_the_summary_of_many_reports_is_two_pages():
    """Rows of a table and lines of text, so many as two sheets of A4 hold; measured with what a browser prints."""
    must = tuple((f"r{n}", f"必备项目的名称之{n}", "unmet") for n in range(11))
    entries = [
        Entry(
            f"{n % 30}市/{n}-{year}.txt",
            f"{n % 30}市{n}县人民政府",
            LEVELS[n % 5],
            year,
            "",
            f"结论{n % 4}",
            "",
            "",
            False,
            True,
            must=must,
            gaps=tuple(("should", f"s{m}", f"规范项目的名称之{m}", "unmet") for m in range(30)),
        )
        for n in range(300)
        for year in range(2018, 2026)
    ]
    entries += [one._replace(name=f"又{one.name}") for one in entries[:90]]
    whole = Batch(
        "法治政府建设年度报告", lambda: iter(entries), lambda: iter(()), lambda: iter(entries),
        tuple(f"未交{n}县人民政府" for n in range(200)), tuple((f"核对{n}县", "可能是另一个县的人民政府") for n in range(50)),
        tuple(Copy("甲县（甲.txt）", "乙县（乙.txt）", 5, 0.5, "一句话" * 15) for _ in range(50)),
    )  # fmt: skip
    lines = [line for line in markdown(whole, Figures(entries)).splitlines() if line]
    assert sum(1 + len(line) // 110 for line in lines) < 120
