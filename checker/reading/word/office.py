"""Old Word and WPS files (.doc, .wps), RTF and OpenDocument: converted by LibreOffice where it is installed.

LibreOffice runs without a window, with a fresh profile in a temporary folder in which macros and links to other places
are switched off, and for a bounded time. Its result is read as any .docx is.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from checker.errors import LawcheckError
from checker.reading.source import Source

TIMEOUT = 120.0
"""Seconds that a conversion may take; the first start of LibreOffice takes about ten."""
_SAVE_AS = "请用 Word 或者 WPS 打开，另存为“Word 文档（.docx）”，再检查。"
_NAMES = ("soffice.exe", "soffice.com") if os.name == "nt" else ("soffice", "libreoffice")
_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_PROFILE = f"""<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="{_SECURITY}"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="{_SECURITY}"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="{_SECURITY}"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def read_office(data: bytes, path: str) -> Source:
    """Read a .doc, .wps, .rtf or .odt file. Raises LawcheckError: no LibreOffice, no conversion, or as read_docx does."""
    program = find_office()
    if program is None:
        raise LawcheckError(
            "这是旧版 Word（.doc）、WPS 一类的文件，无法直接读取，这台电脑上也没有能够转换它的 LibreOffice。",
            remedy=_SAVE_AS,
            path=path,
        )
    from checker.reading.word.docx import read_docx

    with tempfile.TemporaryDirectory(prefix="lawcheck-", ignore_cleanup_errors=True) as folder:
        converted = _convert(program, data, Path(folder))
    if converted is None:
        raise LawcheckError("文件已经损坏或者加了密码，LibreOffice 无法打开。", remedy=_SAVE_AS, path=path)
    return read_docx(converted, path)._replace(format="doc")


def find_office() -> str | None:
    """Return the path of LibreOffice, or None where it is not installed."""
    # Not shutil.which: on Windows that looks in the current folder first, where the checked files may bring their own.
    named = (
        os.path.join(folder, name)
        for name in _NAMES
        for folder in os.environ.get("PATH", "").split(os.pathsep)
        if os.path.isabs(folder)
    )
    return next(
        (path for path in (*named, *_PLACES) if os.path.isfile(path) and os.access(path, os.X_OK)), None
    )


def _convert(program: str, data: bytes, folder: Path) -> bytes | None:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    source = folder / f"report{_ending(data)}"
    source.write_bytes(data)
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd=folder,
    )
    try:
        process.wait(TIMEOUT)
    except subprocess.TimeoutExpired:
        return None
    finally:
        _end(process)
    target = folder / "out" / "report.docx"
    return target.read_bytes() if target.is_file() else None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice, which is a script that starts the program proper, with all it started."""
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _ending(data: bytes) -> str:
    if data.startswith(b"PK"):
        return ".odt"
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    return ".xml" if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else ".doc"
