"""Forms of identity and of telephone numbers, more than forty of each: reported from every input, masked in every output."""

import html
import io
import shutil
import subprocess
import unicodedata
import zipfile

import pytest

from checker.batch.entry import written as back_to_unit
from checker.gate.baseline import baseline_text, entries_of
from checker.judging.judge import judge
from checker.reading.files import read_bytes
from checker.reporting.formats import FORMATS as OUTPUTS
from checker.reporting.shown import shown
from tests.formats import FORMATS
from tests.outputs import written

IDENTITY, WITH_X, MOBILE = "110101199003074477", "11010519491231002X", "13912345678"
FULL = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
BOLD = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
VISIBLE = (" ", "\u3000", "\xa0", "\u2009", "\u202f", "\u2007", "-", "\u2212", "—", ".", "·", "/", "_")
INVISIBLE = ("\u200b", "\u00ad", "\u2060", "\ufeff")
READ_OUT = str.maketrans("0123456789", "零一二三四五六七八九")
IN_CAPITALS = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")
ENCLOSED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def groups(number, *sizes):
    at = 0
    for size in sizes:
        yield number[at : at + size]
        at += size


IDENTITIES = [
    IDENTITY,
    WITH_X,
    WITH_X.lower(),
    WITH_X[:-1] + "×",
    IDENTITY.translate(FULL),
    WITH_X.translate(FULL),
    IDENTITY.translate(BOLD),
    " ".join(IDENTITY),
    ".".join(IDENTITY),
    *(one.join(groups(IDENTITY, 6, 8, 4)) for one in (*VISIBLE, *INVISIBLE)),
    *(one.join(groups(IDENTITY, 4, 4, 4, 4, 2)) for one in " -.\xa0"),
    " ".join(groups(IDENTITY, 6, 4, 4, 4)),
    "-".join(groups(IDENTITY, 3, 3, 3, 3, 3, 3)),
    f"（{IDENTITY}）",
    f"“{IDENTITY}”",
    f"{IDENTITY}号",
    f"身份证号码为{IDENTITY}号码",
    f"张三{IDENTITY}住本县",
    f"证件号No.{IDENTITY}",
    f"身份证{IDENTITY}",
    f"{IDENTITY},李四",
    *(one.join(groups(IDENTITY, 6, 8, 4)) for one in ",，、。*~:：|+\t"),
    "，".join(groups(WITH_X, 6, 8, 3, 1)),
    "110101 1990年03月07日4477",
    "1101011990年03月07日 4477",
    "（110101）（19900307）（4477）",
    f"{IDENTITY}A",
    f"{WITH_X[:-1]}Ⅹ",
    f"{WITH_X[:-1]}Х",
    IDENTITY.replace("0307", "O307"),
    "-".join(groups(IDENTITY, 6, 4, 2, 2, 4)),
    " ".join(groups(IDENTITY, 3, 3, 6, 2, 2, 2)),
    f"(110101)<{IDENTITY[6:14]}>4477",
    f"{IDENTITY}（男）",
    "身份证号110101900307447",
    IDENTITY.translate(READ_OUT),
    IDENTITY.translate(READ_OUT).replace("零", "〇"),
    IDENTITY.translate(IN_CAPITALS),
    " ".join(groups(IDENTITY.translate(READ_OUT), 6, 8, 4)),
    WITH_X.translate(READ_OUT),
    IDENTITY.translate(ENCLOSED),
    IDENTITY.translate(ARABIC),
]
MOBILES = [
    MOBILE,
    f"+86{MOBILE}",
    f"+86 {MOBILE}",
    f"86-{MOBILE}",
    f"0086{MOBILE}",
    f"（86）{MOBILE}",
    f"0{MOBILE}",
    MOBILE.translate(FULL),
    MOBILE.translate(BOLD),
    " ".join(MOBILE),
    *(one.join(groups(MOBILE, 3, 4, 4)) for one in (*VISIBLE, *INVISIBLE)),
    *(one.join(groups(MOBILE, 4, 3, 4)) for one in " -."),
    "-".join(groups(MOBILE, 3, 3, 5)),
    " ".join(groups(MOBILE, 5, 6)),
    f"（{MOBILE}）",
    f"“{MOBILE}”",
    f"{MOBILE}号码",
    f"张三{MOBILE}",
    f"手机号{MOBILE}",
    f"微信同号{MOBILE}",
    f"tel:{MOBILE}",
    f"{MOBILE}、王五",
    *(one.join(groups(MOBILE, 3, 4, 4)) for one in ",，、*~:：|\t"),
    "一".join(groups(MOBILE, 3, 4, 4)),
    "（139）（1234）（5678）",
    "(139)1234(5678)",
    f"{MOBILE}号",
    f"QQ{MOBILE}",
    f"{MOBILE}-801",
    "138 0013 8000-8001",
    "﹣".join(groups(MOBILE, 3, 4, 4)),
    f"qq：{MOBILE}",
    f"(+86){MOBILE}",
    f"(86) {MOBILE}",
    "/".join(groups(MOBILE, 4, 3, 4)),
    f"{MOBILE}转801",
    f"{MOBILE}(微信同号)",
    "139 12 34 56 78",
    f"电话M{MOBILE}",
    f"{MOBILE}A",
    f"{MOBILE}vx",
    MOBILE.translate(READ_OUT),
    MOBILE.translate(READ_OUT).replace("一", "幺"),
    MOBILE.translate(IN_CAPITALS),
    "-".join(groups(MOBILE.translate(READ_OUT), 3, 4, 4)),
    MOBILE.translate(ENCLOSED),
    MOBILE.translate(ARABIC),
    "".join(f"{digit}\ufe0f\u20e3" for digit in MOBILE),
]
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
OVER_A_LINE_END = {
    "disclosure.id-number": (
        "11010119900307\n4477",
        "110101\n19900307\n4477",
        "11010519491231\n　　002X",
        "一一零一零一\n一九九零零三零七四四七七",
    ),
    "disclosure.phone": (
        "139123\n45678",
        "139-1234\n-5678",
        "139 1234 \r\n  5678",
        "幺三九幺二三\n四五六七八",
    ),
}
TOLD_AROUND = {
    "disclosure.id-number": (
        f"对两名鉴定人{IDENTITY}、{WITH_X}分别停业3个月",
        f"撤回处罚1件，相对人号码{' '.join(groups(IDENTITY, 4, 4, 4, 4, 2))}",
        f"公示页面（http://www.example.invalid/xzcf?sfz={IDENTITY}&id=7）已经归档",
        f"核对{IDENTITY}户籍所在地",
    ),
    "disclosure.phone": (
        "机主号码 139 1234 5678，接报险情9起",
        "由陶某牵头，号码\u3000139\u30001234\u30005678，签约33户",
        "通讯录已更新，示例：柳河镇\t139\t1234\t5678，入册96人",
        "值班员号码13912345678",
    ),
}
SOURCES = {
    "md": "[一键呼叫](tel:+8613912345678)试用良好。\n\n<!-- 身份证110101199003074477 -->\n",
    "html": "<p>办理<!-- 找小王13912345678 -->留言</p><p style='display:none'>110101199003074477</p>",
}
FIELDS = ("docid:{}", "id={}", "docId=&quot;{}&quot;", "news_id: {}", "articleId:'{}', title", "var ts = {};")
"""What the source of a page numbers otherwise."""
OTHERS = (
    "13,912,345,678元",
    "罚没收入13912345678.35元",
    "罚没收入1391.2345678万元",
    "办理139、1234、5678件",
    "分别为139、1234、5678",
    "合同编号M13912345678",
    "文书第13912345678号",
    "（2024）13912345678号",
    "项目代码110101199003074477A01",
    "受理13912\n345678件",
    "比上年增加139→1234→5678",
    "2024年10月31日、2023年11月30日、2022年12月31日",
    "139\t1234\t5678",
    "一二三四五六七八九",
    "共有13912345678人参加",
    "会员号13912345678",
    "网址http://www.example.invalid/110101202403074456.html",
    "①13912人，②345678人",
    "电话回访、微信回访、上门回访分别为186、2345、6789",
    "来电、微信、来访三类依次办结138、1234、5678",
    "手机端、电脑端、窗口各受理135，2468，1357",
)
"""Figures, dates, lists and codes: none of them is a number of a person."""
RULES = {"disclosure.id-number": IDENTITIES, "disclosure.phone": MOBILES}
PARTS = (*groups(IDENTITY, 6, 8, 4), *groups(WITH_X, 6, 8), *groups(MOBILE, 3, 4, 4))
"""Of these, the ones of four digits and more may stand in no output."""


FROM_FULL = str.maketrans("０１２３４５６７８９", "0123456789")
NUMERALS = str.maketrans("〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "001234567891123456789")
WHOLES = tuple(
    number[at : at + 7] for number in (IDENTITY, WITH_X[:-1], MOBILE) for at in range(3, len(number) - 6)
)
"""So many digits of a number in a row, in whatever form, may stand in no output."""


def text_with(forms):
    lines = (
        f"向群众公布联系人的情况，联系{form}，及时答复{STEMS[at % 10]}{BRANCHES[at % 12]}村的来信来访。"
        for at, form in enumerate(forms)
    )  # no two alike: rows alike on several pages are running heads
    return "青禾县2024年法治政府建设年度报告\n一、主要工作\n" + "\n".join(lines) + "\n"


def test_there_are_forty_of_each():
    assert len(IDENTITIES) >= 40 and len(MOBILES) >= 40


@pytest.fixture(scope="module")
def checked(rulebook, tmp_path_factory):
    """Return the report of all forms from an input, and its path; each input is read once for all outputs."""
    folder, known = tmp_path_factory.mktemp("numbers"), {}

    def report_of(name):
        if name not in known:
            ending, make = FORMATS.get(name, (f".{name}", None))
            text = text_with([*IDENTITIES, *MOBILES])
            data = make(text) if make is not None else by_libreoffice(FORMATS["docx"][1](text), name, folder)
            path = folder / f"{len(known)}{ending}"
            path.write_bytes(data)
            known[name] = judge(read_bytes(data, str(path), ending), rulebook), str(path)
        return known[name]

    return report_of


def by_libreoffice(data, ending, folder):
    """Return a Word file in another format of an office program."""
    if shutil.which("soffice") is None:
        pytest.skip("soffice 没有安装")
    source = folder / "a.docx"
    source.write_bytes(data)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    subprocess.run(
        [*command, ending, "--outdir", folder, source], check=True, capture_output=True, timeout=120
    )
    return (folder / f"a.{ending}").read_bytes()


def outputs_of(name, rulebook, checked):
    """Yield by its name every text that leaves the program for a report: its formats, what goes back to the unit, the baseline."""
    report, path = checked(name)
    for output in (*OUTPUTS, "terminal"):
        if output == "docx" and not path.endswith(".docx"):
            continue
        made = written(
            output,
            rulebook,
            [report],
            files=(path,),
            path=f"{path}.out.docx" if output == "docx" else f"{path}.out",
            width=100,
        )
        yield output, shown_in(made, comments=output == "docx")
    made = back_to_unit(shown(report), rulebook, texts=True)
    yield "results.jsonl", made.json
    yield "gap report of a batch", made.gap
    yield "notice to the unit", made.notice
    yield "baseline", baseline_text({path: entries_of(report)})


def shown_in(data, comments):
    """Return the text of an output; of a Word file with comments these alone, since the file is the user's own."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if not comments or "comments" in name]
        assert names
        return "\n".join(html.unescape(archive.read(name).decode("utf-8", "replace")) for name in names)


def digits_in(text):
    """Return the digits of a text in a row, whatever they are written in, with the stars between them."""
    plain = unicodedata.normalize("NFKC", text).translate(NUMERALS)
    return "".join(
        str(unicodedata.digit(char)) if char != "*" else char
        for char in plain
        if char == "*" or char.isdigit()
    )


INPUTS = (*FORMATS, "doc", "odt", "rtf")


@pytest.mark.parametrize("name", INPUTS)
def test_each_form_is_reported_from_every_input(name, checked):
    if name.startswith(("html", "mht")):
        pytest.importorskip("lxml", reason="lxml 没有安装")
    report, _ = checked(name)
    for rule, forms in RULES.items():
        found = next(result.outcome.findings for result in report.results if result.rule.id == rule)
        assert len(found) == len(forms), [finding.place.quote for finding in found]


@pytest.mark.parametrize("name", INPUTS)
def test_no_form_stands_in_any_output(name, checked, rulebook):
    if name.startswith(("html", "mht")):
        pytest.importorskip("lxml", reason="lxml 没有安装")
    for output, text in outputs_of(name, rulebook, checked):
        plain = text.translate(FROM_FULL)
        assert not [part for part in PARTS if len(part) > 4 and part in plain], output
        digits = digits_in(text)
        assert not [one for one in WHOLES if one in digits], output


@pytest.mark.parametrize("rule", OVER_A_LINE_END)
def test_numbers_over_the_end_of_a_line_are_reported_and_masked(rule, rulebook):
    report = judge(read_bytes(text_with(OVER_A_LINE_END[rule]).encode(), "a.txt", ".txt"), rulebook)
    found = next(result.outcome.findings for result in report.results if result.rule.id == rule)
    assert len(found) == len(OVER_A_LINE_END[rule]), [finding.place.quote for finding in found]
    for output in OUTPUTS:
        if output not in ("docx", "xlsx", "terminal"):
            shown = written(output, rulebook, [report]).decode("utf-8", "replace")
            pieces = [max(form.split(), key=len) for form in OVER_A_LINE_END[rule]]
            assert not [piece for piece in pieces if len(piece) > 4 and piece in shown], output


@pytest.mark.parametrize("other", OTHERS)
def test_figures_dates_and_codes_are_no_numbers_of_persons(other, rulebook):
    report = judge(
        read_bytes(
            f"青禾县2024年法治政府建设年度报告\n一、主要工作\n全年工作，{other}。\n".encode(), "a.txt", ".txt"
        ),
        rulebook,
    )
    assert not [
        result.outcome.message
        for result in report.results
        if result.rule.id in RULES and result.outcome.findings
    ]


@pytest.mark.parametrize(
    ("rule", "words"), [(rule, one) for rule, all_ in TOLD_AROUND.items() for one in all_]
)
def test_what_stands_around_tells_a_number_of_a_person(rule, words, rulebook):
    report = judge(
        read_bytes(f"青禾县2024年法治政府建设年度报告\n一、主要工作\n{words}。\n".encode(), "a.txt", ".txt"),
        rulebook,
    )
    found = next(result.outcome.findings for result in report.results if result.rule.id == rule)
    assert len(found) == words.count("、") + 1


@pytest.mark.parametrize("name", SOURCES)
def test_numbers_in_the_source_of_a_page_are_reported(name, rulebook):
    if name == "html":
        pytest.importorskip("lxml", reason="lxml 没有安装")
    text = SOURCES[name] + "<p>青禾县2024年法治政府建设年度报告</p><p>一、主要工作</p>"
    report = judge(read_bytes(text.encode(), f"a.{name}", f".{name}"), rulebook)
    told = {result.rule.id: result.outcome.findings for result in report.results if result.rule.id in RULES}
    assert [len(found) for found in told.values()] == [1, 1]
    assert "源代码里" in told["disclosure.id-number"][0].message
    assert "110101199003074477" not in written("json", rulebook, [report]).decode()


@pytest.mark.parametrize("field", FIELDS)
def test_codes_in_the_source_of_a_page_are_no_numbers_of_persons(field, rulebook):
    pytest.importorskip("lxml", reason="lxml 没有安装")
    comment = html.unescape(field).format(MOBILE)
    text = f"<!-- {comment} --><p>青禾县2024年法治政府建设年度报告</p><p>一、主要工作</p><!-- 联系mobile={MOBILE} -->"
    report = judge(read_bytes(text.encode(), "a.html", ".html"), rulebook)
    found = next(one.outcome.findings for one in report.results if one.rule.id == "disclosure.phone")
    assert len(found) == 1
