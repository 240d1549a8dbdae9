"""The modules of the program straight from their bytecode.

A run of one report imports two hundred modules, a third of its time, and spends much of that on looking for them: in each folder of
the path, under each ending that a module may have. The modules of this package stand where their names say. Those of a plain run
come from one file that holds the code of all (keeping.py). They are run one after the other, each behind those that it imports, so
that no import has anything to look for: half the time of reading and finding them one by one. The others come from the bytecode that
Python keeps of each. Either is taken only where Python itself would take it: made by this version, for the source as it is now, by its
size and time (for the file by the time to the nanosecond). Whatever else there is, Python finds its own way.
"""

from __future__ import annotations

import os
import sys
from _frozen_importlib import ModuleSpec, _load_unlocked  # type: ignore[attr-defined] # importlib would be an import more
from _frozen_importlib_external import MAGIC_NUMBER, SourceFileLoader
from _imp import _fix_co_filename  # type: ignore[attr-defined]
from marshal import loads

from checker.values import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType, ModuleType

PACKAGE = "checker"
_FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_KEPT, _ENDING = f"{os.sep}__pycache__{os.sep}", f".{sys.implementation.cache_tag}.pyc"
_HEAD = MAGIC_NUMBER + bytes(4)
"""How bytecode begins that is told to be of now by the time and size of its source."""
NAME = f"modules.{sys.implementation.cache_tag}"
TOGETHER = os.path.join(_FOLDER, "rulebook", "_compiled", NAME)
"""The file with the modules of a plain run, beside the compiled rule packs, one for each Python; it begins with the number of its
version of bytecode. Only a checkout has one: in a wheel it would have to be trusted without the times of the sources."""
LENGTH = 4
"""Bytes of the number behind that, which says how long the list of its pieces is. They are read one by one, each into the memory of
the one before: memory that is touched for the first time costs a run more than what is written there."""

Source = tuple[int, int]
"""Size and time of change (ns) of a source, looked up before its code was: what is written meanwhile is told by it."""
Kept = dict[str, tuple[Source, bool, "CodeType"]]
"""Of each module what its source was, whether it is a package, and its code; each behind those that it imports."""


def import_quickly() -> Modules:
    """Let the modules of the program that are yet to be imported be found in one step; return what finds them."""
    usual = sys.pycache_prefix is None and not sys.flags.optimize and sys.implementation.cache_tag
    modules = Modules(TOGETHER if usual else "")
    if usual:
        sys.meta_path.insert(0, modules)
    return modules


class Modules:
    """Finds the modules of the program. ``stale`` tells that the file of a plain run lacks, or has changed, modules of this one."""

    def __init__(self, together: str = TOGETHER) -> None:
        self._together = together
        self._kept: Kept = {}
        self.stale = False

    def run_kept(self, last: str = "") -> None:
        """Run the modules of a plain run, all or up to the one named ``last``, before they are imported.

        From the first on whose source has changed they are left to be imported: those behind it may need it.
        """
        if not self._kept and self._together:
            self._kept = kept_modules(self._together)
            self.stale = not self._kept
        for name in [*self._kept]:
            if self.stale:
                return
            spec = self._taken(name) if name not in sys.modules else None
            if spec is None:
                continue
            package, _, inner = name.rpartition(".")
            setattr(sys.modules[package], inner, _load_unlocked(spec))
            if name == last:
                return

    def _taken(self, name: str) -> ModuleSpec | None:
        """Return where a module is that is kept and has not changed since, else None."""
        if name not in self._kept:
            return None
        place = _place_of(name)
        try:
            source, package, code = self._kept.pop(name)
            file = f"{place}{os.sep}__init__.py" if package else f"{place}.py"
            if source_of(file) == source:
                if code.co_filename != file:  # the checkout was moved, or copied with its times
                    _fix_co_filename(code, file)
                return _spec(name, Loader(name, file, code, source), [place] if package else None)
        except (AttributeError, TypeError, ValueError):
            pass  # kept in another shape, by another version of this module
        self.stale = True
        return None

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a module is, or None where Python shall look for it."""
        if not name.startswith(f"{PACKAGE}."):
            return None
        taken = self._taken(name)
        if taken is not None:
            return taken
        place = _place_of(name)
        for file, folders in ((f"{place}.py", None), (f"{place}{os.sep}__init__.py", [place])):
            now = source_of(file)
            found = code_of(file, _bytecode_of(file)) if now is not None else None
            if found is not None and now is not None:
                return _spec(name, Loader(name, file, found, now), folders)
        return None


def _place_of(name: str) -> str:
    """Return the path of a module, without its ending."""
    return _FOLDER + name[len(PACKAGE) :].replace(".", os.sep)


def _bytecode_of(file: str) -> str:
    """Return the path at which Python keeps the bytecode of a source."""
    folder, _, name = file.rpartition(os.sep)
    return f"{folder}{_KEPT}{name.removesuffix('.py')}{_ENDING}"


def _spec(name: str, loader: Loader, folders: list[str] | None) -> ModuleSpec:
    found = ModuleSpec(name, loader, origin=loader.path)
    found.submodule_search_locations = folders
    found.has_location = True
    found.cached = _bytecode_of(loader.path)
    return found


def source_of(file: str) -> Source | None:
    """Return what tells the source in a file from any other that may come to stand there; None where there is none."""
    try:
        status = os.stat(file)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def kept_modules(file: str) -> Kept:
    """Return the modules of a plain run, none where the file is missing or of another version."""
    try:
        kept: Kept = {}
        with open(file, "rb", buffering=0) as stream:
            if stream.read(len(MAGIC_NUMBER)) != MAGIC_NUMBER:
                return {}
            for size in loads(stream.read(int.from_bytes(stream.read(LENGTH), "little"))):
                kept.update(loads(stream.read(size)))
        return kept
    except (OSError, EOFError, TypeError, ValueError):
        return {}


class Loader(SourceFileLoader):
    """Runs code that is at hand; for all else, such as the text of a module, it is the loader that Python has."""

    def __init__(self, name: str, path: str, code: CodeType, source: Source) -> None:
        super().__init__(name, path)
        self._code = code
        self.source = source

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
