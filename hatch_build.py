"""Build hook: validate the shipped rule packs and put them into the wheel as one compiled file."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompilePacks(BuildHookInterface[Any]):
    """Compiles rules/ when a wheel is built, so that a broken pack breaks the build and not a user's run."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Validate and compile; called by hatchling before the wheel is written."""
        sys.path.insert(0, self.root)
        try:
            # The regular expressions of all that a run uses are compiled ahead: of the checks, and of the report that it prints.
            import checker.checking
            import checker.reporting.people.markdown  # noqa: F401
            from checker.rulebook import places, shipped

            for kind in places.kind_names():
                shipped.build(kind)
            if version == "editable":
                # A plain run keeps the code of the modules that it loads (checker/cli/keeping.py).
                run = "import sys; sys.path.insert(0, sys.argv.pop(1)); from checker.cli.main import main; main()"
                report = os.path.join(self.root, "seeds", "shuocheng-2023.txt")
                subprocess.run(
                    [sys.executable, "-I", "-c", run, self.root, report], capture_output=True, check=False
                )
            else:
                for name in os.listdir(places.COMPILED):
                    if not name.startswith("modules."):  # those of this checkout
                        made = os.path.join(places.COMPILED, name)
                        build_data["force_include"][made] = os.path.relpath(made, self.root)
        finally:
            sys.path.remove(self.root)
