"""Accept or reject tracked changes of a .docx on its XML alone: nothing of the program is used here."""

import io
import re
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
AUTHOR = "lawcheck"
COMES, GOES = ("ins", "moveTo"), ("del", "moveFrom")
TEXTS = ("footnotes", "endnotes")


def parts(data):
    """Return the roots of the parts with text, by their names."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    names = [f"word/{name}.xml" for name in ("document", *TEXTS)]
    return {name: ElementTree.fromstring(archive.read(name)) for name in names if name in archive.namelist()}


def stream(root, dropped):
    """Return everything that a part holds, in order, once the changes of this program are settled.

    ``dropped`` is "ins" (they are rejected) or "del" (accepted). Each character comes with the properties of its run and with what
    holds it, other people's changes among that; every other element with its attributes.
    """
    found = []

    def walk(node, chain, properties):
        name = node.tag.removeprefix(W)
        if name in ("ins", "del") and node.get(W + "author") == AUTHOR:
            if name != dropped:
                for child in node:
                    walk(child, chain, properties)
        elif name in COMES + GOES:
            for child in node:
                walk(child, (*chain, (name, node.get(W + "author"))), properties)
        elif name == "r":
            own = node.find(W + "rPr")
            same = "" if own is None else ElementTree.tostring(own, encoding="unicode").strip()
            same = re.sub(
                '(rPrChange [^>]*?:id=)"[0-9]+"', r"\1", same
            )  # a mark that is split has two numbers
            for child in node:
                if child is not own:
                    walk(child, chain, same)
        elif name in ("t", "delText"):
            found.extend((char, properties, chain) for char in node.text or "")
        else:
            found.append((name, tuple(sorted(node.attrib.items())), chain))
            for child in node:
                walk(child, (*chain, name), properties)

    walk(root, (), "")
    return found


def lines(data, *, accept):
    """Return the text of each paragraph with all changes, whoever made them, accepted or rejected; notes after the body."""
    skipped, kept = (GOES, COMES) if accept else (COMES, GOES)
    found = []

    def text(node):
        if node.tag in (W + name for name in skipped) or node.tag in (
            MC + "Fallback",
            W + "txbxContent",
            W + "rt",
        ):
            return ""
        if node.tag in (M + "t", W + "sym"):
            return node.text or "☑"
        if node.tag == W + "t" or (node.tag == W + "delText" and not accept):
            return node.text or ""
        return "".join(map(text, node))

    def walk(node):
        if node.tag in (W + name for name in skipped) or node.tag == MC + "Fallback":
            return
        if node.tag == W + "p":
            found.append(text(node))
        for child in node:
            walk(child)

    assert kept
    for root in parts(data).values():
        walk(root)
    return found


def others(data):
    """Return the bytes of all members but those with text, in their order."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    kept = [f"word/{name}.xml" for name in ("document", *TEXTS)]
    return [(name, archive.read(name)) for name in archive.namelist() if name not in kept]


def assert_settles(old, new, wanted):
    """Check that rejecting gives the old file, element for element, and accepting the ``wanted`` lines of text."""
    assert others(old) == others(new)
    assert lines(new, accept=True) == wanted
    assert lines(new, accept=False) == lines(old, accept=False)
    before, after = parts(old), parts(new)
    assert list(before) == list(after)
    for name, root in before.items():
        first = stream(root, "ins")
        assert stream(after[name], "ins") == first
        # Nothing but characters comes in, and they look like those that were there.
        accepted = stream(after[name], "del")
        assert [one for one in accepted if len(one[0]) > 1] == [one for one in first if len(one[0]) > 1]
        looks = {one[1] for one in first if len(one[0]) == 1}
        assert {one[1] for one in accepted if len(one[0]) == 1} <= looks
    ids = [
        node.get(W + "id")
        for root in after.values()
        for node in root.iter()
        if node.tag in (W + name for name in COMES + GOES)
    ]
    assert len(ids) == len(set(ids))
