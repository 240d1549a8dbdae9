"""Who has not handed in: one unit under several names."""

import time
from pathlib import Path

import pytest
import xlsxwriter

from checker.batch.entry import Entry
from checker.batch.expected import compare
from checker.batch.filenames import unit_of_name
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
    assert compare(expected, handed(*units))[:2] == (absent, unsure)


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
    assert compare(("沙河县财政局", "白水财政局", "青石县财政局"), entries)[:2] == (("青石县财政局",), ())


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
        (
            "县区,单位\n沙河县,县政府办公室\n,县政府\n,县政务服务局\n",
            ("沙河县政府办公室", "沙河县政府", "沙河县政务服务局"),
        ),
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
    absent, unsure, _ = compare(("甲县", "乙县", "丙县", "丁县市场监督管理局", "戊县"), entries)
    assert absent == ("戊县",)
    assert unsure == (
        ("丙县", "只有2023年的报告，没有2024年的"),
        ("丁县市场监督管理局", "只有2022年、2023年的报告，没有2024年的"),
    )
    one_year = [one for one in entries if one.year != 2023 or one.unit == "丙县"]
    assert compare(("甲县", "丙县"), one_year)[:2] == ((), (("丙县", "只有2023年的报告，没有2024年的"),))


def entry(unit, name="x.txt", **fields):
    return handed(unit, name=name)[0]._replace(**fields)


def guessed(name):
    return entry(unit_of_name(name), name, guessed=True, broken=True)


def test_units_of_one_name_in_two_groups_are_two(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("市州,单位\n云河市,城关区司法局\n青山市,城关区司法局\n,财政局\n", encoding="utf-8")
    units = read_units(str(path))
    assert units == ("云河市城关区司法局", "青山市城关区司法局", "青山市财政局")
    one = entry("城关区司法局", "云河市/城关区/城关区司法局.txt")
    assert compare(units[:2], [one])[:2] == (("青山市城关区司法局",), ())
    other = entry("城关区司法局", "青山市/司法局.txt")
    assert compare(units[:2], [one, other]) == ((), (), ())
    elsewhere = entry("城关区司法局", "报来的/a.txt")
    assert compare(units[:2], [elsewhere])[0] == ()
    assert [unit for unit, _ in compare(units[:2], [elsewhere]).unsure] == list(units[:2])


@pytest.mark.parametrize(
    ("units", "name", "unit", "absent", "unsure"),
    [
        (("安平县石门镇", "青川县石门镇"), "安平县/石门镇.txt", "石门镇", ("青川县石门镇",), ()),
        (("安平县民政局", "青川县民政局"), "1.安平县/a.txt", "县民政局", ("青川县民政局",), ()),
        (("民政局",), "安平县/a.txt", "民政局", (), ()),
        # A folder that is called after no place of the unit leaves its unit to be looked at.
        (("安平县民政局",), "城区/a.txt", "民政局", (), ("安平县民政局",)),
        (("安平县民政局",), "各县区/a.txt", "民政局", (), ()),
        (("安平县民政局",), "青川县/a.txt", "安平县民政局", (), ()),
    ],
)
def test_folders_tell_of_which_place_a_unit_is(units, name, unit, absent, unsure):
    found = compare(units, [entry(unit, name)])
    assert (found.absent, tuple(one for one, _ in found.unsure)) == (absent, unsure)


def test_a_file_called_after_another_unit_of_the_list_ticks_neither():
    units = ("安平县财政局", "安平县水利局")
    filed = entry("安平县水利局", "安平县财政局.txt")
    told = "正文是安平县水利局的，文件叫安平县财政局.txt"
    assert compare(units, [filed]) == ((), tuple((unit, told) for unit in units), ())
    both = [filed, entry("安平县水利局", "水利局.txt"), entry("安平县财政局", "b.txt")]
    assert compare(units, both) == ((), (), ())
    # Who has sent it in is none of the list: the name of the file says nothing of it.
    assert compare(("安平县",), [entry("安平县人民政府", "安平县司法局报送.txt")]) == ((), (), ())
    assert compare(units[1:], [entry("安平县水利局", "2.县水利局（终稿）.txt")]) == ((), (), ())


def test_who_collects_reports_is_not_whose_they_are():
    units = ("安平县司法局", "安平县水利局", "安平县民政局")
    entries = [entry(unit, f"安平县司法局/报告{number}.docx") for number, unit in enumerate(units)]
    assert compare(units, entries) == ((), (), ())
    assert len(compare(units[:2], entries[1:2]).unsure) == 2  # alone in the folder of another


@pytest.mark.parametrize(
    "issuer",
    [
        "安平县文化和旅游局、安平县体育局",
        "安平县文化和旅游局和安平县体育局",
        "安平县文化和旅游局 体育局",
        "安平县文化和旅游局、体育局",
    ],
)
def test_a_joint_report_is_of_each_of_its_units(issuer):
    units = ("安平县文化和旅游局", "安平县体育局", "安平县水利局")
    assert compare(units, [entry(issuer)]) == (("安平县水利局",), (), ())


@pytest.mark.parametrize(
    ("unit", "issuer", "absent", "unsure"),
    [
        ("县政府", "安平县人民政府", 0, 0),
        ("县政府", "东湖经济开发区管委会", 1, 0),
        ("市政府", "安平县人民政府", 1, 0),
        ("县政府办公室", "安平县人民政府办公室", 0, 0),
        ("县政府办公室", "安平县教育局", 1, 0),
        ("县委", "安平县委", 0, 0),
        ("开发区管委会", "安平经济开发区管理委员会", 0, 1),
        ("安平经济开发区管委会", "开发区管理委员会", 0, 1),
        ("开发区管委会", "安平县人民政府", 1, 0),
        ("安平县卫健委", "安平县卫生健康局", 0, 1),
        ("县卫生健康委员会", "安平县卫生健康局", 0, 1),
        ("安平县卫生和计划生育局", "安平县卫生健康局", 0, 1),
        ("安平县档案馆", "安平县档案局", 1, 0),
        ("澜河市委、市政府", "中共澜河市委 澜河市人民政府", 0, 0),
        ("澜河市委市政府", "澜河市人民政府", 0, 0),
    ],
)
def test_short_names_and_reforms(unit, issuer, absent, unsure):
    found = compare((unit,), [entry(issuer)])
    assert (len(found.absent), len(found.unsure)) == (absent, unsure)


@pytest.mark.parametrize(
    "name",
    [
        "民政局报送.doc",
        "1.××县民政局报送.doc",
        "1.安平县民政局报送.doc",
        "安平县民政局终稿(2)(1).doc",
        "【安平县民政局】年报.doc",
        "关于报送安平县民政局2024年度法治政府建设情况的报告.doc",
        "2024年度法治政府建设情况报告—民政局.doc",
        "安平县/民政局/报告.doc",
        "安平县民政局_扫描件.doc",
        "2民政局.doc",
        "附件2：安平县民政局.doc",
        "民政局委托报送（3）.txt",
    ],
)
def test_what_cannot_be_read_is_known_by_its_name(name):
    assert compare(("安平县民政局", "安平县水利局"), [guessed(name)]) == (("安平县水利局",), (), ())


@pytest.mark.parametrize(
    "name", ["民政.doc", "安平县民政.doc", "安平县民政局会签件.doc", "石门镇/安平县的民政局会.doc"]
)
def test_what_is_called_much_like_a_unit_is_to_be_looked_at(name):
    found = compare(("安平县民政局",), [guessed(name)])
    assert found.absent == () and len(found.unsure) == 1 and name in found.unsure[0][1]


@pytest.mark.parametrize(
    ("name", "unsure"),
    [
        ("安平县公安局石门派出所.doc", ["安平县公安局"]),
        ("安平县残联.doc", []),
        ("安平县/残联.doc", []),
        ("安平县/报告.doc", ["安平县"]),
        ("安平县终稿.doc", ["安平县"]),
        ("安平.doc", ["安平县"]),
        ("安平/扫描1.doc", []),
    ],
)
def test_no_other_unit_is_taken_from_a_name(name, unsure):
    units = ("安平县司法局", "安平县公安局", "安平县")
    found = compare(units, [guessed(name)])
    assert [unit for unit, _ in found.unsure] == unsure
    assert found.absent == tuple(unit for unit in units if unit not in unsure)


def test_many_files_that_cannot_be_read_are_looked_up_at_once():
    """Each against each would take hours in a batch of a province."""
    units = [f"{number}号县民政局" for number in range(8000)]
    entries = [guessed(f"扫描件{number}号.pdf") for number in range(8000)]
    started = time.process_time()
    assert len(compare(units, entries).absent) == 8000
    assert time.process_time() - started < 20


def test_a_cell_of_many_units_is_taken_apart_once(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("单位\n甲县" + "、".join(f"{number}号局" for number in range(15_000)), encoding="utf-8")
    started = time.process_time()
    assert len(read_units(str(path))) == 15_000
    assert time.process_time() - started < 10


def test_another_kind_of_document_is_no_report():
    notice = entry("安平县司法局", "通知.txt", other="这份文件像是通知，不是法治政府建设年度报告。")
    told = "这份文件像是通知，不是法治政府建设年度报告（通知.txt）"
    assert compare(("安平县司法局",), [notice]) == ((), (("安平县司法局", told),), ())
    assert compare(("安平县司法局",), [notice, entry("安平县司法局", "报告.txt")]) == ((), (), ())


def test_a_year_that_the_others_do_not_have_is_to_be_looked_at():
    years = {"甲县": 2024, "乙县": 2024, "丙县": 2023, "丁县": 2025, "戊县": None}
    found = compare(years, [entry(unit, year=year) for unit, year in years.items()])
    assert found.absent == ()
    assert found.unsure == (
        ("丙县", "只有2023年的报告，没有2024年的"),
        ("丁县", "只有2025年的报告，没有2024年的"),
    )
    assert compare(("甲县",), [entry("甲县", year=2019)])[:2] == ((), ())


def test_reports_of_units_that_are_not_on_the_list_are_named():
    entries = [entry("安平县自然资源局", "a.txt"), entry("安平县司法局", "b.txt")]
    assert compare(("安平县国土局", "安平县司法局"), entries) == (
        ("安平县国土局",),
        (),
        (("安平县自然资源局", "a.txt"),),
    )


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("1.安平县卫生健康局", ["安平县卫生健康局"]),
        ("（二）县卫生健康局*", ["县卫生健康局"]),
        ("安平县\n水利局", ["安平县水利局"]),
        ("安平县水利局、民政局", ["安平县水利局", "安平县民政局"]),
        ("县委办公室、县政府办公室", ["县委办公室", "县政府办公室"]),
        ("县水利局、县档案馆", ["县水利局", "县档案馆"]),
        ("县水利局\n县民政局", ["县水利局", "县民政局"]),
        ("县直部门：县水利局、县民政局", ["县水利局", "县民政局"]),
        ("中共安平县委 安平县人民政府", ["中共安平县委 安平县人民政府"]),
        ("综合行政执法局（城市管理局、水务局）", ["综合行政执法局（城市管理局、水务局）"]),
        ("安平县文化和旅游局", ["安平县文化和旅游局"]),
        ("石门镇、青龙街道", ["石门镇", "青龙街道"]),
        ("县直机关工委", ["县直机关工委"]),
        ("海关", ["海关"]),
        *((none, []) for none in ("县直部门：", "县直部门（35个）", "一、县直单位", "乡镇（街道）", "共2家", "合  计")),
        *((none, []) for none in ("填表人：张三", "填报单位：县司法局", "注：按报送时间排列", "2024年应报名单", "3", "各县（市、区）人民政府", "第一组", "备注")),
    ],
)  # fmt: skip
def test_cells_as_offices_fill_them(tmp_path, cell, units):
    path = tmp_path / "list.csv"
    text = cell.replace("\n", "\n")
    path.write_text(f'单位\n县司法局\n"{text}"\n', encoding="utf-8")
    passed = []
    assert read_units(str(path), passed) == ("县司法局", *units)
    assert passed == ([] if units or cell == "3" else [cell])
