"""Accept and reject all tracked changes by LibreOffice itself: one run of the program settles many files."""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

SOFFICE = shutil.which("soffice")
MACRO = """\
Sub Settle(listed As String)
  EnableReschedule(False)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim word(0) As New com.sun.star.beans.PropertyValue
  word(0).Name = "FilterName" : word(0).Value = "MS Word 2007 XML"
  Dim dispatcher As Object, document As Object
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  Dim row As String, parts As Variant
  Open listed For Input As #1
  Do While Not EOF(1)
    Line Input #1, row
    parts = Split(row, "|")
    document = StarDesktop.loadComponentFromURL(parts(1), "_blank", 0, hidden())
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" & parts(0) & "AllTrackedChanges", "", 0, Array())
    document.storeToURL(parts(2), word())
    document.close(True)
  Loop
  Close #1
End Sub
"""
LIBRARY = "http://openoffice.org/2000/"
HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE {0}:{1} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">
<{0}:{1} xmlns:{0}="http://openoffice.org/2000/{0}" """
NO_MARGIN = (
    '<item oor:path="/org.openoffice.Office.Writer/Content/Display"><prop oor:name="Note" oor:op="fuse">'
    "<value>false</value></prop></item>"
)
"""Comments are not drawn: builds without a screen come without what draws them, and die of it."""
LIBRARY = 'library:name="Standard" library:readonly="false" library:passwordprotected="false"'


def _lay_macro(profile):
    """Put the macro into the standard library of a user profile."""
    files = {
        "script.xlc": HEAD.format("library", "libraries")
        + '><library:library library:name="Standard" library:link="false"/></library:libraries>',
        "Standard/script.xlb": HEAD.format("library", "library")
        + f'{LIBRARY}><library:element library:name="Module1"/></library:library>',
        "Standard/Module1.xba": HEAD.format("script", "module")
        + f'script:name="Module1" script:language="StarBasic">{escape(MACRO)}</script:module>',
    }
    for name, content in files.items():
        file = profile / "user" / "basic" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")


def settled(files, folder, timeout=600):
    """Return, for each pair of "Accept" or "Reject" and the bytes of a .docx, the .docx that LibreOffice makes of it."""
    folder = Path(folder)
    rows = []
    for number, (what, data) in enumerate(files):
        file = folder / f"{number}.docx"
        file.write_bytes(data)
        rows.append((what, file, folder / f"{number}-settled.docx"))
    listed = folder / "files.txt"
    listed.write_text("".join(f"{what}|{old.as_uri()}|{new.as_uri()}\n" for what, old, new in rows))
    profile = folder / "profile"
    _run(profile, "--terminate_after_init", timeout=timeout)  # the first start fills a profile
    _lay_macro(profile)
    _run(profile, f'macro:///Standard.Module1.Settle("{listed}")', timeout=timeout)
    return [new.read_bytes() for _, _, new in rows]


def _run(profile, what, timeout):
    """Start LibreOffice, and end it with all that it has started where it does not end itself."""
    with subprocess.Popen(
        [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", what],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"},
        start_new_session=True,
    ) as office:
        try:
            assert office.wait(timeout) == 0
        finally:
            if office.returncode is None:
                os.killpg(office.pid, signal.SIGKILL)
