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


def told(paths):
    return [(entry.path, entry.message) for entry in find_files(paths) if isinstance(entry, LawcheckError)]


def test_links_into_nowhere_and_names_too_long_are_named(tmp_path):
    link = tmp_path / "链接.txt"
    link.symlink_to(tmp_path / "没有.txt")
    long = str(tmp_path / ("长" * 200 + ".txt"))
    ((_, dangling),) = told([str(link)])
    ((_, too_long),) = told([long])
    assert "链接" in dangling and "文件名太长" in too_long
    round_one = tmp_path / "圈.txt"
    round_one.symlink_to(round_one)
    assert "链接" in told([str(round_one)])[0][1]


def test_a_folder_without_permission_is_named(tmp_path, monkeypatch):
    (tmp_path / "甲.txt").write_text("甲", encoding="utf-8")
    (tmp_path / "锁").mkdir()
    scan = os.scandir

    def guarded(path):
        if str(path).endswith("锁"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", guarded)
    found = list(find_files([str(tmp_path)]))
    assert [entry for entry in found if isinstance(entry, str)] == [str(tmp_path / "甲.txt")]
    ((path, message),) = [(entry.path, entry.message) for entry in found if isinstance(entry, LawcheckError)]
    assert path.endswith("锁") and "没有权限" in message
