"""Build hook: validate the shipped rule packs, put them into the wheel as one compiled file, and compile modules where asked for."""

from __future__ import annotations

import os
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompilePacks(BuildHookInterface[Any]):
    """Compiles rules/ when a wheel is built, so that a broken pack breaks the build and not a user's run.

    With LAWCHECK_COMPILED=1 in the environment the wheel holds the hot modules compiled as well (hatch_compiled.py); an editable
    installation never does.
    """

    _work: tempfile.TemporaryDirectory[str] | None = None

    def dependencies(self) -> list[str]:
        """Return what this build needs beside what every build needs."""
        compiled = self._compiled()
        return list(compiled.NEEDS) if compiled.wished() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Validate and compile; called by hatchling before the wheel is written."""
        sys.path.insert(0, self.root)
        try:
            import checker.checking  # noqa: F401  (the regular expressions of all that a run uses are compiled ahead)
            from checker.rulebook import places, shipped

            for kind in places.kind_names():
                shipped.build(kind)
            if version == "editable":
                return
            build_data["force_include"][places.COMPILED] = os.path.relpath(places.COMPILED, self.root)
        finally:
            sys.path.remove(self.root)
        compiled = self._compiled()
        if compiled.wished():
            self._work = tempfile.TemporaryDirectory()
            build_data["force_include"] |= compiled.compile_modules(self.root, self._work.name)
            build_data["pure_python"] = False
            build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away what was compiled; called by hatchling once the wheel is written."""
        if self._work is not None:
            self._work.cleanup()

    def _compiled(self) -> Any:
        sys.path.insert(0, self.root)
        try:
            import hatch_compiled
        finally:
            sys.path.remove(self.root)
        return hatch_compiled
