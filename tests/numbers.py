"""Forms in which identity and telephone numbers are written, more than forty of each."""

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
    """Yield a number in groups of these sizes."""
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
    f"l{IDENTITY[1:]}",
    IDENTITY.replace("1990", "l99O"),
    " ".join(groups(IDENTITY.replace("101", "IO1"), 6, 8, 4)),
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
    " ".join(groups(MOBILE, 8, 3)),
    " ".join(groups(MOBILE, 9, 2)),
    " ".join(groups(MOBILE, 2, 4, 5)),
    f"l{MOBILE[1:]}",
    f"I39I{MOBILE[4:]}",
    "-".join(groups(MOBILE.replace("1", "l"), 3, 4, 4)),
    "".join(f"{digit}\ufe0f\u20e3" for digit in MOBILE),
]
RULES = {"disclosure.id-number": IDENTITIES, "disclosure.phone": MOBILES}
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def text_with(forms):
    """Return a report with a sentence for each form."""
    lines = (
        f"向群众公布联系人的情况，联系{form}，及时答复{_STEMS[at % 10]}{_BRANCHES[at % 12]}村的来信来访。"
        for at, form in enumerate(forms)
    )  # no two alike: rows alike on several pages are running heads
    return "青禾县2024年法治政府建设年度报告\n一、主要工作\n" + "\n".join(lines) + "\n"
