"""Read mutated files: no reader may fail in another way than with a message, or take long.

    python benchmarks/fuzz.py [--count N] [--seed N] [--only ENDING]

Starts from small files of every format (tests build them) and changes bytes, takes pieces out, doubles and swaps them; in
archives also the members are changed and packed again. Prints how many were read, refused with a message, or refused only by
the last resort (a fault of a library: "damaged"), and the slowest. The exit status is 1 where one took longer than ten seconds
or failed in another way.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import sys
import time
import zipfile
from importlib import import_module

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, ROOT)

from checker.errors import LawcheckError  # noqa: E402
from checker.reading.files import read_bytes  # noqa: E402

_WORD, _OFD = import_module("tests.docx_files"), import_module("tests.ofd_files")

LIMIT = 10.0
TEXT = "青禾县2024年法治政府建设年度报告\n一、主要工作\n审核文件9件，手机139 1234 5678。\n二、２０２５年打算\n加强培训。\n"
_HTML = (
    "<html><body><h1>青禾县报告</h1><p>甲<s>乙</s><ol><li>丙</ol><table><tr><td>丁<td>1</table></body></html>"
)
_MHT = (
    "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n\n"
    f"{_HTML}\n--x--\n"
)
_LIST = _WORD.lists('<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>')
SAMPLES = {
    ".txt": TEXT.encode("gb18030"),
    ".md": ("# 题\n\n**甲**[乙](x)~~丙~~\n\n| a | b |\n|---|---|\n| 1 | 2 |\n" + TEXT).encode(),
    ".html": _HTML.encode(),
    ".mht": _MHT.encode(),
    ".docx": _WORD.docx(
        _WORD.p("甲", _WORD.run("乙", "<w:strike/>")) + _WORD.numbered("丙"),
        numbering=_LIST,
        header1=_WORD.p("内部资料"),
        comments="",
    ),
    ".ofd": _OFD.write_ofd(TEXT),
}


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Return ``data`` with a few changes; those of an archive may be inside its members."""
    if data[:2] == b"PK" and dice.random() < 0.8:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as target:
            names = archive.namelist()
            chosen = dice.choice(names)
            for name in names:
                content = archive.read(name)
                target.writestr(name, _changed(content, dice) if name == chosen else content)
        return out.getvalue()
    return _changed(data, dice)


def _changed(data: bytes, dice: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at, length = dice.randrange(len(made) + 1), dice.randint(1, 40)
        piece = bytes(made[at : at + length])
        way = dice.randrange(5)
        if way == 0 and made:
            made[at % len(made)] = dice.randrange(256)
        elif way == 1:
            del made[at : at + length]
        elif way == 2:
            made[at:at] = piece * dice.randint(1, 50)
        elif way == 3:
            there = dice.randrange(len(made) + 1)
            made[there : there + length] = piece
        else:
            made[at:at] = dice.choice(
                (b"\x00", b"<", b"&", b"\xff\xfe", b"9" * 30, b"</w:p>", b"\xef\xbb\xbf")
            )
    return bytes(made)


def main() -> int:
    """Run; return the exit status."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--count", type=int, default=2_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--only", default="")
    options = asked.parse_args()
    dice = random.Random(options.seed)
    endings = [ending for ending in SAMPLES if options.only in ending]
    counts = dict.fromkeys(("read", "refused", "damaged"), 0)
    slowest = (0.0, "")
    for number in range(options.count):
        ending = endings[number % len(endings)]
        data = mutated(SAMPLES[ending], dice)
        begun = time.perf_counter()
        try:
            read_bytes(data, f"x{ending}", ending)
            counts["read"] += 1
        except LawcheckError as error:
            counts["damaged" if "不合规范" in error.message else "refused"] += 1
        slowest = max(slowest, (time.perf_counter() - begun, f"{ending} {number}"))
    told = "，".join(f"{name} {count}" for name, count in counts.items())
    print(f"{options.count} 个文件：{told}；最慢 {slowest[0]:.2f} 秒（{slowest[1]}）")
    return int(slowest[0] > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
