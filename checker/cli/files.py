"""Write files whole or not at all, whatever else writes, reads or kills at the same time."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator

from checker.errors import LawcheckError, reason

State = tuple[int, int, int] | tuple[()]
"""What tells one state of a file from another: inode, size and time of change; empty where there is no file."""
_TRIES = 100


def state_of(path: str | None) -> State:
    """Return the present state of a file."""
    try:
        status = os.stat(path) if path is not None else None
    except OSError:
        status = None
    return (status.st_ino, status.st_size, status.st_mtime_ns) if status is not None else ()


def write_file(
    pieces: Iterable[bytes], path: str, before: State | None = None, *, locked: bool = False
) -> None:
    """Write a file beside its place under a name that nobody can foresee, then put it in its place at once.

    The file keeps its mode. ``before`` is its state when the run began: where another program has written it
    since, that one's stays and LawcheckError says so. ``locked`` tells that the caller holds the lock of the folder.
    Raises LawcheckError, too, for a file that may not be written and where the system refuses.
    """
    # A pipe or a device cannot be replaced by a file made beside it; where /dev/stdout leads has a name that nobody can open.
    if os.path.exists(path) and not os.path.isfile(path):
        try:
            with open(path, "wb") as file:
                file.writelines(pieces)
        except OSError as error:
            raise _refused(error, path) from None
        return
    path = os.path.realpath(path)
    mode = _mode(path)
    temporary = ""
    try:
        temporary, number = _exclusive(path)
        with open(number, "wb") as file:
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(number, mode)
            file.writelines(pieces)
        with contextlib.nullcontext() if locked else folder_lock(path):
            if before is not None and state_of(path) != before:
                raise LawcheckError(
                    "别的程序同时写了这个文件，没有覆盖它。",
                    remedy="请换一个文件名，或者等那个程序结束后再运行。",
                    path=path,
                )
            os.replace(temporary, path)
        temporary = ""
    except OSError as error:
        raise _refused(error, path) from None
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _mode(path: str) -> int | None:
    """Return the mode of a file that is there; LawcheckError where it is read-only."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return None
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise LawcheckError(
            "这个文件是只读的，没有覆盖。", remedy="请换一个文件名，或者去掉只读。", path=path
        )
    return mode & 0o7777


def _exclusive(path: str) -> tuple[str, int]:
    """Return the name and number of a new file beside ``path``, open for writing."""
    folder = os.path.dirname(path)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    for _ in range(_TRIES):
        name = os.path.join(folder, f".lawcheck-{os.urandom(8).hex()}.tmp")
        with contextlib.suppress(FileExistsError):
            return name, os.open(name, flags, 0o666)
    raise LawcheckError("文件夹里建不了临时文件。", remedy="请换一个文件夹。", path=path)


@contextlib.contextmanager
def folder_lock(path: str) -> Iterator[None]:
    """Hold, among the programs that ask for it, the folder in which a file lies; without effect where systems have no locks."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    try:
        number = os.open(os.path.dirname(os.path.abspath(path)), os.O_RDONLY)
    except OSError:  # told when the file is written
        yield
        return
    try:
        with contextlib.suppress(OSError):  # a file system of the network without locks
            fcntl.flock(number, fcntl.LOCK_EX)
        yield
    finally:
        os.close(number)


def _refused(error: OSError, path: str) -> LawcheckError:
    return LawcheckError(
        f"结果无法写入（{reason(error)}）。",
        remedy="请核对文件夹是否存在、文件是否被别的程序打开、磁盘是否已满。",
        path=path,
    )
