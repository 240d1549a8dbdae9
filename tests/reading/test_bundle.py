"""A zip of reports gives each report in it, and each fault in it, by its inner name."""

import io
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.errors import LawcheckError
from checker.reading import archive as archives
from checker.reading.archive import Archive
from checker.reading.files import read_bytes, read_reports


def zipped_word():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", "<w:document xmlns:w='w'><w:body><w:p/></w:body></w:document>" * 3)
    return buffer.getvalue()


REPORT = "2023年，青川县依法行政。"


@pytest.fixture
def bundle(tmp_path):
    def write(members, compression=zipfile.ZIP_DEFLATED):
        path = tmp_path / "报告.zip"
        with zipfile.ZipFile(path, "w", compression) as file:
            for name, data in members.items():
                file.writestr(name, data)
        return path

    return write


def test_what_is_passed_over_is_named(bundle):
    path = bundle(
        {"乙.txt": REPORT, "甲/图.png": b"x", "说明.xlsx": b"x", "__MACOSX/图.png": b"x", "Thumbs.db": b"x"}
    )
    passed = []
    assert len(list(read_reports(str(path), passed))) == 1
    shown = str(path).replace("\\", "/")
    assert passed == [f"{shown}/{name}（不能读取的格式）" for name in ("甲/图.png", "说明.xlsx")]


def test_the_reports_come_by_their_inner_names(bundle):
    path = bundle(
        {
            "乙.txt": REPORT,
            "甲/丙.txt": REPORT.encode("gb18030"),
            "~$乙.txt": "x",
            "__MACOSX/._乙.txt": "x",
            "图.png": b"\x89PNG",
            "坏.txt": b"\x00\x00",
            "内.zip": b"PK\x05\x06" + b"\0" * 18,
            "断.docx": b"PK\x03\x04xx",
        }
    )
    found = list(read_reports(str(path)))
    shown = [str(entry.path).removeprefix(f"{path.parent}/") for entry in found]
    assert shown == [f"报告.zip/{name}" for name in ("乙.txt", "内.zip", "坏.txt", "断.docx", "甲/丙.txt")]
    assert [isinstance(entry, LawcheckError) for entry in found] == [False, True, True, True, False]
    assert found[-1].encoding == "GB18030"
    assert found[-1].text == REPORT


@pytest.mark.parametrize("codec", ["gb18030", "utf-8"])
def test_chinese_names_without_the_mark_of_utf_8(codec):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(zipfile.ZipInfo("x" * len("年度报告.txt".encode(codec))), REPORT)
    raw = "年度报告.txt".encode(codec)
    data = buffer.getvalue().replace(b"x" * len(raw), raw)
    assert Archive(data, "包.zip").names == ("年度报告.txt",)


def test_an_archive_without_reports_says_so(bundle):
    (error,) = read_reports(str(bundle({"图.png": b""})))
    assert "没有可以检查的报告" in str(error)
    assert error.remedy


def test_a_torn_archive_says_so(bundle):
    path = bundle({"甲.txt": REPORT})
    path.write_bytes(path.read_bytes()[:-15])
    (error,) = read_reports(str(path))
    assert "损坏" in str(error)


def test_what_unpacks_past_the_bound_is_refused_and_the_others_go_on(bundle, monkeypatch):
    monkeypatch.setattr(archives, "MAX_MEMBER", 1024 * 1024)
    found = list(read_reports(str(bundle({"甲.txt": REPORT, "炸.txt": b"0" * 2_000_000}))))
    assert [isinstance(entry, LawcheckError) for entry in found] == [True, False] or [
        isinstance(entry, LawcheckError) for entry in found
    ] == [False, True]
    assert any("1 MB 的上限" in str(entry) for entry in found)


def test_the_bound_on_all_that_is_unpacked(bundle, monkeypatch):
    monkeypatch.setattr(archives, "MAX_UNPACKED", 1500)
    archive = Archive(bundle({"甲": b"0" * 1000, "乙": b"0" * 1000}).read_bytes(), "包.zip")
    archive.read("甲")
    with pytest.raises(LawcheckError, match="上限"):
        archive.read("乙")


def test_a_member_with_a_password_says_so(bundle):
    data = bytearray(bundle({"甲.txt": REPORT}).read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    with pytest.raises(LawcheckError, match="密码"):
        Archive(bytes(data), "包.zip").read("甲.txt")


def test_a_zip_with_the_ending_of_a_report_is_no_report_and_stops_no_other(bundle, tmp_path):
    zip_ = b"PK\x05\x06" + b"\0" * 18
    errors = [
        str(entry) for entry in read_reports(str(bundle({"甲.docx": zip_, "乙.txt": REPORT, "丙.pdf": zip_})))
    ]
    assert sum("结尾" in error for error in errors) == 2
    assert len(errors) == 3
    (tmp_path / "丁.docx").write_bytes(zip_)
    (error,) = read_reports(str(tmp_path / "丁.docx"))
    assert "内容却不是Word 文档" in error.message


WORD = zipped_word()


@example(changes=[(201, 0)], ending=".zip")  # a member without a name
@given(
    st.lists(st.tuples(st.integers(0, len(WORD) - 1), st.integers(0, 255)), min_size=1, max_size=12),
    st.sampled_from([".zip", ".docx", ".ofd", ""]),
)
def test_any_damage_to_an_archive_gives_a_report_or_a_clear_error(changes, ending):
    data = bytearray(WORD)
    for at, value in changes:
        data[at] = value
    try:
        assert read_bytes(bytes(data), "x" + ending, ending).text
    except LawcheckError as error:
        assert error.remedy
