"""Whose report it is, of what rank, and when it was published, where the title does not say so or the text is broken."""

import pytest

WORK = "现将有关情况报告如下：\n一、主要工作\n（一）依法履职。审核文件9件。\n"
LONG = "全年审核文件9件，办理复议案件12件，开展执法检查30次，组织培训4期。" * 8


@pytest.mark.parametrize(
    ("opening", "issuer", "level"),
    [
        # the subject is followed by a comma
        ("2024年，在市委、市政府的领导下，云屏市林业和草原局，以依法行政为目标，做好工作。", "云屏市林业和草原局", "department"),
        # committee and government as one subject are the place's
        ("2023年，岚州党委、政府坚持依法行政，认真落实自治区党委、政府部署。", "岚州", "city"),
        ("2023年，在东江市委市政府领导下，云屏市委市政府始终坚持依法行政。", "云屏市", "city"),
        ("2023年，县委、县政府坚持依法行政。", None, None),
        # ranks without a name are no issuers
        ("2024年，乡党委坚持依法行政，我乡认真履职。乡党委研究2次。乡党委部署3次。", None, "township"),
        ("2024年，我县认真履职，5个乡镇述法，6个乡镇培训。", None, "county"),
        # nor are predicates and verbs
        ("我委认真履职。扎实推进市委、市政府部署落实，扎实推进市区治理。", None, "department"),
        # a body that was formed in the year
        ("按照机构改革要求，于2024年6月组建区住房和城市更新局，划入有关职责。机构组建后，我局依法行政。", "区住房和城市更新局", "department"),
        ("按照要求组建区住房和城市更新局，我区机构改革完成。", None, "county"),
        # places whose names begin with words of the language
        ("2019年，和川县人民政府以依法行政为目标，做好各项工作。", "和川县人民政府", "county"),
        ("2019年，全川县坚持依法行政，做好各项工作。", "全川县", "county"),
        ("2019年，全县坚持依法行政，做好各项工作。", None, "county"),
    ],
)  # fmt: skip
def test_the_subject_of_the_opening(document, opening, issuer, level):
    metadata = document(opening + WORK).metadata
    assert metadata.issuer is None or metadata.issuer.name == issuer
    assert (metadata.issuer is None) == (issuer is None)
    assert metadata.level == level or level is None


def test_the_first_part_names_whom_the_preface_calls_we(document):
    text = "在县委的领导下，我镇依法行政，各项工作取得新进展。现将有关情况报告如下。\n一、健全机制\n{}贯彻部署，健全机制。审核文件9件。\n"
    assert document(text.format("石潭镇深入")).metadata.issuer.name == "石潭镇"
    assert document(text.format("青川县深入")).metadata.issuer is None  # of another rank than 我镇
    assert document(text.format("研究部署全面")).metadata.issuer is None


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("和川县人民政府关于2019年法治政府建设情况的报告", "和川县人民政府"),
        ("全州县人民政府关于2019年法治政府建设情况的报告", "全州县人民政府"),
        ("本溪市水利局2019年法治政府建设情况的报告", "本溪市水利局"),
        ("全县2019年法治政府建设情况的报告", None),
        ("本局2019年法治政府建设情况的报告", None),
    ],
)
def test_names_in_a_title_may_begin_with_words_of_the_language(document, title, issuer):
    metadata = document(f"{title}\n\n一年来，各项工作取得新进展。{WORK}").metadata
    assert (metadata.issuer.name if metadata.issuer else None) == issuer


@pytest.mark.parametrize("behind", ["新加的一段。", "附：名词解释另见网页。\n第二段。"])
def test_a_signature_stays_one_where_a_paragraph_follows(document, behind):
    text = f"关于2023年度法治政府建设情况的报告\n\n一年来，我镇依法行政。{WORK}{LONG}\n中共石潭镇委员会\n石潭镇人民政府\n2024年2月5日\n{behind}\n"
    metadata = document(text).metadata
    assert metadata.issuer.name == "中共石潭镇委员会 石潭镇人民政府"
    assert metadata.signed.date == "2024-02-05"


def test_a_date_alone_in_the_text_is_no_signature(document):
    text = f"石潭镇2023年法治政府建设情况的报告\n\n一年来，我镇依法行政。{WORK}{LONG}\n2024年2月5日\n新加的一段。\n"
    metadata = document(text).metadata
    assert metadata.signed is None and metadata.signature is None


@pytest.mark.parametrize(
    ("addressee", "level"),
    [
        ("中共东江市委、东江市人民政府：", "county"),
        ("东江市人民政府：", "county"),
        ("中共云屏市委：", "city"),
        ("市委、市政府：", "city"),
        ("省委、省政府：", "city"),
    ],
)
def test_a_city_that_reports_to_another_city_is_of_a_countys_rank(document, addressee, level):
    text = f"{addressee}\n2025年，云屏市坚持依法行政，推动各县（市、区）工作。我市认真履职。{WORK}"
    metadata = document(text).metadata
    assert (metadata.issuer.name, metadata.level) == ("云屏市", level)


def test_the_name_over_the_addressee_is_the_issuers(document):
    text = (
        "（2021年4月26日在云屏市第十三届人民代表大会常务委员会第三十五次会议上）\n{}\n主任、副主任、秘书长、各位委员：\n2020年，全市依法行政，为我市发展提供保障。"
        + WORK
    )
    assert document(text.format("云屏市人民政府")).metadata.issuer.name == "云屏市人民政府"
    assert document(text.format("政务公开　云屏市司法局　网站首页")).metadata.issuer is None


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("发表时间 : 2025-03-18 16:56:432024年以来，", "2025-03-18"),
        ("发布时间：2025-03-182024年以来，", "2025-03-18"),
        ("发布日期：2025年3月18日　2024年以来，", "2025-03-18"),
        ("2024年以来，", None),
    ],
)
def test_a_date_glued_to_the_body(document, line, published):
    text = f"云屏市司法局2024年法治政府建设工作情况报告\n{line}在市委的领导下，市司法局坚持依法行政，各项工作取得新进展。{WORK}"
    built = document(text)
    assert (built.metadata.published.date if built.metadata.published else None) == published
    assert built.sentences[0].text.startswith("2024年以来，")
    assert built.metadata.year == 2024


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("某县 2025 年度法治政府建设情况报告2025 年，全县坚持依法行政", "某县2025年度法治政府建设情况报告"),
        ("县水利局2025年法治政府建设工作总结 一、主要工作 健全机制", "县水利局2025年法治政府建设工作总结"),
        ("县水利局法治政府建设工作总结2025年，全局坚持依法行政", None),
        ("2025年，全县坚持依法行政，2025年度法治政府建设情况报告2025年初已经公开", None),
    ],
)
def test_a_title_glued_to_the_body(document, line, title):
    metadata = document(
        f"{line}，各项工作取得新进展，为发展提供保障，群众满意度不断提升。\n一、主要工作\n审核文件9件。\n"
    ).metadata
    assert (metadata.title.name if metadata.title else None) == title


def test_the_site_beside_the_date_is_no_source(document):
    title = "青川县2023年度法治政府建设情况报告\n\n{}\n\n一年来，我县依法行政，各项工作取得新进展。" + WORK
    metadata = document(title.format("2024-04-27 10:14 青川县人民政府网")).metadata
    assert metadata.published.date == "2024-04-27" and metadata.signature is None
    assert document(title.format("2024-04-27 全县推进会召开")).metadata.published is None


def test_the_author_of_a_page_is_a_source_where_it_is_a_body(document):
    title = (
        "青川县2023年度法治政府建设情况报告\n作者：{} 发布时间：2024-03-27\n一年来，我县依法行政，各项工作取得新进展。"
        + WORK
    )
    assert document(title.format("青川县司法局")).metadata.signature.name == "青川县司法局"
    assert document(title.format("王小川")).metadata.signature is None


@pytest.mark.parametrize(
    ("opening", "published"),
    [
        ("4月1日，《青川县关于2020年度法治政府建设情况的报告》正式发布。", "2021-04-01"),
        ("4月1日，《青川县关于2020年度法治政府建设情况的报告正式发布。", "2021-04-01"),
        ("4月20日，《青川县关于2020年度法治政府建设情况的报告》正式发布。", "2021-04-18"),
        ("4月1日，《青川县行政执法办法》正式发布。", "2021-04-18"),
    ],
)
def test_what_was_published_before_the_page_that_prints_it_again(document, opening, published):
    text = f"青川县2020年度法治政府建设情况报告\n发布时间：2021-04-18\n{opening}2020年，青川县坚持依法行政。{WORK}"
    assert document(text).metadata.published.date == published


@pytest.mark.parametrize(
    ("first", "year"),
    [
        ("2023年，在市委领导下，全市依法行政，审核文件9件。", 2023),
        ("2021年以来，全市连续三年开展创建，审核文件9件。", None),
        ("2021年印发的实施方案得到落实，审核文件9件。", None),
        ("全市在2023年审核文件9件。", None),
    ],
)
def test_the_first_sentence_of_the_first_part_tells_the_year(document, first, year):
    text = f"云屏市人民政府关于法治政府建设情况的报告\n按照工作安排，现就法治政府建设情况报告如下。\n一、主要工作\n{first}\n"
    assert {value for _, value, _ in document(text).metadata.years} == ({year} if year else set())


def test_the_first_sentence_of_a_part_is_outvoted(document):
    text = "云屏市人民政府关于法治政府建设情况的报告\n现就法治政府建设情况报告如下。\n一、主要工作\n2021年，全市启动创建。\n2023年，审核文件9件。\n2023年，办案8件。\n"
    assert document(text).metadata.years == ()


def test_a_title_printed_again_with_another_year_is_no_heading(document):
    text = "县 2022 年法治政府建设工作总结\n\n县2019年法治政府建设工作总结\n\n2019年，我县依法行政，各项工作取得新进展，圆满完成任务。\n\n一、高度重视\n审核文件9件。\n"
    built = document(text)
    assert [heading.text for heading in built.headings] == ["高度重视"]
    assert [(where, value) for where, value, _ in built.metadata.years] == [
        ("title", 2022),
        ("opening", 2019),
    ]


@pytest.mark.parametrize(
    ("line", "headings"),
    [("图片", 1), ("[图片]", 1), ("【图片】", 1), ("  图片  ", 1), ("图片档案管理", 2)],
)
def test_the_place_of_a_picture_is_no_heading(document, line, headings):
    body = "会上，县司法局通报了工作进度，对下一阶段的工作作了安排，要求各单位抓好落实，按时完成各项任务。"
    text = f"青川县2023年法治政府建设年度报告\n\n一年来，青川县坚持依法行政，各项工作取得新进展。\n一、主要工作\n{line}\n\n{body}\n"
    assert len(document(text).headings) == headings


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        (
            "1.推动学习宣传贯彻抓实走深石潭镇党委、政府将学习贯彻纳入培训内容，开展宣讲活动。",
            "推动学习宣传贯彻抓实走深",
        ),
        (
            "2.大力提升领导干部法治素养石潭镇认真贯彻落实党政主要负责人职责，组织学法4次。",
            "大力提升领导干部法治素养",
        ),
        ("1.全面贯彻落实好石潭镇党委工作要求。组织学法4次。", "全面贯彻落实好石潭镇党委工作要求"),
        ("1.加强和规范对石潭镇党委的监督，组织学法4次。", None),
    ],
)
def test_the_issuers_name_begins_the_body(document, line, heading):
    text = f"青川县石潭镇人民政府关于2025年法治政府建设情况的报告\n\n2025年，石潭镇依法行政。{WORK}{line}\n"
    found = [entry.text for entry in document(text).headings][2:]
    assert found == ([heading] if heading else [])
