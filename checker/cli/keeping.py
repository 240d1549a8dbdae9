"""Keep the code of the modules that a plain run loads in one file, from which the next run takes them (imports.py).

In a checkout a run that found a module changed writes the file anew, as Python writes the bytecode of a changed module; a wheel is
built with it.
"""

from __future__ import annotations

import os
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import MAGIC_NUMBER
from marshal import dumps

from checker.cli.imports import PACKAGE, Kept
from checker.rulebook.places import COMPILED
from checker.rulebook.shipped import keep

NAME = "modules"


def keep_modules() -> None:
    """Write the modules of the program that are loaded now, where that can be done."""
    if os.access(COMPILED, os.W_OK):
        keep(NAME, MAGIC_NUMBER + dumps(loaded_modules()))


def loaded_modules() -> Kept:
    """Return the modules of the program that are loaded, with what tells whether their sources change."""
    kept: Kept = {}
    for name, module in sorted(sys.modules.items()):
        loader = getattr(getattr(module, "__spec__", None), "loader", None)  # typing.io has no such thing
        if not name.startswith(f"{PACKAGE}.") or not isinstance(loader, SourceFileLoader):
            continue
        source = os.stat(loader.path)
        code = loader.get_code(name)
        if code is not None:
            package = os.path.basename(loader.path) == "__init__.py"
            kept[name] = source.st_size, source.st_mtime_ns, package, code
    return kept
