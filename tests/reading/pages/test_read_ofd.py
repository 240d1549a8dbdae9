"""OFD files to GB/T 33190: text objects ordered by place."""

import re

import pytest

from checker.errors import LawcheckError
from checker.reading.files import read_bytes, read_file
from checker.reading.pages.ofd import read_ofd
from checker.reading.pages.ofdobjects import _deltas
from checker.reading.source import FOOTER, HEADER, Extra
from tests.ofd_files import SPACE, packed, page_xml, text_object, write_ofd

REPORT = (
    "青川县2023年法治政府建设年度报告\n"
    + "2023年，青川县依法行政。" * 9
    + "\n一、主要工作\n"
    + "全年审核文件9件。" * 40
)


@pytest.mark.parametrize("options", [{}, {"prefix": ""}, {"prefix": "x:"}, {"split": True}])
def test_the_text_comes_in_order_whatever_the_objects_and_prefixes(options):
    source = read_ofd(write_ofd(REPORT, **options), "x.ofd")
    assert "".join(source.text.split()) == "".join(REPORT.split())
    assert source.format == "ofd"
    assert source.extras == (Extra(FOOTER, "— 1 —"),)


def test_pages_and_lines():
    source = read_ofd(write_ofd("\n".join(f"第{n}段。" for n in range(1, 31)), numbers=False), "x.ofd")
    at = source.text.index("第23段")
    assert source.position(at) == (23, 1)
    assert (source.page_at(at - 1), source.page_at(at), len(source.pages)) == (1, 2, 2)


def test_what_a_template_prints_on_every_page_is_a_running_head():
    source = read_ofd(write_ofd(REPORT * 3, template="青川县人民政府文件"), "x.ofd")
    assert Extra(HEADER, "青川县人民政府文件") in source.extras
    assert "文件\n" not in source.text.split("\n")[0] + "\n"


def test_the_template_of_a_single_page_is_part_of_it():
    source = read_ofd(
        write_ofd("2023年，青川县依法行政。", template="青川县2023年法治政府建设年度报告"), "x.ofd"
    )
    assert source.text.startswith("青川县2023年法治政府建设年度报告\n")


def one_page(objects):
    files = {
        "OFD.xml": f'<OFD xmlns="{SPACE}"><DocBody><DocRoot>/D/Doc.xml</DocRoot></DocBody></OFD>',
        "D/Doc.xml": f'<Document xmlns="{SPACE}"><Pages><Page ID="1" BaseLoc="P/C.xml"/></Pages></Document>',
        "D/P/C.xml": page_xml("", f'xmlns="{SPACE}"', objects),
    }
    return packed(files)


@pytest.mark.parametrize(
    ("objects", "text"),
    [
        # Scaled and moved by a matrix; the second TextCode keeps the X of the first and stands lower.
        (
            '<TextObject Boundary="10 10 90 20" Size="1" CTM="5 0 0 5 2 1"><TextCode X="0" Y="1" DeltaX="1 1">甲乙丙</TextCode>'
            '<TextCode Y="3">丁</TextCode></TextObject>',
            "甲乙丙\n丁",
        ),
        # Written letter under letter through DeltaY.
        (
            '<TextObject Boundary="10 10 9 90" Size="5"><TextCode X="0" Y="5" DeltaX="0 0" DeltaY="6 6">甲乙丙</TextCode></TextObject>',
            "甲\n乙\n丙",
        ),
        # A gap between cells.
        (
            '<TextObject Boundary="10 10 90 9" Size="5"><TextCode X="0" Y="5" DeltaX="5 20 5">甲乙丙丁</TextCode></TextObject>',
            "甲乙 丙丁",
        ),
        # Printed twice to look bold.
        (text_object("", "标题", 10.0, 20.0) + text_object("", "标题", 10.2, 20.0), "标题"),
        # A watermark across the page, and what is switched off.
        (
            text_object("", "正文", 10.0, 20.0)
            + '<TextObject Boundary="50 90 90 90" Size="9" CTM="0.7 0.7 -0.7 0.7 0 0"><TextCode X="0" Y="9">水印</TextCode></TextObject>'
            + text_object("", "隐藏", 10.0, 40.0).replace("<TextObject", '<TextObject Visible="false"'),
            "正文",
        ),
        # Without DeltaX, characters follow one another.
        (
            '<TextObject Boundary="10 10 90 9" Size="5"><TextCode X="0" Y="5">2023年</TextCode></TextObject>',
            "2023年",
        ),
    ],
)
def test_text_objects(objects, text):
    assert read_ofd(one_page(objects), "x.ofd").text == text


@pytest.mark.parametrize(
    ("deltas", "steps"),
    [
        ("5 5 5", [5, 5, 5]),
        ("g 3 5", [5, 5, 5]),
        ("1 g 2 5 2", [1, 5, 5, 2]),
        ("g 999999999 5", [5] * 9),
        ("g 2", [0, 2]),
        ("x nan", [0, 0]),
    ],
)
def test_steps_between_characters(deltas, steps):
    assert _deltas(deltas, 9) == steps


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (packed({"OFD.xml": "<OFD/>"}), "没有文字"),
        (packed({"OFD.xml": "<OFD>"}), "损坏"),
        (packed({"OFD.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><OFD>&b;</OFD>"}), "DTD"),
        (packed({"OFD.xml": "<OFD><DocBody><DocRoot>../../etc/passwd</DocRoot></DocBody></OFD>"}), "缺少"),
        (packed({"OFD.xml": "\x00\x01", "Encryptions.xml": "<x/>"}), "加了密"),
        (one_page(""), "扫描件"),
        (write_ofd("段。\n" * 22 * 301, numbers=False), "300 页的上限"),
    ],
)
def test_what_cannot_be_read_says_why(data, words):
    with pytest.raises(LawcheckError) as caught:
        read_bytes(data, "报告.ofd", ".ofd")
    assert words in caught.value.message
    assert caught.value.remedy


def test_a_seed_keeps_its_text():
    plain = read_file("seeds/lasa-2019.txt").text
    assert "".join(read_ofd(write_ofd(plain), "x.ofd").text.split()) == "".join(plain.split())


def test_bounds_count_all_pages_together():
    data = write_ofd("甲" * 200)
    import io
    import time
    import zipfile

    archive = zipfile.ZipFile(io.BytesIO(data))
    files = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    page = next(name for name in files if name.endswith("Content.xml"))
    document = next(name for name in files if name.endswith("Document.xml"))
    first = re.search(r"<[\w:]*Page ID[^>]*/>", files[document])[0]
    files[document] = files[document].replace(first, first * 290, 1)
    code = re.search(r"<[\w:]*TextObject.*?</[\w:]*TextObject>", files[page], re.S)[0]
    files[page] = files[page].replace(code, code * 3000, 1)
    begun = time.process_time()
    with pytest.raises(LawcheckError, match="上限"):
        read_bytes(packed(files), "x.ofd", ".ofd")
    assert time.process_time() - begun < 20
