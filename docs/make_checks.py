"""Write what is made from the declarations of the checks: ``python docs/make_checks.py`` (``--check``: only compare).

That is the part on kinds of check of schemas/rule-pack.schema.json, and docs/check-kinds.md.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from checker.checks.declared import check_kinds, with_checks
from checker.checks.manual import manual

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "schemas" / "rule-pack.schema.json"
MANUAL = ROOT / "docs" / "check-kinds.md"


def made() -> dict[Path, str]:
    """Return the texts of the files."""
    kinds = check_kinds()
    schema = with_checks(json.loads(SCHEMA.read_text(encoding="utf-8")), kinds)
    return {
        SCHEMA: json.dumps(schema, ensure_ascii=False, indent=1) + "\n",
        MANUAL: manual(kinds),
    }


def main() -> int:
    """Write the files, or with ``--check`` tell which are out of date."""
    status = 0
    for path, text in made().items():
        if "--check" not in sys.argv[1:]:
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            sys.stderr.write(f"{path.relative_to(ROOT)} is out of date: run python docs/make_checks.py\n")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
