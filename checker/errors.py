"""The one exception that reaches a user: a message in Chinese with the place and the remedy."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "文件或者文件夹不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EBUSY: "文件正被别的程序使用",
    errno.ELOOP: "链接互相指向",
}


_MOST_NAME = 400
"""Characters of a path that a message shows: deep folders have some hundred, a text given for a name has thousands."""


def reason(error: OSError) -> str:
    """Say in Chinese why the system refused."""
    return _REASONS.get(error.errno or 0, "系统不允许")


class LawcheckError(Exception):
    """Something the user can put right: an unreadable file, a broken rule file, a wrong option.

    ``message`` says in Chinese what is wrong, ``remedy`` what to do about it, ``path`` names the
    file, ``line`` and ``column`` (both from 1) the place in it where these are known. ``others`` are
    further faults found at the same time; the text of the error gives one line to each.
    """

    def __init__(
        self,
        message: str,
        *,
        remedy: str = "",
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.path = path
        self.line = line
        self.column = column
        self.others: tuple[LawcheckError, ...] = ()

    def at(self, path: str) -> LawcheckError:
        """Return this error with ``path`` filled in where it was not known below."""
        if self.path is None:
            self.path = path
        return self

    def __str__(self) -> str:
        """Return the text as it may leave the program: nothing of a report, a pack or a name gets out as it is."""
        from checker.text.outgoing import named

        remedy = named(self.remedy)
        text = f"{self.fault}处理办法：{remedy}" if remedy else self.fault
        return "\n".join([text, *map(str, self.others)])

    @property
    def fault(self) -> str:
        """Where something is wrong and what, without the remedy and the others, as it may leave the program."""
        from checker.text.outgoing import named

        place = _short(named(self.path or ""))
        if self.line is not None:
            place += f" 第{self.line}行"
            if self.column is not None:
                place += f"第{self.column}列"
        message = named(self.message)
        return f"{place.strip()}：{message}" if place.strip() else message


def _short(name: str) -> str:
    """Return a name that no system has room for by its beginning and its end."""
    return name if len(name) <= _MOST_NAME else f"{name[:80]}……{name[-40:]}"


def trace(error: BaseException) -> str:
    """Name an unexpected exception and the line of this program at which it was raised: what a maintainer needs.

    The exception's own text stays out: it may hold words of the report, personal numbers among them.
    """
    at = error.__traceback__
    place = ""
    while at is not None:
        path = at.tb_frame.f_code.co_filename.replace("\\", "/")
        _, inside, module = path.rpartition("/checker/")
        if inside:
            place = f"checker/{module}:{at.tb_lineno}"
        at = at.tb_next
    return f"{type(error).__name__}，{place}" if place else type(error).__name__


SEND = "请把这条信息和 lawcheck --version 显示的版本发给维护者；能附上报告更好，附之前请删去不宜外传的内容。"
"""What to do about a fault of the program itself."""


def program_fault(what: str, error: BaseException) -> LawcheckError:
    """Return the error for a fault of the program, which must cost no more than what it was doing: ``what``."""
    return LawcheckError(f"{what}时程序出错（{trace(error)}）。", remedy=SEND)


class Faults:
    """Collects independent faults, so that a user learns of all of them at once."""

    def __init__(self) -> None:
        self.found: list[LawcheckError] = []

    def add(self, error: LawcheckError) -> None:
        """Enter a fault, unless the same is told of the same place already."""
        if str(error) not in map(str, self.found):
            self.found.append(error)

    def settle(self) -> None:
        """Raise what was collected as one LawcheckError in the order of the places; return where there is nothing."""
        if not self.found:
            return
        self.found.sort(key=lambda error: (error.path or "", error.line or 0, error.column or 0))
        first, *rest = self.found
        first.others = tuple(rest)
        raise first
