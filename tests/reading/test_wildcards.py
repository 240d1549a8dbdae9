import pytest

from checker.errors import LawcheckError
from checker.reading.files import find_files
from checker.reading.wildcards import expand


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "报告 稿").mkdir()
    for name in ("乙.txt", "甲 2024.txt", "说明[1].txt", "~$甲.txt", ".隐.txt"):
        (tmp_path / "报告 稿" / name).write_text("文", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("报告 稿/*.txt", ["报告 稿/乙.txt", "报告 稿/甲 2024.txt", "报告 稿/说明[1].txt"]),
        ("报告 稿\\*.txt", ["报告 稿/乙.txt", "报告 稿/甲 2024.txt", "报告 稿/说明[1].txt"]),
        ("报告 稿\\乙.txt", ["报告 稿/乙.txt"]),
        (".\\报告 稿\\?.txt", ["./报告 稿/乙.txt"]),
        ("**/乙.txt", ["报告 稿/乙.txt"]),
        ("报告 稿/说明[1].txt", ["报告 稿/说明[1].txt"]),
        ('报告 稿"', ["报告 稿"]),
        ('.\\报告 稿"', ["./报告 稿"]),
        ("没有*.txt", ["没有*.txt"]),
        ("没有\\x.txt", ["没有\\x.txt"]),
        ("-", ["-"]),
        ("", [""]),
    ],
)
def test_what_a_shell_left_unexpanded_is_expanded(folder, path, names):
    assert expand(path) == names


def test_a_pattern_that_fits_nothing_is_an_error_of_its_own(folder):
    (found,) = find_files(["*.docx"])
    assert isinstance(found, LawcheckError) and "没有文件符合“*.docx”" in str(found)


def test_a_name_with_a_backslash_that_exists_is_taken_as_it_is(folder):
    (folder / "a\\b.txt").write_text("文", encoding="utf-8")
    assert expand("a\\b.txt") == ["a\\b.txt"]
