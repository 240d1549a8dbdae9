import pytest

BODY = "\n\n2023年，青川县坚持依法行政，各项工作取得新进展。现将有关情况报告如下。\n一、主要工作\n全年审核文件9件。\n"


@pytest.mark.parametrize(
    ("title", "printed", "issuer", "level"),
    [
        ("青川县2023年法治政府建设年度报告", None, "青川县", "county"),
        ("青川县人民政府关于2023年度法治政府建设情况的报告", None, "青川县人民政府", "county"),
        ("2023年度青川县法治政府建设情况", None, "青川县", "county"),
        ("关于青川县2023年度法治政府建设情况的报告", None, "青川县", "county"),
        (
            "石潭镇人民政府2023年法治政府\n建设工作情况报告",
            "石潭镇人民政府2023年法治政府建设工作情况报告",
            "石潭镇人民政府",
            "township",
        ),
        (
            "中共青川县委\n青川县人民政府\n关于2023年度法治政府建设情况的报告",
            None,
            "中共青川县委 青川县人民政府",
            "county",
        ),
        (
            "青川县司法局文件\n青司〔2024〕6号　　签发人：王一\n───\n关于2023年度法治政府建设情况的报告",
            "关于2023年度法治政府建设情况的报告",
            "青川县司法局",
            "department",
        ),
        (
            "中共青川县委\n青川县人民政府\n青委〔2024〕6号\n★\n关于2023年度法治政府建设情况的报告",
            "关于2023年度法治政府建设情况的报告",
            "中共青川县委 青川县人民政府",
            "county",
        ),
        (
            "首页 > 政务公开 > 法治政府\n青川县林业局文件\n签发人：王一\n青林〔2024〕6号\n关于2023年度法治政府建设情况的报告",
            "关于2023年度法治政府建设情况的报告",
            "青川县林业局",
            "department",
        ),
        (
            "青川县司法局　青川县财政局文件\n青司〔2024〕6号\n关于2023年度法治政府建设情况的报告",
            "关于2023年度法治政府建设情况的报告",
            "青川县司法局 青川县财政局",
            "department",
        ),
        ("青川县2023年法治政府建设工作情况和2024年工作要点", None, "青川县", "county"),
        (
            "青 川 县 林 业 局 文 件\n\n\n\n\n\n青林〔2024〕6号\n\n\n\n\n\n━━━━━━\n关于2023年度法治政府建设情况的报告",
            "关于2023年度法治政府建设情况的报告",
            "青川县林业局",
            "department",
        ),
        (
            "标题青川县林业局关于2023年法治政府建设情况的报告",
            "青川县林业局关于2023年法治政府建设情况的报告",
            "青川县林业局",
            "department",
        ),
        (
            "青川县人民政府 2024年01月08日\n青川县2023年法治政府建设工作报告",
            "青川县2023年法治政府建设工作报告",
            "青川县",
            "county",
        ),
        ("青川县2023年度依法行政工作情况\n及2024年工作打算", None, "青川县", "county"),
        ("青川县林业局二〇二三年法治政府建设工作总结", None, "青川县林业局", "department"),
        (
            "国家税务总局云阜市税务局2023年法治政府建设情况报告",
            None,
            "国家税务总局云阜市税务局",
            "department",
        ),
        ("岭东省人民政府关于2023年度\n法治政府建设情况的报告", None, "岭东省人民政府", "province"),
        ("青麓街道办事处2023年度法治政府建设工作报告", None, "青麓街道办事处", "township"),
    ],
)
def test_titles_and_issuers(document, title, printed, issuer, level):
    metadata = document(title + BODY).metadata
    assert metadata.title.name == (printed or title.replace("\n", ""))
    assert metadata.issuer.name == issuer
    assert metadata.level == level
    assert metadata.year == 2023


@pytest.mark.parametrize(
    "head",
    [
        "首页 > 政务公开 > 法治政府建设年度报告",
        "法治政府建设年度报告",
        "标　题\t青川县2023年法治政府建设年度报告",
        "青川县人民政府",
    ],
)
def test_what_is_no_title(document, head):
    assert document(f"{head}\n发布时间：2024-01-14    浏览次数：{BODY}").metadata.title is None


def test_the_issuer_behind_a_long_phrase_of_circumstance(document):
    text = "为深入贯彻落实习近平法治思想，全面推进依法行政，青川县民政局在县委、县政府的领导下，立足职能依法履职。现将2024年法治政府建设情况报告如下：\n一、主要工作\n审核文件9件。\n"
    assert document(text).metadata.issuer.name == "青川县民政局"
    text = "按照有关规定，市发展改革委对2022年推进法治政府建设情况进行了总结，现报告如下：\n一、2022年主要工作\n审核文件9件。\n"
    assert document(text).metadata.issuer.name == "市发展改革委"


def test_an_earlier_judgement_is_no_reporting_year(document):
    text = "2023年，高新区坚持依法行政。2022年平安建设考评、法治建设考评均获得优秀等次。现报告如下：\n一、主要工作\n审核文件9件。\n"
    assert {value for _, value, _ in document(text).metadata.years} == {2023}


def test_issuer_from_the_opening_or_the_signature(document):
    assert document(BODY.strip()).metadata.issuer.name == "青川县"
    text = "一年来，在上级领导下，各项工作稳步推进，取得了较好成绩，现报告如下。\n一、主要工作\n审核文件9件。\n\n青川县人民政府\n2024年1月5日"
    assert document(text).metadata.issuer.name == "青川县人民政府"


@pytest.mark.parametrize(
    ("below", "level"),
    [
        ("全市20个镇（街道）均参加州政府培训。", "county"),
        ("各县（市、区）均已完成。", "city"),
        ("工作完成。", "city"),
    ],
)
def test_a_county_level_city_shows_itself(document, below, level):
    text = f"凯宁市2023年法治政府建设年度报告\n\n2023年，凯宁市坚持依法行政，各项工作取得新进展。\n一、主要工作\n{below}"
    assert document(text).metadata.level == level


@pytest.mark.parametrize(
    ("head", "tail", "published", "signed"),
    [
        ("政策法规科 2024-01-14", "", "2024-01-14", None),
        ("发布时间：2024-01-14 09:26", "", "2024-01-14", None),
        ("首页 欢迎光临 时间：2024-01-14 来源：青川县司法局", "", "2024-01-14", None),
        ("今天是2026年4月5日 星期六 时间：2024-01-14 10:20", "", "2024-01-14", None),
        ("现在是北京时间：2026年8月19日 星期三", "", None, None),
        ("成文日期：2024-01-10\n发布日期：2024/01/14", "", "2024-01-14", "2024-01-10"),
        ("发布时间：2024- 03- 14", "", "2024-03-14", None),
        ("", "青川县人民政府\n2024年3月18日", None, "2024-03-18"),
        ("", "青川县人民政府 2024年3月18日", None, "2024-03-18"),
        ("", "青川县人民政府\n二〇二四年三月十八日", None, "2024-03-18"),
        ("", "青川县人民政府\n2024年3月8日\n（发布时间：2024年3月29日）", "2024-03-29", "2024-03-08"),
        ("今天是2017年3月6日 星期一", "", None, None),
    ],
)
def test_dates(document, head, tail, published, signed):
    metadata = document(f"{head}\n青川县2023年法治政府建设年度报告{BODY}{tail}").metadata
    assert (metadata.published.date if metadata.published else None) == published
    assert (metadata.signed.date if metadata.signed else None) == signed


@pytest.mark.parametrize(
    ("below", "published"),
    [
        ("发布：2024.02.14｜浏览：231｜县林业局", "2024-02-14"),
        ("发布 2024-02-14 · 县林业局 · 阅读 231", "2024-02-14"),
        ("【公开】2024年2月14日　【来源】县林业局", "2024-02-14"),
        ("挂网日期:2024-02-14", "2024-02-14"),
        ("日期 2024-02-14 来源 县林业局", "2024-02-14"),
        ("县林业局发布　2024.02.14", "2024-02-14"),
        ("2024-02-14 09:20:11　阅读：12", "2024-02-14"),
        ("2024.02.14｜县林业局｜浏览 31 次", "2024-02-14"),
        ("成文：2024.02.14｜县林业局", None),
        ("打印：2024.05.14｜县林业局", None),
        ("截止：2024.05.14", None),
        ("公开时限：2024.05.14", None),
    ],
)
def test_dates_of_publication_below_the_title(document, below, published):
    metadata = document(f"青川县2023年法治政府建设年度报告\n{below}\n{BODY}").metadata
    assert (metadata.published.date if metadata.published else None) == published


@pytest.mark.parametrize(
    ("tail", "year"),
    [
        ("", 2022),
        ("二、2024年工作打算\n举办培训3期。\n", 2023),
        ("青川县人民政府\n2024年1月9日\n", 2023),
        ("青川县人民政府\n2023年1月9日\n", 2022),
        ("二、2024年工作打算\n举办培训3期。\n青川县人民政府\n2023年1月9日\n", 2022),
    ],
)
def test_where_title_and_text_disagree_date_and_plan_decide(document, tail, year):
    text = "青川县2022年法治政府建设年度报告\n\n2023年，青川县坚持依法行政，各项工作取得新进展。现报告如下。\n一、2023年主要工作\n审核文件9件。\n"
    metadata = document(text + tail).metadata
    assert metadata.year == year
    assert [(where, stated) for where, stated, _ in metadata.years] == [
        ("title", 2022),
        ("opening", 2023),
        ("heading", 2023),
    ]


def test_the_office_of_a_government_publishes_for_it(document):
    head = "2023年法治政府建设情况报告\n发布时间：2024-03-20　来源：北原省人民政府办公厅　字号：大 中 小\n"
    metadata = document(head + BODY.replace("青川县坚持", "坚持")).metadata
    assert (metadata.issuer.name, metadata.level) == ("北原省人民政府", "province")


def test_a_label_and_its_value_may_stand_on_two_lines(document):
    head = "青川县2023年法治政府建设年度报告\n发布时间：\n2024-03-18 10:22\n来源：\n青川县司法局\n"
    metadata = document(head + BODY).metadata
    assert metadata.published.date == "2024-03-18"
    assert metadata.signature.name == "青川县司法局"
    assert document(f"发布时间：\n关于2024-03-18的通知\n{BODY}").metadata.published is None


def test_a_mark_of_secrecy_above_the_title_is_no_part_of_it(document):
    built = document(
        "秘密★1年\n\n岚江省交通运输厅\n2022年度法治政府部门建设情况报告\n\n2022年，全省交通运输系统依法行政，现将有关情况报告如下。\n"
    )
    assert built.metadata.title.name == "岚江省交通运输厅2022年度法治政府部门建设情况报告"
    assert built.metadata.issuer.name == "岚江省交通运输厅" and built.metadata.level == "department"


def test_the_date_of_a_public_account_stands_before_its_label(document):
    built = document(
        "澜浦市公安局关于2023年度法治政府建设工作情况的报告\n澜浦公安 2024-02-06 17:30 发表于东澜\n\n2023年，澜浦市公安局依法行政，现将有关情况报告如下。\n"
    )
    assert built.metadata.published.date == "2024-02-06"


@pytest.mark.parametrize(
    ("opening", "issuer", "level"),
    [
        ("2023年，我所坚持依法行政，推进法治建设。", None, "department"),
        ("一年来，我乡落实各项任务，推进依法治乡。", None, "township"),
        ("按照县委要求，组织全县执法单位开展评查，我县依法行政取得进展。", None, "county"),
        ("2023年，我委贯彻《柳溪市行政执法条例》《柳溪市行政规范性文件管理办法》，成立由委主任任组长的领导小组。", None, "department"),
        ("2023年，禾安街坚持依法行政，各项工作取得进展。", "禾安街", "township"),
        ("在市委的坚强领导下，柳溪县审计局围绕中心工作，依法履行职责。", "柳溪县审计局", "department"),
        ("局案审会认为“我镇执法程序不到位”，2023年，柳溪县坚持依法行政，我县各项工作取得进展。", "柳溪县", "county"),
    ],
)  # fmt: skip
def test_an_issuer_is_a_name_and_we_tell_the_level(document, opening, issuer, level):
    metadata = document(f"{opening}现将有关情况报告如下：\n一、主要工作\n审核文件9件。\n").metadata
    assert (metadata.issuer.name if metadata.issuer else None, metadata.level) == (issuer, level)


@pytest.mark.parametrize(
    ("head", "published", "source"),
    [
        ("2024-03-18 09:20:11 | 青川县司法局", "2024-03-18", "青川县司法局"),
        ("青川县司法局  2024/03/18", "2024-03-18", "青川县司法局"),
        ("· 2024.03.18\n· 青川县司法局\n· 阅读：66", "2024-03-18", "青川县司法局"),
        ("公布日期：2024-03-18", "2024-03-18", None),
        ("现在是：\n2024-03-18 09:20", None, None),
        ("2024年3月18日 星期一", None, None),
        ("有效时间：2024-03-18", None, None),
    ],
)
def test_a_page_prints_its_date_without_a_label(document, head, published, source):
    body = BODY.replace("青川县坚持", "我县坚持")
    metadata = document(f"青川县2023年法治政府建设年度报告\n{head}\n{body}").metadata
    assert (metadata.published.date if metadata.published else None) == published
    assert (metadata.signature.name if metadata.signature else None) == source


@pytest.mark.parametrize(
    ("opening", "year"),
    [
        ("我局在2022年稳步推进各项工作，取得积极成效。", 2022),
        ("本报告总结我局2022年度法治建设的做法和不足。", 2022),
        ("自2018年机构改革以来，我局认真履职。", None),
        ("我局落实2021—2025年实施方案，认真履职。", None),
    ],
)
def test_a_year_in_mid_sentence(document, opening, year):
    assert document(f"{opening}现将情况汇报如下：\n一、主要工作\n审核文件9件。\n").metadata.year == year


@pytest.mark.parametrize(
    ("year", "opening", "stated"),
    [
        ("2023年", "2021年以来，青川县连续创建。", {2023}),
        ("2023年", "2021年启动示范创建以来，青川县认真履职。", {2023}),
        ("2022年", "2023年以来，青川县认真履职。", {2022, 2023}),
        ("", "2023年以来，青川县认真履职。", {2023}),
    ],
)
def test_a_year_since_which_is_no_other_year_than_the_titles(document, year, opening, stated):
    metadata = document(
        f"青川县{year}法治政府建设年度报告\n\n{opening}\n一、主要工作\n审核文件9件。\n"
    ).metadata
    assert {value for _, value, _ in metadata.years} == stated


def test_the_next_year_in_the_last_heading_is_the_plans_and_nowhere_else(document):
    text = "青川县2022年法治政府建设年度报告\n\n一、主要工作\n审核文件9件。\n二、存在的不足\n执法力量薄弱。\n"
    plan = document(text + "三、2023年重点工作\n举办培训3期。\n青川县人民政府\n2023年1月9日\n").metadata
    assert [stated for _, stated, _ in plan.years] == [2022]
    before_others = document(
        text + "三、2023年法治政府建设主要工作任务\n举办培训3期。\n四、其他情况\n无。\n"
    ).metadata
    assert [stated for _, stated, _ in before_others.years] == [2022]
    middle = document(
        text.replace("一、主要工作", "一、2023年重点工作") + "三、下一步打算\n举办培训3期。\n"
    ).metadata
    assert [stated for _, stated, _ in middle.years] == [2022, 2023]


def test_a_line_below_the_signature_leaves_it_one(document):
    body = "2023年度法治政府建设情况报告\n2023年，我镇依法履职。\n一、主要工作\n审核文件9件。\n青川镇人民政府\n2024年1月5日\n"
    metadata = document(f"{body}以上报告请予审阅，不当之处请指正。\n").metadata
    assert (metadata.signature.name, metadata.signed.date) == ("青川镇人民政府", "2024-01-05")
    assert metadata.issuer.name == "青川镇人民政府"


@pytest.mark.parametrize(
    "behind",
    [
        "责任单位：\n青川县司法局\n2024年6月\n以上任务按月通报。\n",
        "青川县司法局\n2024年1月5日\n" + "培训执法人员12名。\n" * 4,
    ],
)
def test_a_name_over_a_date_amid_the_body_signs_nothing(document, behind):
    body = "2023年度法治政府建设情况报告\n2023年，我镇依法履职。\n一、主要工作\n审核文件9件。\n"
    assert document(body + behind).metadata.signed is None
