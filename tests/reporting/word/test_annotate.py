"""Comments in the user's own file: at the right words, with everything else as it was."""

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.document.build import build_document
from checker.errors import LawcheckError
from checker.judging.judge import judge
from checker.reading.source import OWN_COMMENT
from checker.reading.word.docx import read_docx
from checker.reading.word.package import Package
from checker.reporting.people.remarks import remarks
from checker.reporting.shown import shown
from checker.reporting.word.annotate import annotate
from checker.results import Finding, Outcome, Place, Report, Result
from checker.rulebook.model import UNMET
from tests.docx_files import NAMESPACES, STRICT, docx, numbered, p, run, zipped


def report_on(data, rulebook, *words):
    """Return a report with a finding at each of ``words``; of a pair the range goes from the first to the second."""
    source = read_docx(data, "稿.docx")
    findings = []
    for word in words:
        first, last = word if isinstance(word, tuple) else (word, word)
        start = source.text.index(first)
        end = source.text.index(last, start) + len(last)
        findings.append(Finding(f"问题在{first}", "改正。", Place((start, end), (), first)))
    result = Result(rulebook.rules[0], Outcome(UNMET, "", (), tuple(findings)), ("《某规定》",))
    return Report("稿.docx", build_document(source, rulebook), (result,), None)


def theirs(source):
    """Return what stands beside the text, without the comments of the program."""
    return [extra for extra in source.extras if extra.kind != OWN_COMMENT]


def written(data, rulebook, *words):
    """Annotate, check what must always hold, and return what each comment of ours encloses, without the first."""
    report = report_on(data, rulebook, *words)
    out = annotate(data, report)
    again = read_docx(out, "稿.docx")
    assert again.text == report.document.source.text
    assert theirs(again) == theirs(report.document.source)
    assert annotate(out, report_on(out, rulebook, *words)) == out
    before, after = parts(data), parts(out)
    changed = {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    changed |= {"word/commentsExtended.xml"}
    assert {name: content for name, content in before.items() if name not in changed} == {
        name: content for name, content in after.items() if name not in changed
    }
    ids = re.findall(r'commentReference(?: xmlns:w="[^"]*")? \w+:id="(\d+)"', after["word/document.xml"])
    assert len(ids) == len(set(ids))
    listed = re.findall(r'<w:comment(?: xmlns:w="[^"]*")? w:id="(\d+)"', after["word/comments.xml"])
    assert sorted(ids) == sorted(listed)
    return out, enclosed(out)[1:]


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


SIGNS = {"w:t": "", "m:t": "", "w:tab": "\t", "w:br": "\v"}


def enclosed(data):
    """Return the text between the marks of each comment of lawcheck, in the order of their numbers."""
    package = Package(data, "稿.docx")
    root = package.tree(package.main)
    comments = package.tree("word/comments.xml")
    ours = [
        node.attributes["w:id"] for node in comments.children if node.attributes.get("w:author") == "lawcheck"
    ]
    found = dict.fromkeys(ours, "")
    open_ones = set()
    references = []
    for node in root.walk():
        name = node.attributes.get("w:id")
        if node.name == "w:commentRangeStart":
            open_ones.add(name)
        elif node.name == "w:commentRangeEnd":
            open_ones.discard(name)
        elif node.name == "w:commentReference":
            references.append(name)
            assert name not in open_ones
        elif node.name in SIGNS:
            for one in open_ones & set(ours):
                found[one] += SIGNS[node.name] or node.text
    assert not open_ones
    assert set(ours) <= set(references)
    return list(found.values())


BODY = p("二〇二三年度报告") + p("一、主要工作") + p("甲乙丙", run("丁戊", "<w:b/>"), "己庚。")


def test_a_comment_encloses_its_words_and_split_runs_keep_their_properties(rulebook):
    out, found = written(docx(BODY), rulebook, "乙", ("丙", "丁"), "戊己")
    assert found == ["乙", "丙丁", "戊己"]
    text = parts(out)["word/document.xml"]
    assert text.count("<w:rPr><w:b/></w:rPr>") == 2


def test_the_conclusion_comes_first_and_stands_at_the_title(rulebook):
    out, _ = written(docx(BODY), rulebook, "乙")
    assert enclosed(out)[0] == "二〇二三年度报告"
    comments = parts(out)["word/comments.xml"]
    assert comments.index("检查结论：暂不能公开发布。") < comments.index("问题在乙")
    assert "依据：《某规定》" in comments and "】改正。" in comments
    assert 'w:author="lawcheck"' in comments and "w:date" not in comments


def test_what_is_missing_stands_at_the_heading_where_it_belongs_or_at_the_title(rulebook):
    data = docx(BODY)
    report = report_on(data, rulebook)
    findings = tuple(
        Finding("没有写", "", Place(None, section, "")) for section in (("一、主要工作",), ("不存在",), ())
    )
    result = report.results[0]._replace(outcome=Outcome(UNMET, "", (), findings))
    out = annotate(data, report._replace(results=(result,)))
    assert sorted(enclosed(out)[1:]) == sorted(["主要工作", "二〇二三年度报告", "二〇二三年度报告"])


def test_comments_of_people_stay_and_ours_do_not_pile_up(rulebook):
    body = p("甲", '<w:commentRangeStart w:id="7"/>', "乙丙", '<w:commentRangeEnd w:id="7"/>')
    body = body.replace("</w:p>", '<w:r><w:commentReference w:id="7"/></w:r></w:p>')
    comments = f'<w:comment w:id="7" w:author="王科长">{p("请核对")}</w:comment>'
    out, found = written(docx(body, comments=comments), rulebook, "丙")
    assert found == ["丙"]
    text = parts(out)
    assert "请核对" in text["word/comments.xml"]
    assert '<w:commentReference w:id="7"/>' in text["word/document.xml"]
    assert text["word/comments.xml"].count('w:author="lawcheck"') == 2
    assert re.findall(r'w:comment w:id="(\d+)"', text["word/comments.xml"]) == ["7", "8", "9"]


def test_what_word_noted_about_our_comments_goes_with_them_and_replies_stay(rulebook):
    ours = '<w:comment w:id="1" w:author="lawcheck"><w:p w14:paraId="0A"/></w:comment>'
    reply = f'<w:comment w:id="2" w:author="王科长">{p("已改")}</w:comment>'
    extended = (
        '<w15:commentEx w15:paraId="0A" w15:done="1"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>'
    )
    data = docx(p("甲乙"), comments=ours + reply, commentsExtended=extended)
    out = annotate(data, report_on(data, rulebook, "乙"))
    text = parts(out)
    assert 'paraId="0A"' not in text["word/commentsExtended.xml"]
    assert '<w15:commentEx w15:paraId="0B"/>' in text["word/commentsExtended.xml"]
    assert "已改" in text["word/comments.xml"]


@pytest.mark.parametrize(
    ("inner", "word", "wanted"),
    [
        (f'<w:hyperlink w:anchor="x">{run("子丑寅")}</w:hyperlink>', "丑", "丑"),
        (f'<w:ins w:id="9" w:author="甲">{run("子丑寅")}</w:ins>', "丑", "丑"),
        (f"<w:sdt><w:sdtContent>{run('子丑寅')}</w:sdtContent></w:sdt>", "丑", "子丑寅"),
        ("<w:r><w:t>子丑</w:t><w:tab/><w:t>寅</w:t></w:r>", "寅", "寅"),
        ("<w:r><w:t>子丑</w:t><w:tab/><w:t>寅</w:t></w:r>", "子丑", "子丑"),
        ("<w:r><w:t>子丑</w:t><w:tab/><w:t>寅</w:t></w:r>", ("丑", "寅"), "丑\t寅"),
        ("<m:oMath><m:r><m:t>子丑寅</m:t></m:r></m:oMath>", "丑", "子丑寅"),
        ("<w:r><w:t>  子&amp;丑&lt;  </w:t></w:r>", "&", "&"),
    ],
)
def test_words_inside_other_elements(rulebook, inner, word, wanted):
    _, found = written(docx(p("甲", inner, "乙") + p("丙")), rulebook, word)
    assert found == [wanted]


def test_the_mark_itself_stays_out_of_links_and_insertions(rulebook):
    body = p("甲", f'<w:ins w:id="9" w:author="甲">{run("子丑寅")}</w:ins>', "乙")
    out, _ = written(docx(body), rulebook, "丑")
    text = parts(out)["word/document.xml"]
    assert re.search(r"</w:ins><w:r><w:rPr><w:sz [^>]*/></w:rPr><w:commentReference", text)


def test_text_boxes_and_notes_are_commented_where_they_hang(rulebook):
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('框里的字')}</w:txbxContent></v:textbox></w:pict></w:r>"
    note = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    data = docx(p("甲", box, "乙", note), footnotes=f'<w:footnote w:id="3">{p("脚注的字")}</w:footnote>')
    report = report_on(data, rulebook, "框里", "脚注")
    text = parts(annotate(data, report))["word/document.xml"]
    assert re.search(
        r'<w:commentRangeStart w:id="1"/><w:r><w:pict>.*</w:pict></w:r><w:commentRangeEnd w:id="1"/>', text
    )
    assert re.search(
        r'Start w:id="2"/><w:r><w:footnoteReference w:id="3"/></w:r><w:commentRangeEnd w:id="2"/>', text
    )


def test_an_automatic_number_is_commented_with_its_paragraph(rulebook):
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
        '<w:suff w:val="nothing"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    data = docx(p("题") + numbered("甲乙"), numbering=numbering)
    assert written(data, rulebook, "第3条")[1] == ["甲乙"]
    assert written(data, rulebook, ("第3条", "甲"))[1] == ["甲"]


def test_a_deletion_is_commented_at_the_character_before_it_or_behind(rulebook):
    deleted = '<w:del w:id="5" w:author="甲"><w:r><w:delText>删</w:delText></w:r></w:del>'
    data = docx(p("甲乙", deleted, "丙丁") + p(deleted, "戊己"))
    report = report_on(data, rulebook)
    findings = tuple(Finding("修订", "", Place((at, at), (), "")) for at in (2, 5))
    result = report.results[0]._replace(outcome=Outcome(UNMET, "", (), findings))
    assert enclosed(annotate(data, report._replace(results=(result,))))[1:] == ["乙", "戊"]


def test_a_range_does_not_leave_its_cell(rulebook):
    table = f"<w:tbl><w:tr><w:tc>{p('甲乙')}</w:tc><w:tc>{p('丙丁')}</w:tc></w:tr></w:tbl>"
    assert written(docx(table + p("后")), rulebook, ("乙", "丙"))[1] == ["乙"]
    assert written(docx(p("甲乙") + p("丙丁")), rulebook, ("乙", "丙"))[1] == ["乙丙"]


def test_strict_files_and_other_prefixes_stay_what_they_are(rulebook):
    out, found = written(docx(BODY, uri=STRICT), rulebook, "乙")
    assert found == ["乙"]
    text = parts(out)
    assert STRICT in text["word/comments.xml"]
    assert "purl.oclc.org/ooxml/officeDocument/relationships/comments" in text["word/_rels/document.xml.rels"]
    swapped = {
        name: content.replace("<w:", "<x:").replace("</w:", "</x:").replace("w:val", "x:val").replace("xmlns:w=", "xmlns:x=")
        if name == "word/document.xml" else content
        for name, content in parts(docx(BODY)).items()
    }  # fmt: skip
    assert written(zipped(swapped), rulebook, "乙")[1] == ["乙"]


def test_a_default_namespace_is_kept(rulebook):
    plain = "<body><p><r><t>甲乙丙</t></r></p></body>"
    uri = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    files = parts(docx(""))
    files["word/document.xml"] = f'<document xmlns="{uri}" {NAMESPACES}>{plain}</document>'
    assert written(zipped(files), rulebook, "乙")[1] == ["乙"]


def test_only_word_files_and_only_the_file_that_was_checked(rulebook):
    data = docx(BODY)
    report = report_on(data, rulebook, "乙")
    with pytest.raises(LawcheckError, match="改动过"):
        annotate(docx(BODY + p("新的一段")), report)
    source = report.document.source._replace(format="txt")
    with pytest.raises(LawcheckError, match="另存为"):
        annotate(data, report._replace(document=report.document._replace(source=source)))


def test_a_damaged_picture_stops_the_copy(rulebook):
    files = parts(docx(BODY))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        archive.writestr("word/media/image1.png", b"picture" * 40)
    data = out.getvalue().replace(b"picturepicture", b"pictuRepicture", 1)
    with pytest.raises(LawcheckError, match=re.escape("image1.png")):
        annotate(data, report_on(data, rulebook, "乙"))


def faults(path):
    """Return what a validator of the schema finds in a file."""
    audit = pytest.importorskip(
        "openxml_audit", reason="openxml-audit, an extra for development, is not installed"
    )
    return {
        (error.part_uri, error.description) for error in audit.OpenXmlValidator().validate(str(path)).errors
    }


def test_comments_add_no_fault_to_a_file(rulebook, tmp_path):
    link = f'<w:hyperlink w:anchor="x">{run("子丑寅")}</w:hyperlink>'
    inserted = f'<w:ins w:id="9" w:author="甲">{run("卯辰巳")}{run("午", "<w:b/>")}</w:ins>'
    control = f"<w:sdt><w:sdtContent>{run('未申')}</w:sdtContent></w:sdt>"
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc>{p("酉戌亥")}</w:tc></w:tr></w:tbl>'
    data = docx(p("题名") + p("甲", link, inserted, control) + table + p("尾"))
    words = ("题", "丑", "辰", ("寅", "卯"), ("巳", "午"), "申", "戌")
    (tmp_path / "前.docx").write_bytes(data)
    (tmp_path / "后.docx").write_bytes(annotate(data, report_on(data, rulebook, *words)))
    assert faults(tmp_path / "后.docx") == faults(tmp_path / "前.docx")


WORDS = st.text(alphabet="甲乙丙丁 &<、。", min_size=1, max_size=5)


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


@st.composite
def inline(draw, depth=0):
    """Return a run, or something that holds runs."""
    kind = draw(
        st.sampled_from(["run", "run", "bold", "mixed", "deleted", "ins", "link"] if depth < 2 else ["run"])
    )
    if kind in ("run", "bold"):
        return run(escaped(draw(WORDS)), "<w:b/>" if kind == "bold" else "")
    if kind == "mixed":
        parts = [
            f'<w:t xml:space="preserve">{escaped(draw(WORDS))}</w:t>',
            draw(st.sampled_from(["<w:tab/>", "<w:br/>"])),
        ]
        return f"<w:r><w:rPr><w:i/></w:rPr>{''.join(draw(st.permutations(parts * 2)))}</w:r>"
    if kind == "deleted":
        return '<w:del w:id="5" w:author="甲"><w:r><w:delText>删</w:delText></w:r></w:del>'
    inner = "".join(draw(st.lists(inline(depth=depth + 1), min_size=1, max_size=3)))
    tag = 'w:ins w:id="6" w:author="甲"' if kind == "ins" else 'w:hyperlink w:anchor="x"'
    return f"<{tag}>{inner}</{tag.split(maxsplit=1)[0]}>"


PARAGRAPHS = st.lists(st.lists(inline(), max_size=5).map(lambda parts: p(*parts)), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(paragraphs=PARAGRAPHS, data=st.data())
def test_wherever_findings_are_the_text_stays_and_the_comments_enclose_their_words(
    rulebook, paragraphs, data
):
    file = docx("".join(paragraphs) + p("尾"))
    source = read_docx(file, "稿.docx")
    text = source.text
    spans = []
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text) - 1))
        spans.append((start, data.draw(st.integers(start + 1, min(start + 8, len(text))))))
    spans = sorted(span for span in spans if text[span[0]].strip() and "\n" not in text[slice(*span)])

    def report(of):
        findings = tuple(Finding("有误", "", Place(span, (), "")) for span in spans)
        result = Result(rulebook.rules[0], Outcome(UNMET, "", (), findings), ())
        return Report("稿.docx", build_document(read_docx(of, "稿.docx"), rulebook), (result,), None)

    out = annotate(file, report(file))
    again = read_docx(out, "稿.docx")
    assert (again.text, theirs(again)) == (text, theirs(source))
    assert annotate(out, report(out)) == out
    if spans:
        assert sorted(enclosed(out)[1:]) == sorted(text[slice(*span)].rstrip() for span in spans)


def test_a_remark_on_a_missing_section_stands_behind_the_section_that_it_follows(rulebook):
    text = ["青川县人民政府2023年法治政府建设年度报告", "一、主要工作", "审核文件9件，办结复议案件12件。"]
    text += ["二、存在问题", "基层执法力量不足，3个乡镇没有审核人员。", "三、下一步打算", "举办执法培训4次。"]
    report = shown(judge(read_docx(docx("".join(map(p, text))), "x.docx"), rulebook))
    source = report.document.source.text
    found = next(
        one for one in remarks(report) if any("新增“三、党政主要" in part for part in one.paragraphs)
    )
    assert source[slice(*found.span)] == "3个乡镇没有审核人员。"
    assert found.paragraphs[0].startswith("【必备项】请增写一部分")
