"""Which configurations are looked at, and what they may lead to."""

import os
import sys

import pytest

from checker.checking import Checker, Wishes
from checker.config.find import find_config
from checker.errors import LawcheckError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes, links and pipes of POSIX")


@pytest.fixture
def tree(tmp_path, monkeypatch):
    (tmp_path / "仓库" / ".git").mkdir(parents=True)
    (tmp_path / "仓库" / "报告").mkdir()
    (tmp_path / "外面.yaml").write_text("秘密内容: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "仓库")
    return tmp_path


def test_outside_of_repositories_the_search_ends_at_the_tree_that_was_given(tmp_path, monkeypatch):
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "lawcheck.yaml").write_text("year: 2020\n", encoding="utf-8")
    monkeypatch.chdir("/")
    os.chdir(deep)
    assert find_config(str(deep)).path is None
    assert find_config(str(deep), [str(tmp_path / "a")]).path is None
    assert find_config(str(deep), [str(tmp_path)]).path == str(tmp_path / "lawcheck.yaml")
    monkeypatch.chdir(tmp_path)
    assert find_config(str(deep)).path == str(tmp_path / "lawcheck.yaml")


@pytest.mark.parametrize(
    ("mode", "git", "used"), [(0o755, 0, 1), (0o777, 0, 0), (0o1777, 0, 0), (0o777, 1, 1), (0o1777, 1, 0)]
)
def test_where_anybody_may_write_is_passed_over(mode, git, used, tmp_path, monkeypatch):
    shared = tmp_path / "共用"
    deep = shared / "报告"
    deep.mkdir(parents=True)
    (shared / "lawcheck.yaml").write_text("year: 2020\n", encoding="utf-8")
    if git:
        (shared / ".git").mkdir()
    shared.chmod(mode)
    monkeypatch.chdir(shared)
    found = find_config(str(deep))
    assert (found.path is not None) == bool(used) and bool(found.passed) != bool(used)


def refused(file="报告/a.txt"):
    with pytest.raises(LawcheckError) as caught:
        Checker(Wishes()).regime(file)
    assert "秘密内容" not in str(caught.value) and "处理办法" in str(caught.value)
    return str(caught.value)


def test_what_is_no_plain_file_in_the_tree_is_refused(tree):
    path = tree / "仓库" / "报告" / "lawcheck.yaml"
    path.symlink_to(tree / "外面.yaml")
    assert "指到别处去的链接" in refused()
    path.unlink()
    path.symlink_to(tree / "没有.yaml")
    assert "失效的链接" in refused()
    path.unlink()
    path.mkdir()
    assert "一个文件夹" in refused()
    path.rmdir()
    os.mkfifo(path)
    assert "管道或者设备" in refused()
    path.unlink()
    path.symlink_to("/dev/zero")
    assert "指到别处去的链接" in refused()


@pytest.mark.parametrize(
    "setting", ["packs: [../../外面.yaml]", "waivers: ../../外面.yaml", "baseline: ../../外面.yaml"]
)
def test_a_configuration_that_was_found_names_no_files_outside(setting, tree):
    (tree / "仓库" / "报告" / "lawcheck.yaml").write_text(setting + "\n", encoding="utf-8")
    assert "文件夹树的外面" in refused()


@pytest.mark.parametrize("setting", ["packs: [管道.yaml]", "waivers: 管道.yaml"])
def test_pipes_are_not_read(setting, tree):
    os.mkfifo(tree / "仓库" / "报告" / "管道.yaml")
    (tree / "仓库" / "报告" / "lawcheck.yaml").write_text(setting + "\n", encoding="utf-8")
    assert "管道或者设备" in refused()
