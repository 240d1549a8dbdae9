"""Who has not handed in: one unit under several names."""

from pathlib import Path

import pytest
import xlsxwriter

from checker.batch.entry import Entry
from checker.batch.expected import compare
from checker.batch.lists import read_units
from checker.errors import LawcheckError


def handed(*units, name="x.txt"):
    return [Entry(name, unit, None, None, "", "", "", "", False, False) for unit in units]


@pytest.mark.parametrize(
    ("expected", "units", "absent", "unsure"),
    [
        (("县司法局",), ("甲县司法局",), (), ()),
        (("甲县司法局",), ("县司法局",), (), ()),
        (("甲县司法局",), ("司法局",), (), ()),
        (("司法局", "财政局"), ("甲县司法局",), ("财政局",), ()),
        (("甲县司法局", "乙县司法局"), ("甲县司法局",), ("乙县司法局",), ()),
        (
            ("甲县司法局", "乙县司法局"),
            ("司法局",),
            (),
            (("甲县司法局", "可能是司法局"), ("乙县司法局", "可能是司法局")),
        ),
        (("司法局",), ("甲县司法局", "乙县司法局"), (), (("司法局", "可能是甲县司法局、乙县司法局"),)),
        (("甲县人民政府", "乙县"), ("甲县", "乙县人民政府"), (), ()),
        (("甲县", "乙县"), ("丙市甲县",), ("乙县",), ()),
        (("甲县人民政府",), ("乙县人民政府",), ("甲县人民政府",), ()),
        (("县政府",), ("乙县教育局",), ("县政府",), ()),
        (("县司法局",), ("县公共法律服务中心",), ("县司法局",), ()),
    ],
)
def test_units(expected, units, absent, unsure):
    assert compare(expected, handed(*units)) == (absent, unsure)


SPELLINGS = [
    tuple(tuple(filter(None, cell.strip(" ").split("，"))) for cell in line.split("|"))
    for line in (Path(__file__).parent / "units.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(
    ("expected", "units", "absent", "unsure"), SPELLINGS, ids=["，".join(case[0]) for case in SPELLINGS]
)
def test_spellings(expected, units, absent, unsure):
    found = compare(expected, handed(*units))
    assert (found[0], tuple(unit for unit, _ in found[1])) == (absent, unsure)


def test_a_file_name_serves_where_several_texts_name_no_place():
    entries = [
        *handed("财政局", name="沙河县财政局2024年报告.docx"),
        *handed("财政局", name="白水县财政局2024年报告.docx"),
    ]
    assert compare(("沙河县财政局", "白水财政局", "青石县财政局"), entries) == (("青石县财政局",), ())


def test_a_file_is_known_by_its_name_where_its_text_names_no_unit():
    assert compare(("甲县司法局",), handed("", name="丙/甲县司法局2023年法治政府建设年度报告.docx"))[0] == ()


def test_lists(tmp_path):
    path = tmp_path / "list.csv"
    for text, encoding in (
        ("序号,单位名称\n1,甲县司法局\n2, 乙县 \n\n2,乙县\n", "gb18030"),
        ("甲县司法局\n乙县\n", "utf-8-sig"),
    ):
        path.write_text(text, encoding=encoding)
        assert read_units(str(path)) == ("甲县司法局", "乙县")
    book = xlsxwriter.Workbook(str(tmp_path / "list.xlsx"))
    sheet = book.add_worksheet("名单")
    sheet.write_row(0, 0, ("2024年名单",))
    sheet.write_row(1, 0, ("序号", "单位"))
    sheet.write_row(2, 0, (1, "甲县司法局"))
    sheet.write_row(4, 1, ("乙县",))
    book.close()
    assert read_units(str(tmp_path / "list.xlsx")) == ("甲县司法局", "乙县")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("1,甲县司法局\n2,乙县\n", ("甲县司法局", "乙县")),
        (
            "序号,县（市、区）,单位全称\n1,甲县,县司法局\n2,,财政局\n3,乙市,司法局\n合计,,3\n",
            ("甲县司法局", "甲县财政局", "乙市司法局"),
        ),
        (
            "市州,县区,应报送单位\n云州市,甲县,司法局\n,,甲县财政局\n,乙县,乙县人民政府\n兰州,,市司法局\n",
            ("云州市甲县司法局", "甲县财政局", "乙县人民政府", "兰州司法局"),
        ),
        ("序号,乡镇（街道）\n1,红旗街道\n2,柳林镇\n注：按报送时间排列\n", ("红旗街道", "柳林镇")),
        ("2024年法治政府建设年度报告应报名单\n序号,责任单位,联系人\n1,甲县司法局,张三\n", ("甲县司法局",)),
        ("机关事务管理局\n甲县司法局\n", ("机关事务管理局", "甲县司法局")),
        ("县区,单位\n沙河县,沙河司法局\n,沙河县财政局\n", ("沙河司法局", "沙河县财政局")),
    ],
)
def test_lists_as_offices_keep_them(tmp_path, text, units):
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    assert read_units(str(path)) == units


@pytest.mark.parametrize(
    ("name", "data"), [("a.csv", b""), ("a.csv", b"\0\0"), ("a.xlsx", b"PK"), ("a.csv", b"\xff")]
)
def test_lists_that_are_none_are_refused(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(LawcheckError, match="处理办法"):
        read_units(str(tmp_path / name))


def test_a_unit_with_reports_of_earlier_years_only_is_to_be_looked_at():
    """In a batch over several years the list asks for the latest one."""
    years = {
        "甲县": (2023, 2024),
        "乙县": (2023, 2024),
        "丙县": (2023,),
        "丁县市监局": (2022,),
        "丁县市场监管局": (2023,),
    }
    entries = [one._replace(year=year) for unit, of in years.items() for year in of for one in handed(unit)]
    absent, unsure = compare(("甲县", "乙县", "丙县", "丁县市场监督管理局", "戊县"), entries)
    assert absent == ("戊县",)
    assert unsure == (
        ("丙县", "只有2023年的报告，没有2024年的"),
        ("丁县市场监督管理局", "只有2022年、2023年的报告，没有2024年的"),
    )
    one_year = [one for one in entries if one.year != 2023 or one.unit == "丙县"]
    assert compare(("甲县", "丙县"), one_year) == ((), ())
