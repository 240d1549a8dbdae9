"""Write docs/rules.md, the catalogue of all shipped rules: ``python docs/make_rules.py`` (``--check``: only compare)."""

from __future__ import annotations

import sys
from pathlib import Path

from checker.reporting.people.catalogue import catalogue
from checker.rulebook.places import KIND, kind_names
from checker.rulebook.shipped import shipped_rulebook

TARGET = Path(__file__).with_name("rules.md")
HEAD = """\
# 规则目录

这份目录由 `python docs/make_rules.py` 从规则包生成，请不要直接修改。怎样写规则见 [writing-rules.md](writing-rules.md)。

必备项不符合就不宜公开，规范项应当改正，提示项建议完善。结论有五种：符合、部分符合、不符合、待人工复核、不适用。

"""


def text() -> str:
    """Return the catalogue of all kinds of report, the usual one first."""
    names = sorted(kind_names(), key=lambda name: (name != KIND, name))
    pieces: list[str] = []
    told: set[str] = set()
    for name in names:
        rulebook = shipped_rulebook(name, examples=True)
        pieces.append(catalogue(rulebook, 2, told))
        told |= {pack.name for pack in rulebook.packs}
    return HEAD + "\n".join(pieces)


def main() -> int:
    """Write the file, or with ``--check`` tell whether it is up to date."""
    if "--check" in sys.argv[1:]:
        return int(TARGET.read_text(encoding="utf-8") != text())
    TARGET.write_text(text(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
