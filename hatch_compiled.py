"""The optional compiled build: the modules that judge a text, compiled by mypyc (docs/decisions/0020).

    LAWCHECK_COMPILED=1 pip install .

builds a wheel for one Python and one machine instead of the pure one; results are the same, a check takes less than two thirds of the
time. Which modules are compiled stands here and nowhere else. hatch_build.py calls :func:`compile_modules`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

WISH = "LAWCHECK_COMPILED"
"""Set to 1 in the environment, it asks for the compiled build."""
NEEDS = ("mypy[mypyc]>=1.16", "setuptools>=65")
"""What a compiled build needs beside hatchling."""
HOT = (
    "checks/body.py",
    "checks/content/content.py",
    "checks/content/explanations.py",
    "checks/content/joined.py",
    "checks/content/quantities.py",
    "checks/content/readings.py",
    "checks/content/responds.py",
    "checks/content/second.py",
    "checks/disclosure/placeholders.py",
    "checks/disclosure/secrecy.py",
    "checks/figures/breakdowns.py",
    "checks/figures/change.py",
    "checks/figures/change_claims.py",
    "checks/figures/lists.py",
    "checks/figures/rate_claims.py",
    "checks/figures/ratio.py",
    "checks/figures/statements.py",
    "checks/figures/subset.py",
    "checks/figures/sums.py",
    "checks/form/bylines.py",
    "checks/form/ending.py",
    "checks/form/follow.py",
    "checks/form/marks.py",
    "checks/form/numbering.py",
    "checks/form/pairs.py",
    "checks/form/punctuation.py",
    "checks/form/repetition.py",
    "checks/formalities/days.py",
    "checks/formalities/full_year.py",
    "checks/outcome.py",
    "checks/wording/citations.py",
    "checks/wording/terms_of_law.py",
    "document/actors.py",
    "document/build.py",
    "document/clauses.py",
    "document/dates.py",
    "document/flow.py",
    "document/headings.py",
    "document/issuers.py",
    "document/items.py",
    "document/lines.py",
    "document/lookalikes.py",
    "document/markers.py",
    "document/metadata.py",
    "document/model.py",
    "document/noise.py",
    "document/parts.py",
    "document/period.py",
    "document/sections.py",
    "document/sentences.py",
    "document/structure.py",
    "document/title.py",
    "document/years.py",
    "judging/judge.py",
    "reader/features.py",
    "reader/functions.py",
    "reader/weights.py",
    "reading/source.py",
    "text/acts.py",
    "text/amounts.py",
    "text/characters.py",
    "text/conditions.py",
    "text/digits.py",
    "text/mask.py",
    "text/names.py",
    "text/numbers.py",
    "text/outgoing.py",
    "text/phrases.py",
    "text/stock.py",
    "text/terms.py",
)
"""Modules that are compiled: those that take a measurable share of a check (benchmarks/warm.py, and a profile of it)."""
LEFT_OUT = {
    "api.py": "frozen dataclasses with slots: mypyc makes other classes of them",
    "reporting/machines/jsonout.py": "mypyc falls over a comprehension in it",
    "reporting/shown.py": "its class inherits from a named tuple",
    "rulebook/model.py": "only named tuples: there is nothing to compile in them",
    "text/lazy.py": "answers for every method of an expression by __getattr__, which a native class cannot",
    "text/persons.py": "time goes into the expressions, and its tables are two megabytes of C",
    "text/titles.py": "a table: nine megabytes of C, over which a compiler sits for minutes",
    "values.py": "makes classes at run time",
}
"""Modules that a check uses and that stay Python all the same, with the reason. All others take too little to count: each
compiled module costs a second of the build, and a tenth of a millisecond of every start."""
SETUP = """
import sys
from mypyc.build import mypycify
from setuptools import setup

setup(name="lawcheck", packages=[], ext_modules=mypycify(sys.argv.pop().split(","), opt_level="2", debug_level="0", multi_file=True, group_name="lawcheck"))
"""


def wished() -> bool:
    """Whether the environment asks for the compiled build."""
    return os.environ.get(WISH, "") not in ("", "0")


def compile_modules(root: str, work: str, hot: Sequence[str] = HOT) -> dict[str, str]:
    """Compile the modules ``hot`` in the folder ``work``, which leaves the checkout as it is.

    Returns the paths of the compiled files, each with its path in the wheel. Raises RuntimeError with what mypyc said.
    """
    shutil.copytree(
        os.path.join(root, "checker"),
        os.path.join(work, "checker"),
        ignore=shutil.ignore_patterns("__pycache__", "_compiled"),
    )
    with open(os.path.join(work, "mypy.ini"), "w", encoding="utf-8") as file:
        file.write(
            "[mypy]\nignore_missing_imports = True\n"
        )  # the types were proven before; libraries may be absent here
    command = [
        sys.executable,
        "-c",
        SETUP,
        "build_ext",
        "--inplace",
        ",".join(f"checker/{module}" for module in hot),
    ]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"mypyc: {done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    made = {}
    for folder, folders, names in os.walk(work):
        if folder == work:
            folders[:] = ["checker"]
        for name in names:
            if name.endswith((".so", ".pyd")):
                path = os.path.join(folder, name)
                made[path] = os.path.relpath(path, work).replace(os.sep, "/")
    return made
