"""File names as a Windows command line passes them on: wildcards not expanded, backslashes between folders."""

from __future__ import annotations

import os

_SIGNS = "*?["


def has_wildcard(path: str) -> bool:
    """Whether a path holds a sign that stands for several names."""
    return any(sign in path for sign in _SIGNS)


def expand(path: str) -> list[str]:
    """Return the paths that ``path`` means, in the order of their names.

    A path that exists is taken as it is, whatever signs it holds. Otherwise wildcards are expanded (``**`` means
    folders of any depth) and backslashes count as slashes. What names nothing is returned unchanged. Hidden files
    and Word's lock files (``~$``) are passed over.
    """
    if os.path.exists(path) or not (has_wildcard(path) or "\\" in path or path.endswith('"')):
        return [path]
    # "C:\\报告\\" reaches a program with the closing quote in its name.
    meant = path.replace("\\", "/").removesuffix('"')
    if os.path.exists(meant):
        return [meant]
    if has_wildcard(meant):
        import glob

        for pattern in dict.fromkeys((_literal_folders(meant), meant.replace("[", "[[]"))):
            names = sorted(glob.glob(pattern, recursive=True))
            found = [name for name in names if not os.path.basename(name).startswith("~$")]
            if found:
                return found
    return [path]


def _literal_folders(path: str) -> str:
    """Return a pattern with the brackets of its leading folders quoted as far as there are folders of these very names."""
    import glob

    folder, rest = "", path
    while "/" in rest:
        name, _, after = rest.partition("/")
        if not os.path.isdir(folder + name + "/"):
            break
        folder, rest = f"{folder}{name}/", after
    return glob.escape(folder) + rest
