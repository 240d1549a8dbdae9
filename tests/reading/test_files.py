import os

import pytest

from checker.errors import LawcheckError
from checker.reading.files import find_files, read_file


def test_folders_are_searched_in_order_and_each_file_comes_once(tmp_path):
    (tmp_path / "乙").mkdir()
    for name in ("甲.txt", "乙/丙.txt", "~$甲.txt", ".隐藏.txt", "乙/图.png"):
        (tmp_path / name).write_text("法治", encoding="utf-8")
    found = list(find_files([str(tmp_path), str(tmp_path / "甲.txt")]))
    assert [str(name).replace(str(tmp_path) + "/", "") for name in found] == ["甲.txt", "乙/丙.txt"]


def test_what_is_not_there_is_an_error_among_the_files(tmp_path):
    (tmp_path / "空").mkdir()
    (tmp_path / "有.txt").write_text("法治", encoding="utf-8")
    found = list(find_files([str(tmp_path / "没有.txt"), str(tmp_path / "空"), str(tmp_path / "有.txt")]))
    assert [isinstance(entry, LawcheckError) for entry in found] == [True, True, False]


def test_a_file_over_the_bound_is_not_read(tmp_path):
    big = tmp_path / "大.txt"
    with big.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(LawcheckError, match="10 MB"):
        read_file(str(big))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")
def test_a_pipe_in_a_folder_is_passed_over_and_a_dangling_link_told(tmp_path):
    os.mkfifo(tmp_path / "管道.txt")
    (tmp_path / "断链.txt").symlink_to("没有.txt")
    (tmp_path / "报告.txt").write_text("审核文件9件。", encoding="utf-8")
    assert [os.path.basename(str(path)) for path in find_files([str(tmp_path)])] == ["报告.txt", "断链.txt"]
