"""The modules of the program straight from their bytecode.

A run of one report imports two hundred modules, a third of its time, and spends much of that on looking for them: in each folder of
the path, under each ending that a module may have. The modules of this package stand where their names say. Their bytecode is taken
where Python itself would take it: made by this version, for the source as it is now. Whatever else there is, Python finds its own way.
"""

from __future__ import annotations

import os
import sys
from _frozen_importlib import ModuleSpec  # importlib itself would be an import more
from _frozen_importlib_external import MAGIC_NUMBER, SourceFileLoader
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


def import_quickly() -> None:
    """Let the modules of the program that are yet to be imported be found in one step."""
    if sys.pycache_prefix is None and not sys.flags.optimize and sys.implementation.cache_tag:
        sys.meta_path.insert(0, Modules())


class Modules:
    """Finds the modules of the program."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a module is, or None where Python shall look for it."""
        if not name.startswith(f"{PACKAGE}."):
            return None
        place = _FOLDER + name[len(PACKAGE) :].replace(".", os.sep)
        folder, _, last = place.rpartition(os.sep)
        for file, kept, folders in (
            (f"{place}.py", f"{folder}{_KEPT}{last}{_ENDING}", None),
            (f"{place}{os.sep}__init__.py", f"{place}{_KEPT}__init__{_ENDING}", [place]),
        ):
            code = code_of(file, kept)
            if code is not None:
                found = ModuleSpec(name, _Loader(name, file, code), origin=file)
                found.submodule_search_locations = folders
                found.has_location = True
                found.cached = kept
                return found
        return None


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
