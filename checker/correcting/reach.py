"""Which text of a .docx a correction can be put into as a tracked change.

Left is what another program or the file itself writes anew (results of fields, controls bound to data), what is chosen and
not typed, and what stands where no tracked change may stand.
"""

from __future__ import annotations

from checker.reading.word.model import TextPiece
from checker.reading.xmltree import Node

HOLDERS = frozenset(
    ("w:p", "w:hyperlink", "w:smartTag", "w:customXml", "w:sdtContent", "w:ins", "w:moveTo", "w:dir", "w:bdo",
     "w:fldSimple")
)  # fmt: skip
"""What may hold both runs and tracked changes."""
_CHOSEN = frozenset(
    ("w:dataBinding", "w15:dataBinding", "w:comboBox", "w:dropDownList", "w:date", "w:picture", "w:showingPlcHdr")
)  # fmt: skip
_LINK = "HYPERLINK"


def reaches(piece: TextPiece, text: str, renewed: set[int]) -> bool:
    """Whether a piece can be split for a change; ``renewed`` are the places of what fields of its part write."""
    leaf = piece.origin
    if leaf is None or leaf.name != "w:t" or leaf.start in renewed or shown(leaf) != text:
        return False
    node = leaf.parent
    if node is None or node.name != "w:r":
        return False
    held = node.parent
    while held is not None and held.name != "w:p":
        if held.name not in HOLDERS and held.name != "w:sdt":
            return False
        if held.name == "w:fldSimple" and not _is_link(held.attributes.get("w:instr", "")):
            return False
        held = held.parent
    while node is not None:
        if node.name == "w:sdt" and not _is_free(node):
            return False
        node = node.parent
    return True


def shown(leaf: Node) -> str:
    """Return the characters of a w:t as they are read."""
    text = leaf.text.replace("\n", " ").replace("\r", " ")
    return text if leaf.attributes.get("xml:space") == "preserve" else text.strip(" \t")


def _is_free(control: Node) -> bool:
    properties = control.child("w:sdtPr")
    if properties is None:
        return True
    if any(
        one.name in _CHOSEN or one.name.endswith((":dataBinding", ":checkbox")) for one in properties.children
    ):
        return False
    return "ontent" not in (properties.value("w:lock") or "")


def renewed(root: Node) -> set[int]:
    """Return the places of the texts that fields of a part have as their results, without those of links."""
    found: set[int] = set()
    open_: list[
        list[str | None]
    ] = []  # for each open field its code, and None behind it once its result has begun
    for node in root.walk():
        if node.name == "w:fldChar":
            kind = node.attributes.get("w:fldCharType")
            if kind == "begin":
                open_.append([])
            elif kind == "separate" and open_:
                open_[-1].append(None)
            elif kind == "end" and open_:
                open_.pop()
        elif node.name == "w:instrText" and open_:
            open_[-1].append(node.text)
        elif node.name == "w:t" and any(not _is_link("".join(part or "" for part in code)) for code in open_):
            found.add(node.start)
    return found


def _is_link(code: str) -> bool:
    return code.strip().upper().startswith(_LINK)


def twins(leaf: Node) -> list[Node]:
    """Return the same text in the other branches of alternative content, which programs that know only them show."""
    found: list[Node] = []
    waiting = [leaf]
    while waiting:
        one = waiting.pop()
        branch: Node | None = one
        while branch is not None:
            parent = branch.parent
            if parent is not None and parent.name == "mc:AlternateContent":
                mine = _texts(branch)
                at = next(index for index, text in enumerate(mine) if text is one)
                for other in parent.children:
                    theirs = _texts(other) if other is not branch else []
                    if [text.text for text in theirs] == [text.text for text in mine]:
                        twin = theirs[at]
                        if twin is not leaf and not any(twin is known for known in found):
                            found.append(twin)
                            waiting.append(twin)
            branch = parent
    return found


def _texts(root: Node) -> list[Node]:
    return [node for node in root.walk() if node.name == "w:t"]
