import pytest

from checker.document.build import build_document
from checker.errors import LawcheckError
from checker.reading.source import (
    COMMENT,
    DELETED,
    FOOTER,
    GRID,
    HEADER,
    INSERTED,
    OWN_COMMENT,
    TABLE,
    WATERMARK,
    Extra,
)
from checker.reading.word.docx import read_docx
from tests.docx_files import (
    STRICT,
    docx,
    level,
    lists,
    numbered,
    p,
    part,
    run,
    zipped,
)


def lines(body, **parts):
    return read_docx(docx(body, **parts), "稿.docx").text.split("\n")


def extras(body, **parts):
    source = read_docx(docx(body, **parts), "稿.docx")
    for extra in source.extras:
        if extra.kind == INSERTED and extra.text != "¶":
            assert source.text[slice(*extra.span)] == extra.text
    return source.extras


CHINESE = lists(
    level(0, "chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>'),
    level(1, "japaneseCounting", "（%2）", '<w:suff w:val="nothing"/>'),
    level(2, "decimal", "%3."),
)


def test_numbers_of_lists_are_text_and_deeper_levels_start_again():
    body = numbered("甲") + numbered("乙", 1) + numbered("丙", 1) + numbered("丁", 2) + p("戊")
    body += numbered("己") + numbered("庚", 1) + numbered("辛", 2)
    assert lines(body, numbering=CHINESE) == [
        "一、甲", "（一）乙", "（二）丙", "1.\t丁", "戊", "二、己", "（一）庚", "1.\t辛",
    ]  # fmt: skip


def test_two_lists_of_one_kind_go_on_and_a_start_override_begins_again():
    instances = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    numbering = lists(level(0, "decimal", "%1、", '<w:suff w:val="space"/>'), instances=instances)
    body = "".join(numbered("甲", 0, number) for number in (1, 2, 3, 3, 1))
    assert lines(body, numbering=numbering) == ["1、 甲", "2、 甲", "7、 甲", "8、 甲", "9、 甲"]


def test_a_level_can_be_replaced_in_one_list_or_written_in_arabic_throughout():
    replaced = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1">'
        + level(1, "lowerRoman", "%1.%2", "<w:isLgl/>")
        + "</w:lvlOverride></w:num>"
    )
    numbering = lists(level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%2."), instances=replaced)
    assert lines(numbered("甲") + numbered("乙", 1), numbering=numbering) == ["第一章\t甲", "1.1\t乙"]


def test_a_level_may_never_start_again():
    numbering = lists(level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>'))
    body = numbered("甲") + numbered("乙", 1) + numbered("丙") + numbered("丁", 1)
    assert lines(body, numbering=numbering) == ["1.\t甲", "1)\t乙", "2.\t丙", "2)\t丁"]


def test_bullets_are_no_numbers_and_number_zero_takes_a_list_away():
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = lists(level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/><w:pStyle w:val="H1"/>'))
    body = (
        p("甲", properties='<w:pStyle w:val="H1"/>')
        + p("乙", properties='<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("丙", properties='<w:pStyle w:val="H1"/>')
    )
    assert lines(body, numbering=numbering, styles=styles) == ["一、甲", "乙", "二、丙"]
    assert lines(numbered("甲"), numbering=lists(level(0, "bullet", "\uf06c"))) == ["甲"]


def test_the_level_of_a_style_is_the_one_that_names_it():
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:name w:val="heading 2"/></w:style>'
    )
    numbering = lists(
        level(0, "decimal", "%1、", '<w:suff w:val="nothing"/><w:pStyle w:val="H1"/>'),
        level(1, "decimal", "%1.%2", '<w:suff w:val="space"/><w:pStyle w:val="H2"/>'),
    )
    body = p("甲", properties='<w:pStyle w:val="H1"/>') + p("乙", properties='<w:pStyle w:val="H2"/>')
    assert lines(body, numbering=numbering, styles=styles) == ["1、甲", "1.1 乙"]


def test_a_list_style_lends_its_levels():
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="L"/>{level(0, "decimal", "%1)")}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    )
    assert lines(numbered("甲") + numbered("乙"), numbering=numbering) == ["1)\t甲", "2)\t乙"]


INS = '<w:ins w:id="1" w:author="甲">{}</w:ins>'
DEL = '<w:del w:id="2" w:author="甲"><w:r><w:delText>{}</w:delText></w:r></w:del>'
MARK_DELETED = '<w:rPr><w:del w:id="3" w:author="甲"/></w:rPr>'


def test_tracked_changes_are_read_as_accepted_and_told():
    body = p("共", INS.format(run("办结")), DEL.format("受理"), INS.format(run("3")), "件。")
    assert lines(body) == ["共办结3件。"]
    assert extras(body) == (
        Extra(INSERTED, "办结", (1, 3)),
        Extra(DELETED, "受理", (3, 3)),
        Extra(INSERTED, "3", (3, 4)),
    )


def test_a_deleted_paragraph_mark_joins_and_a_deleted_paragraph_is_no_line():
    body = p("前一段", properties=MARK_DELETED) + p("后一段") + p(DEL.format("删去"), properties=MARK_DELETED)
    body += numbered("有编号")
    assert lines(body, numbering=CHINESE) == ["前一段后一段", "一、有编号"]
    assert [(extra.kind, extra.text) for extra in extras(body)] == [(DELETED, "¶"), (DELETED, "删去")]


def test_what_was_moved_stands_only_where_it_went():
    moved = run("移动的话")
    body = p("甲", f'<w:moveFrom w:id="1">{moved}</w:moveFrom>') + p(f'<w:moveTo w:id="2">{moved}</w:moveTo>')
    assert lines(body) == ["甲", "移动的话"]


def test_deleted_rows_of_tables_are_out_and_told_where_they_were():
    row = "<w:tr>{}<w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    body = (
        "<w:tbl>" + row.format("", p("甲"), p("1")) + row.format("<w:trPr><w:del/></w:trPr>", p("乙"), p("2"))
    )
    assert lines(body + "</w:tbl>" + p("后")) == ["甲", "1", "后"]
    (deleted,) = [extra for extra in extras(body + "</w:tbl>" + p("后")) if extra.kind == DELETED]
    assert deleted == Extra(
        DELETED, "乙2", (3, 3)
    )  # at the end of the row before it, and not where the next line begins


def test_a_soft_break_keeps_the_number_of_the_paragraph(document):
    source = read_docx(
        docx(p("一、主要工作", "<w:r><w:br/></w:r>", "全年办件3件。") + p("第二段。")), "稿.docx"
    )
    assert source.text == "一、主要工作\v全年办件3件。\n第二段。"
    assert source.line_starts == (0, 15)
    read = document(source.text)
    assert [heading.text for heading in read.headings] == ["主要工作"]
    assert [sentence.text for sentence in read.sentences] == ["全年办件3件。", "第二段。"]


def test_text_boxes_are_read_once_after_their_paragraph():
    shape = f"<wps:txbx><w:txbxContent>{p('框里')}</w:txbxContent></wps:txbx>"
    old = f"<w:pict><v:textbox><w:txbxContent>{p('框里')}</w:txbxContent></v:textbox></w:pict>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(p("前", both, "后") + p("尾")) == ["前后", "框里", "尾"]
    assert lines(p("前", f"<w:r>{old}</w:r>")) == ["前", "框里"]


def test_containers_are_looked_into():
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{p('整段控件')}</w:sdtContent></w:sdt>"
    link = f'<w:hyperlink w:anchor="x">{run("链接")}</w:hyperlink>'
    tag = f'<w:smartTag w:element="x">{run("标记")}</w:smartTag>'
    simple = f'<w:fldSimple w:instr="DATE">{run("域")}</w:fldSimple>'
    maths = "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"
    ruby = f"<w:r><w:ruby><w:rt>{run('zhù')}</w:rt><w:rubyBase>{run('注')}</w:rubyBase></w:ruby></w:r>"
    assert lines(p(control, link, tag, simple, maths, ruby) + block) == ["控件链接标记域x+1注", "整段控件"]


def test_of_a_field_only_the_result_is_text():
    def char(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    nested = char("begin") + code + char("begin") + code + char("separate") + run("内") + char("end")
    assert lines(p("甲", nested + char("separate") + run("3"), char("end"), "乙")) == ["甲3乙"]
    # A field that was never closed hides no more than its own paragraph.
    assert lines(p("甲", char("begin"), code, "乙") + p("丙")) == ["甲", "丙"]


def test_characters_that_are_elements():
    body = p(
        "甲<w:r><w:tab/><w:noBreakHyphen/></w:r>".removeprefix("甲"),
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:softHyphen/></w:r>',
        '<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>',
        "<w:r><w:t> 不留空 </w:t></w:r>",
    )
    assert lines(body) == ["\t-☑①不留空"]


def test_hidden_text_is_not_seen():
    styles = (
        '<w:style w:type="character" w:styleId="V"><w:name w:val="v"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = p(
        "甲", run("藏", "<w:vanish/>"), run("藏", '<w:rStyle w:val="V"/>'), run("乙", '<w:vanish w:val="0"/>')
    )
    assert lines(body, styles=styles) == ["甲乙"]


def test_a_table_of_contents_is_lines_without_text():
    styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    body = p("一、工作\t3", properties='<w:pStyle w:val="T1"/>') + p("一、工作")
    assert lines(body, styles=styles) == ["", "一、工作"]


def test_notes_follow_the_body_in_their_order():
    def cite(kind, number):
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    body = p("甲", cite("endnote", 2), "乙", cite("footnote", 5), cite("footnote", 4)) + p("丙")
    notes = "".join(f'<w:footnote w:id="{n}">{p(f"脚注{n}")}</w:footnote>' for n in (0, 4, 5))
    ends = f'<w:endnote w:id="2">{p("尾注")}</w:endnote>'
    assert lines(body, footnotes=notes, endnotes=ends) == ["甲乙", "丙", "脚注5", "脚注4", "尾注"]


def test_running_heads_comments_and_watermarks_are_extras():
    header = (
        p("内部资料")
        + '<w:p><w:r><w:pict><v:shape><v:textpath string="草稿"/></v:shape></w:pict></w:r></w:p>'
    )
    comments = (
        f'<w:comment w:id="0" w:author="王科长">{p("请核对")}</w:comment>'
        f'<w:comment w:id="1" w:author="lawcheck">{p("程序的批注")}</w:comment>'
    )
    body = p("甲", '<w:commentRangeStart w:id="0"/>', "乙丙", '<w:commentRangeEnd w:id="0"/>')
    assert extras(body, header1=header, footer1=p("1"), comments=comments) == (
        Extra(COMMENT, "请核对", (1, 3)),
        Extra(OWN_COMMENT, ""),
        Extra(WATERMARK, "草稿"),
        Extra(HEADER, "内部资料"),
        Extra(FOOTER, "1"),
    )


def test_strict_files_and_other_prefixes_are_read_alike():
    data = docx(p("甲") + numbered("乙"), uri=STRICT, numbering=CHINESE)
    assert read_docx(data, "稿.docx").text == "甲\n一、乙"
    other = part("w:document", f"<w:body>{p('甲')}</w:body>").replace("<w:", "<x:").replace("</w:", "</x:")
    other = other.replace("xmlns:w=", "xmlns:x=")
    assert read_docx(zipped({"word/document.xml": other}), "稿.docx").text == "甲"
    wide = part("w:document", f"<w:body>{p('甲')}</w:body>").replace("UTF-8", "UTF-16").encode("utf-16")
    assert read_docx(zipped({"word/document.xml": wide}), "稿.docx").text == "甲"


def broken():
    good = part("w:document", f"<w:body>{p('甲')}</w:body>")
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + good.partition("?>")[2]
    whole = docx(p("甲"))
    yield "entities", zipped({"word/document.xml": bomb}), "DTD"
    external = '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">' + good.partition("?>")[2]
    yield "external entity", zipped({"word/document.xml": external}), "DTD"
    deep = part("w:document", f"<w:body>{'<w:sdt><w:sdtContent>' * 5000}")
    yield "deep", zipped({"word/document.xml": deep}), "嵌套"
    yield "many elements", zipped({"word/document.xml": part("w:document", "<w:p/>" * 500_001)}), "上限"
    blank = part("w:document", f"<w:body>{p('甲')}{' ' * 26_000_000}</w:body>")
    yield "zip bomb", zipped({"word/document.xml": blank}), "24 MB"
    yield "many entries", zipped({f"{n}": "" for n in range(5001)}), "上限"
    yield "torn", whole[:-300], "损坏"
    yield "flipped", whole[:400] + b"\0" * 200 + whole[600:], "损坏"
    yield "no body", zipped({"word/document.xml": part("w:document", "")}), "没有正文"
    yield "no main part", zipped({"a.txt": "x"}), "没有正文"
    yield "not well-formed", zipped({"word/document.xml": good[:-5]}), "XML"
    yield "empty part", zipped({"word/document.xml": ""}), "XML"
    yield "broken numbering", docx(p("甲"), numbering="</w:numbering><x>"), "XML"
    yield "no text", docx("<w:p/>"), "没有可以检查的文字"
    yield "empty", b"", "损坏"
    marked = bytearray(whole)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = marked.find(sign)
        while start >= 0:
            marked[start + at] |= 1
            start = marked.find(sign, start + 4)
    yield "zip password", bytes(marked), "密码"


@pytest.mark.parametrize(("data", "words"), [pytest.param(*case[1:], id=case[0]) for case in broken()])
def test_broken_and_hostile_files_are_refused_in_words(data, words):
    with pytest.raises(LawcheckError, match=words) as caught:
        read_docx(data, "稿.docx")
    assert caught.value.path == "稿.docx"
    assert caught.value.remedy


def test_rings_and_nonsense_in_styles_and_lists_do_no_harm():
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("AB", "BA")
    )
    numbering = lists(
        level(0, "decimal", "%1%9%0%").replace('w:start w:val="1"', 'w:start w:val="-99999999999"'),
        instances='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num/>',
    )
    body = (
        p("甲", properties='<w:pStyle w:val="A"/>')
        + numbered("乙")
        + numbered("丙", 88)
        + numbered("丁", 0, 77)
    )
    assert lines(body, styles=styles, numbering=numbering) == ["甲", "0%9%0%\t乙", "丙", "丁"]


def table(*rows):
    return (
        "<w:tbl>"
        + "".join("<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
        + "</w:tbl>"
    )


def test_a_table_of_figures_is_read_but_has_no_headings(rulebook):
    figures = table(["序号", "单位", "件数"], ["1", "一、公安局", "12"], ["2", "（一）交通局", "3.5%"])
    source = read_docx(
        docx(p("一、主要工作") + p("办件12件。") + figures + p("二、下一步打算") + p("将培训。")), "稿.docx"
    )
    (extra,) = (extra for extra in source.extras if extra.kind != GRID)
    assert extra.kind == TABLE
    assert source.text[slice(*extra.span)].split("\n") == [
        "序号",
        "单位",
        "件数",
        "1",
        "一、公安局",
        "12",
        "2",
        "（一）交通局",
        "3.5%",
    ]
    read = build_document(source, rulebook)
    assert [heading.text for heading in read.headings] == ["主要工作", "下一步打算"]
    assert [sentence.text for sentence in read.sentences] == ["办件12件。", "将培训。"]


@pytest.mark.parametrize(
    "frame",
    [
        table(["一、工作", "全年办件12件。"], ["3", "4"]),
        table(["索引号", "0001/2023-01"], ["发布日期", "2024-03-28"]),
        table(["一、工作"], ["12"]),
    ],
)
def test_a_table_that_frames_text_or_says_when_it_was_published_is_text(frame):
    assert [extra for extra in extras(p("题") + frame) if extra.kind != GRID] == []
