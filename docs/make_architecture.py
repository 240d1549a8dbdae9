"""Write the list of modules in docs/architecture.md from their docstrings.

    python docs/make_architecture.py [--check]

The way of a report above the list is written by hand; ``--check`` only tells whether the list is current.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"
BEGIN = "<!-- modules: python docs/make_architecture.py -->\n"
ROOMS = (
    "reading", "document", "text", "rulebook", "config", "checks", "judging", "gate", "reporting", "cli",
)  # fmt: skip


def first_line(path: Path) -> str:
    """Return the first sentence of a module's docstring."""
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    line = " ".join(told.split("\n\n")[0].split())
    return re.split(r"(?<=\.)\s", line)[0].replace("``", "`").rstrip(":.")


def modules() -> str:
    """Return the list, room by room, in the order in which a report comes by."""
    package = ROOT / "checker"
    rooms = [package, *(package / name for name in ROOMS)]
    rooms += sorted(path for path in package.iterdir() if path.is_dir() and path not in rooms)
    lines = []
    for room in rooms:
        if not (room / "__init__.py").exists():
            continue
        name = room.relative_to(ROOT).as_posix()
        about = f": {first_line(room / '__init__.py')}" if room != package else ""
        lines += [f"### `{name}/`{about}", ""]
        found = sorted(room.glob("*.py") if room == package else room.rglob("*.py"))
        lines += [
            f"- `{path.relative_to(room).as_posix()}`: {first_line(path)}"
            for path in found
            if path.name != "__init__.py"
        ]
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Write the page, or check it."""
    text = PAGE.read_text(encoding="utf-8")
    made = text[: text.index(BEGIN) + len(BEGIN)] + "\n" + modules()
    if "--check" in sys.argv:
        sys.exit(0 if made == text else "docs/architecture.md: run python docs/make_architecture.py")
    PAGE.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
