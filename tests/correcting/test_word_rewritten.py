"""Tracked changes wherever text of a Word file stands; accepting and rejecting is done on the XML, not by the program."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.correcting.draft import opened
from checker.replacing import replaced, smallest
from checker.results import Replacement
from tests.correcting.settling import W, assert_settles, lines, others, parts, stream
from tests.docx_files import docx, p, run
from tests.reporting.word.test_annotate import faults

NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NOTES = f'<w:footnote w:id="2">{p(run("脚注依法行政。"))}</w:footnote>'


def box(inner, again=None):
    """A text box as Word writes it: for new programs, and once more for old ones."""
    old = inner if again is None else again
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>'
        f"{inner}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{old}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(code, result):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        mark.format("begin")
        + f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        + mark.format("separate")
        + result
        + mark.format("end")
    )


def ins(inner, number=7):
    return f'<w:ins w:id="{number}" w:author="甲" w:date="2024-01-02T03:04:05Z">{inner}</w:ins>'


def control(inner, properties=""):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


CHANGED = '<w:b/><w:rPrChange w:id="40" w:author="甲"><w:rPr/></w:rPrChange>'
FILES = {
    "split": p(run("依法行", "<w:b/>"), run("政工作&lt;好")) + p("第二段"),
    "table": f"<w:tbl><w:tr><w:tc>{p('依法行政工作')}</w:tc></w:tr></w:tbl>" + p("完"),
    "link": p(f'<w:hyperlink w:anchor="a">{run("依法行政")}</w:hyperlink>', "工作") + p("完"),
    "inserted": p("依", ins(run("法行") + run("政", "<w:i/>")), "工作") + p("完"),
    "moved": p("依", f'<w:moveTo w:id="3" w:author="甲">{run("法行政")}</w:moveTo>', "工作") + p("完"),
    "beside deleted": p("依法", '<w:del w:id="3" w:author="甲"><w:r><w:delText>旧</w:delText></w:r></w:del>', "行政"),
    "comment": p('<w:commentRangeStart w:id="1"/>', "依法", '<w:commentRangeEnd w:id="1"/>', "行政"),
    "control": p(control(run("依法行政")), "工作"),
    "controls in controls": control(p(control(run("依法行政"), "<w:text/>"))) + p("完"),
    "smart tag": p(f'<w:smartTag w:element="a">{run("依法")}</w:smartTag>', "行政"),
    "link by field": p(field("HYPERLINK \"http://a.cn\"", run("依法行政")), "工作"),
    "right to left": p(f"<w:bdo w:val=\"rtl\">{run('依法行政')}</w:bdo>", "工作"),
    "properties changed": p(run("依法行政", CHANGED)) + p("完"),
    "signs in a run": p("<w:r><w:t>依法</w:t><w:tab/><w:t>行政</w:t><w:br/><w:t>工作</w:t></w:r>"),
    "nested tables": f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>{p('依法行政')}</w:tc></w:tr></w:tbl>{p('')}</w:tc></w:tr></w:tbl>" + p("完"),
}  # fmt: skip


def settle(data, wanted, path="a.docx"):
    """Put replacements in and check that they can be accepted and rejected; returns the new file."""
    draft = opened(data, "docx", path)
    assert all(map(draft.fits, wanted))
    small = smallest(draft.text, wanted)
    new = draft.write(small)
    after = replaced(draft.text, wanted)
    assert opened(new, "docx", path).text == after
    assert_settles(data, new, after.replace("\t", "").replace("\v", "").split("\n"))
    return new


@pytest.mark.parametrize("name", FILES)
def test_every_place_can_be_corrected(name):
    data = docx(FILES[name], comments=f'<w:comment w:id="1" w:author="甲">{p("核")}</w:comment>')
    draft = opened(data, "docx", "a.docx")
    for start in range(4):
        for end in range(start, 5):
            wanted = [Replacement((start, end), "新&" if end > start else "、")]
            if "\t" in draft.text[start:end] or "\n" in draft.text[start:end]:
                assert not draft.fits(wanted[0])
            else:
                settle(data, wanted)


@pytest.mark.parametrize("start", range(8))
def test_text_boxes_are_changed_in_both_their_forms(start):
    data = docx(p("正文", box(p("依法") + p(run("行政", "<w:b/>"))), "后文") + p("完"))
    draft = opened(data, "docx", "a.docx")
    assert draft.text == "正文后文\n依法\n行政\n完"
    at = draft.text.index("行政") if start % 2 else draft.text.index("依法")
    wanted = (
        [Replacement((0, 1), "政"), Replacement((at, at + 1), "换")]
        if start > 3
        else [Replacement((at, at), "加")]
    )
    new = settle(data, wanted)
    root = parts(new)["word/document.xml"]
    forms = ["".join(t.text for t in one.iter(W + "t")) for one in root.iter(W + "txbxContent")]
    assert len(forms) == 2 and forms[0] == forms[1] != "依法行政"


def test_a_text_box_whose_old_form_says_something_else_is_changed_where_it_is_shown():
    data = docx(p("正文", box(p("依法"), again=p("旧的形式"))))
    new = settle(data, [Replacement((4, 5), "换")])
    texts = [
        "".join(t.text for t in one.iter(W + "t"))
        for one in parts(new)["word/document.xml"].iter(W + "txbxContent")
    ]
    assert texts == ["依换", "旧的形式"]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_are_changed_in_their_part(kind):
    notes = {kind + "s": NOTES.replace("footnote", kind)}
    data = docx(p("正文", NOTE.replace("footnote", kind)) + p("完"), **notes)
    new = settle(data, [Replacement((0, 1), "政"), Replacement((8, 10), "执法")])
    assert parts(new)[f"word/{kind}s.xml"].find(f".//{W}ins") is not None


OUT_OF_REACH = {
    "page number": p("第", field("PAGE", run("1")), "页"),
    "simple field": p("第", f'<w:fldSimple w:instr=" REF a ">{run("1")}</w:fldSimple>', "页"),
    "ruby": p("第", f"<w:r><w:ruby><w:rt>{run('yi')}</w:rt><w:rubyBase>{run('1')}</w:rubyBase></w:ruby></w:r>", "页"),
    "formula": p("第", "<m:oMath><m:r><m:t>1</m:t></m:r></m:oMath>", "页"),
    "chosen": p("第", control(run("1"), "<w:dropDownList/>"), "页"),
    "bound": p("第", control(run("1"), '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>'), "页"),
    "locked": p("第", control(run("1"), '<w:lock w:val="contentLocked"/>'), "页"),
    "symbol": p("第", '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "页"),
    "alternatives": p("第", f'<mc:AlternateContent><mc:Choice Requires="w14">{run("1")}</mc:Choice><mc:Fallback>{run("2")}</mc:Fallback></mc:AlternateContent>', "页"),
}  # fmt: skip


@pytest.mark.parametrize("name", OUT_OF_REACH)
def test_what_is_not_typed_text_is_left_and_what_stands_beside_it_is_not(name):
    data = docx(OUT_OF_REACH[name] + p("完"))
    draft = opened(data, "docx", "a.docx")
    assert len(draft.text) == 5
    assert not draft.fits(Replacement((1, 2), "甲")) and not draft.fits(Replacement((0, 3), "甲"))
    settle(data, [Replacement((0, 1), "甲"), Replacement((2, 2), "、"), Replacement((2, 3), "乙")])


def test_numbers_and_what_goes_over_two_paragraphs_is_left():
    from tests.docx_files import level, lists, numbered

    data = docx(numbered("工作情况") + p("完"), numbering=lists(level(0, "chineseCounting", "%1、")))
    draft = opened(data, "docx", "a.docx")
    assert draft.text.startswith("一、\t工作")
    assert not draft.fits(Replacement((0, 1), "二")) and not draft.fits(Replacement((6, 8), "，"))
    assert draft.fits(Replacement((3, 3), "甲"))


def test_other_prefixes_and_the_strict_namespace(tmp_path):
    uri = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = docx(p(run("依法行政", "<w:b/>")) + p("完"), uri=uri)
    draft = opened(data, "docx", "a.docx")
    assert opened(draft.write([Replacement((0, 1), "新")]), "docx", "a.docx").text == "新法行政\n完"


WORDS = st.text(alphabet="甲乙丙丁 &<、。", min_size=1, max_size=5)


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


@st.composite
def inline(draw, depth=0):
    """Return a run, or something that holds runs."""
    deep = ["ins", "link", "box", "control", "field", "comment"] if depth < 2 else []
    kind = draw(st.sampled_from(["run", "run", "bold", "mixed", "gone", "note", *deep]))
    if kind in ("run", "bold"):
        return run(escaped(draw(WORDS)), CHANGED if kind == "bold" else "")
    if kind == "mixed":
        texts = [f'<w:t xml:space="preserve">{escaped(draw(WORDS))}</w:t>' for _ in range(2)]
        return f"<w:r><w:rPr><w:i/></w:rPr>{texts[0]}{draw(st.sampled_from(['', '<w:tab/>', '<w:br/>']))}{texts[1]}</w:r>"
    if kind == "gone":
        return '<w:del w:id="5" w:author="甲"><w:r><w:delText>删</w:delText></w:r></w:del>'
    if kind == "note":
        return NOTE
    inner = "".join(draw(st.lists(inline(depth=depth + 1), min_size=1, max_size=3)))
    if kind == "box":
        return box(p(inner)) if "w:txbxContent" not in inner and "w:ins" not in inner else inner
    if kind == "control":
        return control(inner)
    if kind == "field":
        return field("HYPERLINK a", inner)
    if kind == "comment":
        return f'<w:commentRangeStart w:id="1"/>{inner}<w:commentRangeEnd w:id="1"/>'
    if kind == "ins":
        return (
            ins(inner, draw(st.integers(100, 10**6)))
            if "<w:ins" not in inner and "w:hyperlink" not in inner
            else inner
        )
    return f'<w:hyperlink w:anchor="x">{inner}</w:hyperlink>' if "w:hyperlink" not in inner else inner


PARAGRAPHS = st.lists(st.lists(inline(), max_size=5).map(lambda inner: p(*inner)), min_size=1, max_size=4)


@settings(max_examples=150, deadline=None)
@given(paragraphs=PARAGRAPHS, data=st.data())
def test_any_text_and_any_replacements(paragraphs, data):
    file = docx("".join(paragraphs) + p("尾"), footnotes=NOTES)
    draft = opened(file, "docx", "稿.docx")
    places = sorted(data.draw(st.sets(st.integers(0, len(draft.text)), max_size=8)))
    drawn = [
        Replacement((start, end), data.draw(st.text(alphabet="公示&<，", max_size=3)))
        for start, end in zip(places[::2], places[1::2], strict=False)
    ]
    wanted = [one for one in drawn if draft.fits(one)]
    assert all("\n" not in draft.text[slice(*one.span)] for one in wanted)
    new = draft.write(wanted)
    again = opened(new, "docx", "稿.docx")
    assert again.text == replaced(draft.text, wanted)
    assert others(new) == others(file)
    assert lines(new, accept=False) == lines(file, accept=False)
    for name, root in parts(file).items():
        assert stream(parts(new)[name], "ins") == stream(root, "ins")


def test_changes_add_no_fault_to_a_file(tmp_path):
    grid = '<w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
    data = docx(
        p(run("题名", CHANGED))
        + p(
            "甲",
            f'<w:hyperlink w:anchor="x">{run("子丑寅")}</w:hyperlink>',
            ins(run("卯辰巳") + run("午", "<w:b/>")),
        )
        + p(control(run("未申")), NOTE)
        + f"<w:tbl>{grid}<w:tr><w:tc>{p('酉戌亥')}</w:tc></w:tr></w:tbl>"
        + p("尾"),
        footnotes=NOTES,
    )
    draft = opened(data, "docx", "a.docx")
    wanted = [
        Replacement((at, at + 1), "新")
        for at, char in enumerate(draft.text)
        if char in "名子寅辰未戌行" and draft.fits(Replacement((at, at + 1), "新"))
    ]
    assert len(wanted) == 7
    inserted = [Replacement((draft.text.index("巳"),) * 2, "加")]
    (tmp_path / "前.docx").write_bytes(data)
    (tmp_path / "后.docx").write_bytes(draft.write(sorted([*wanted, *inserted])))
    assert faults(tmp_path / "后.docx") == faults(tmp_path / "前.docx")
