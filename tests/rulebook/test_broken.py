"""Broken packs: what a newcomer writes, and the exact message that he gets.

After an intended change run ``python tests/rulebook/test_broken.py`` and read the difference as a newcomer would.
"""

import contextlib
import io
from pathlib import Path

import pytest

from checker.cli import console
from checker.cli.packfiles import test_packs as run_pack_tests

FOLDER = Path(__file__).with_name("broken")
PACKS = sorted(FOLDER.glob("*.yaml"))


def told(path):
    """Return the exit status of ``rules test`` on a pack and all that it says, without the folder."""
    said = io.StringIO()
    write, complain = console.output, console.message
    console.output = said.write
    console.message = lambda text: said.write(text + "\n")
    try:
        with contextlib.chdir(path.parent):
            status = run_pack_tests([path.name])
    finally:
        console.output, console.message = write, complain
    return status, said.getvalue()


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_the_message_is_the_one_recorded(path):
    status, text = told(path)
    assert status in (1, 2)
    assert text == path.with_suffix(".txt").read_text(encoding="utf-8")


def test_there_are_many_and_each_message_has_a_place_and_a_remedy():
    assert len(PACKS) >= 30
    for path in PACKS:
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        assert f"{path.name} 第" in text, path.name
        assert "处理办法：" in text or "请核对例子" in text, path.name
        assert "Traceback" not in text and "jsonschema" not in text


def test_a_file_beyond_the_limit_is_refused(tmp_path):
    (tmp_path / "large.yaml").write_bytes(b"# " + b"x" * (1024 * 1024) + b"\n")
    status, text = told(tmp_path / "large.yaml")
    assert status == 2 and "规则文件超过 1 MB。处理办法：" in text


@pytest.mark.parametrize("change", ["crlf", "bom", "both"])
def test_windows_habits_are_no_fault(tmp_path, change):
    text = (FOLDER / "good.yaml.sample").read_text(encoding="utf-8")
    data = (text.replace("\n", "\r\n") if change != "bom" else text).encode(
        "utf-8-sig" if change != "crlf" else "utf-8"
    )
    (tmp_path / "good.yaml").write_bytes(data)
    assert told(tmp_path / "good.yaml") == (0, "共2个例子，2个一致，0个不一致。\n")


if __name__ == "__main__":
    for pack in PACKS:
        pack.with_suffix(".txt").write_text(told(pack)[1], encoding="utf-8", newline="\n")
