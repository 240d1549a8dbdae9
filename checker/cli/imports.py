"""The modules of the program straight from their bytecode.

A run of one report imports two hundred modules, a third of its time, and spends much of that on looking for them: in each folder of
the path, under each ending that a module may have. The modules of this package stand where their names say. Those of a plain run
come from one file that holds the code of all (keeping.py), which takes half the time of reading them one by one; the others from the
bytecode that Python keeps of each. Either is taken only where Python itself would take it: made by this version, for the source as
it is now, by its size and time. Whatever else there is, Python finds its own way.
"""

from __future__ import annotations

import os
import sys
from _frozen_importlib import ModuleSpec  # importlib itself would be an import more
from _frozen_importlib_external import MAGIC_NUMBER, SourceFileLoader
from _imp import _fix_co_filename  # type: ignore[attr-defined]
from marshal import loads

from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType

PACKAGE = "checker"
_FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_INSTALLED = os.path.join(_FOLDER, "_data")
"""What a wheel has and a checkout has not (rulebook/places.py)."""
_KEPT, _ENDING = f"{os.sep}__pycache__{os.sep}", f".{sys.implementation.cache_tag}.pyc"
_HEAD = MAGIC_NUMBER + bytes(4)
"""How bytecode begins that is told to be of now by the time and size of its source."""
TOGETHER = os.path.join(_FOLDER, "rulebook", "_compiled", "modules")
"""The file with the modules of a plain run, beside the compiled rule packs: it begins with the number of this version of bytecode."""
_FIRST = f"{PACKAGE}.cli.run"
"""What a run that checks imports first: only then is the file read."""
_INSTALLING = 60 * 10**9
"""In a wheel the times of change are those of its installation, which writes all files within so many nanoseconds."""

Kept = dict[str, tuple[int, int, bool, "CodeType"]]
"""Of each module the size and time of change (ns) of its source, whether it is a package, and its code."""


def import_quickly() -> Modules:
    """Let the modules of the program that are yet to be imported be found in one step; return what finds them."""
    modules = Modules()
    if sys.pycache_prefix is None and not sys.flags.optimize and sys.implementation.cache_tag:
        sys.meta_path.insert(0, modules)
    return modules


class Modules:
    """Finds the modules of the program. ``stale`` tells that the file of a plain run lacks, or has changed, modules of this one."""

    def __init__(self, together: str = TOGETHER) -> None:
        self._together = together
        self._kept: Kept = {}
        self.stale = False

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a module is, or None where Python shall look for it."""
        if not name.startswith(f"{PACKAGE}."):
            return None
        place = _FOLDER + name[len(PACKAGE) :].replace(".", os.sep)
        if name == _FIRST:
            self._kept = kept_modules(self._together)
            self.stale = not self._kept
        one = self._kept.pop(name, None)
        if one is not None:
            file = f"{place}{os.sep}__init__.py" if one[2] else f"{place}.py"
            if _is_now(file, one[0], one[1], self._together):
                if one[3].co_filename != file:  # made where the wheel was
                    _fix_co_filename(one[3], file)
                return _spec(name, file, one[3], [place] if one[2] else None)
            self.stale = True
        folder, _, last = place.rpartition(os.sep)
        for file, kept, folders in (
            (f"{place}.py", f"{folder}{_KEPT}{last}{_ENDING}", None),
            (f"{place}{os.sep}__init__.py", f"{place}{_KEPT}__init__{_ENDING}", [place]),
        ):
            code = code_of(file, kept)
            if code is not None:
                return _spec(name, file, code, folders)
        return None


def _spec(name: str, file: str, code: CodeType, folders: list[str] | None) -> ModuleSpec:
    found = ModuleSpec(name, _Loader(name, file, code), origin=file)
    found.submodule_search_locations = folders
    found.has_location = True
    return found


def _is_now(file: str, size: int, changed: int, together: str) -> bool:
    """Whether a source is still the one of which the code was kept."""
    try:
        source = os.stat(file)
        if source.st_size != size:
            return False
        return source.st_mtime_ns == changed or (
            os.path.isdir(_INSTALLED) and source.st_mtime_ns < os.stat(together).st_mtime_ns + _INSTALLING
        )
    except OSError:
        return False


def kept_modules(file: str) -> Kept:
    """Return the modules of a plain run, none where the file is missing or of another version."""
    try:
        with open(file, "rb", buffering=0) as stream:
            data = stream.read()
        if data[: len(MAGIC_NUMBER)] != MAGIC_NUMBER:
            return {}
        kept: Kept = loads(memoryview(data)[len(MAGIC_NUMBER) :])
        return kept
    except (OSError, EOFError, TypeError, ValueError):
        return {}


class _Loader(SourceFileLoader):
    """Runs code that is at hand; for all else, such as the text of a module, it is the loader that Python has."""

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:
        """Return the code of the module."""
        return self._code


def code_of(file: str, kept: str) -> CodeType | None:
    """Return the code that is kept of a source file, or None where there is none or it was made from another text."""
    try:
        source = os.stat(file)
        with open(kept, "rb", buffering=0) as stream:
            data = stream.read()
    except OSError:
        return None
    changed = int(source.st_mtime) & 0xFFFFFFFF
    size = source.st_size & 0xFFFFFFFF
    if data[:16] != _HEAD + changed.to_bytes(4, "little") + size.to_bytes(4, "little"):
        return None
    try:
        code: CodeType = loads(memoryview(data)[16:])
    except (EOFError, TypeError, ValueError):
        return None
    return code
