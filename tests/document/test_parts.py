import pytest

PREFACE = "2023年，青川县依法行政，各项工作取得新进展，现将有关情况报告如下。\n"


def parts(document, text):
    built = document(PREFACE + text)
    return [
        part for heading, part in zip(built.headings, built.heading_parts, strict=True) if heading.level == 1
    ]


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("主要举措和成效", "achievements"),
        ("工作开展情况", "achievements"),
        ("存在的不足和原因", "problems"),
        ("短板弱项及成因分析", "problems"),
        ("还差在哪里", "problems"),
        ("检查中发现的主要问题", "achievements"),
        ("党政主要负责人履行推进法治建设第一责任人职责的情况", "leader-duty"),
        ("局长抓法治的情况", "leader-duty"),
        ("下一年度主要安排", "plan"),
        ("2024年重点工作", "plan"),
        ("下一步整改措施", "plan"),
        ("下一年度主要安排以及其他需要报告的情况", "plan"),
        ("2024年压实第一责任人职责的打算", "plan"),
        ("履行第一责任人职责的情况和2024年的打算", "mixed"),
        ("其他需要报告的情况", "other"),
        ("其他要说明的情况", "other"),
        ("其它需报告的事项", "other"),
        ("其他", "other"),
        ("其他方面", "other"),
        ("其他重点工作", "achievements"),
        ("其他重要情况说明", "other"),
        ("落实其他重大事项请示报告制度", "achievements"),
        ("学习借鉴其他地区经验的报告", "achievements"),
        ("几点建议", "other"),
        ("存在问题及下一步打算", "mixed"),
        ("工作开展情况和主要负责同志履职情况", "mixed"),
        ("主要做法及党政主要负责人履职情况", "mixed"),
        ("党政主要负责人履职情况和主要领导述法情况", "leader-duty"),
        ("主要做法、成效与不足", "mixed"),
    ],
)
def test_headings_name_their_part(document, heading, part):
    assert parts(document, f"一、{heading}\n全县审核文件9件，办理案件12件。") == [part]


def test_a_plans_subsections_are_plan_whatever_they_name(document):
    built = document(
        PREFACE
        + "三、下一步打算\n（一）切实履行第一责任人职责。听取汇报。\n（二）补齐审核力量短板。配备人员。"
    )
    assert set(built.heading_parts) == {"plan"}


def test_a_slogan_section_is_what_most_of_its_text_does(document):
    text = "一、头雁先飞，学在前干在前\n县委书记三次主持会议听取汇报，批示6件。县长领学法律9次，约谈败诉单位。\n二、刀刃向内\n取消证明63项，审核文件9件。"
    assert parts(document, text) == ["leader-duty", "achievements"]


def roles(document, text):
    return [sentence.part for sentence in document(PREFACE + text).sentences]


@pytest.mark.parametrize(
    "heading", ["强化党建引领，统筹法治建设", "加强党的领导，统筹法治建设", "压实法治建设责任，强化组织保障"]
)
@pytest.mark.parametrize(
    ("second", "part"),
    [
        (
            "镇主要领导切实履行第一责任人职责。镇党委书记、镇长主持会议研究执法改革4次，批示督办3件。",
            "leader-duty",
        ),
        ("领导班子集体学法用法。班子成员会前学法8次，旁听庭审2次。", "achievements"),
    ],
)
def test_subsections_beside_the_one_on_the_leaders_are_what_they_tell(document, heading, second, part):
    text = f"一、{heading}\n（一）抓牢思想武装。印发学习读本400册，开展集中学习9场。\n（二）{second}\n"
    text += (
        "（三）健全普法工作机制。印发普法责任清单1份，组建宣讲队6支。\n二、规范执法\n公示检查结果410条。\n"
    )
    built = document(PREFACE + text)
    assert list(built.heading_parts[1:4]) == ["achievements", part, "achievements"]


@pytest.mark.parametrize(
    ("acts", "part"),
    [
        ("局长主持会议研究执法2次，批示案件3件。", "achievements"),
        (
            "局长主持会议研究执法4次，带队督导执法2次，批示疑难案件7件，约谈单位负责人3人，旁听庭审1次，讲法治课2场。",
            "leader-duty",
        ),
    ],
)
def test_a_section_named_after_nothing_is_the_leaders_where_most_of_it_tells_of_them(document, acts, part):
    text = (
        f"一、筑牢根基\n{acts}修订制度6项，组织学习9场，培训执法骨干82人次。\n二、规范执法\n检查商户410家。\n"
    )
    assert parts(document, text)[0] == part


def test_passages_without_a_heading(document):
    text = "一、主要工作\n审核文件9件。\n同时，我们也清醒地看到，基层力量还存在不足。乡镇没有专职人员。\n下一步，我县将充实力量。"
    assert roles(document, text) == ["preface", "achievements", "problems", "problems", "plan"]


def test_a_section_of_two_parts_is_split_where_the_text_turns(document):
    text = "二、存在问题及下一步打算\n一是程序不规范。下一步，将制定规程。\n二是人员不足。2024年，将会同有关部门招录。"
    assert roles(document, text)[1:] == ["problems", "plan", "problems", "plan"]


@pytest.mark.parametrize(
    "sentence",
    [
        "检查企业320家，发现问题506个，督促整改503个。",
        "针对存在的问题，制定整改方案。",
        "上年度指出的不足全部整改到位。",
        "为下一步推进法治政府建设奠定基础。",
    ],
)
def test_these_are_no_confession_and_no_plan(document, sentence):
    assert roles(document, f"一、主要工作\n{sentence}")[-1] == "achievements"


@pytest.mark.parametrize(
    "sentence",
    [
        "将述法纳入年度考核。",
        "要案审核9件。",
        "要情要事亲自过问。",
        "拟罚款十万元以上的案件，先经法规股审核。",
    ],
)
def test_what_only_sounds_like_an_intention(document, sentence):
    assert roles(document, f"一、主要工作\n{sentence}")[-1] == "achievements"


def test_what_shall_be_done_reports_nothing(document):
    assert roles(document, "一、主要工作\n要落实公示制度。拟购置记录仪10台。")[1:] == ["intent", "intent"]


_DUTIES = "".join(
    f"（{number}）要健全第{number}项机制，要落实责任，全年清理事项{index}件。\n"
    for index, number in enumerate("一二三四五六七八九", 20)
)


def test_a_text_that_mostly_says_what_shall_be_done_is_a_plan(document):
    text = f"一、总体要求\n坚持依法行政。\n二、重点任务\n{_DUTIES}三、组织保障\n（一）开展述法工作。适时组织部门述法，述法比例为15%。\n"
    assert parts(document, text) == ["plan", "plan", "plan"]


def test_a_section_that_names_the_leaders_account_stays_one_among_many_intentions(document):
    text = f"一、总体要求\n坚持依法行政。\n二、重点任务\n{_DUTIES}三、履行第一责任人职责情况\n镇长5月10日到司法所查看，现场解决办案用房2间。\n"
    assert parts(document, text)[-1] == "leader-duty"
    assert document(PREFACE + text).sentences[-1].part == "leader-duty"


def test_items_behind_a_colon_go_on_with_what_the_sentence_turned_to(document):
    built = document(
        "2024年，青川县依法行政，现将有关情况报告如下。\n一、主要工作\n审核文件9件。\n二、问题和打算\n"
        "宣传方式单一。2025年，重点抓四件事：一是补配记录仪24台。二是检查水厂62处。三是开展宣传30场。"
    )
    parts = [sentence.part for sentence in built.sentences if sentence.heading == 1]
    assert parts == ["problems", "plan", "plan", "plan"]


def test_a_paragraph_that_explains_what_was_confessed_above_is_about_shortcomings(document):
    built = document(
        "2024年，青川县依法行政，现将有关情况报告如下。\n一、文件审核\n审核文件9件。\n"
        "以上谈到的短板，病根子有两条：一条是投入欠账，另一条是乡镇没有法学专业人员。"
    )
    assert built.sentences[-1].part == "problems"


@pytest.mark.parametrize(
    ("lead", "part"),
    [
        ("下一步，我镇将抓好两件事：", "plan"),
        ("2025年，我镇重点抓好两件事：", "plan"),
        ("还存在以下不足：", "problems"),
    ],
)
@pytest.mark.parametrize("mark", ["", "——", "●"])
def test_a_colon_at_the_end_of_a_paragraph_speaks_for_the_paragraphs_below(document, lead, part, mark):
    text = f"白河镇2024年法治政府建设年度报告\n一、再启新程\n{lead}\n{mark}调解卷宗装订。每卷三日内归档。\n{mark}执法车辆调度。两所共用一辆。\n"
    assert [sentence.part for sentence in document(text).sentences] == [part] * 5


def test_a_heading_ends_what_a_colon_announced(document):
    text = "一、再启新程\n还存在以下不足：\n卷宗装订慢。\n二、普法宣传\n举办讲座3场。\n"
    assert [sentence.part for sentence in document(text).sentences] == [
        "problems",
        "problems",
        "achievements",
    ]


def test_a_paragraph_with_a_time_of_its_own_ends_what_a_colon_announced(document):
    text = "白河镇2024年法治政府建设年度报告\n一、再启新程\n2025年，我镇重点抓好两件事：\n调解卷宗装订。\n2024年，我镇还完成法律援助62件。\n"
    assert [sentence.part for sentence in document(text).sentences] == ["plan", "plan", "achievements"]


ACCOUNT = (
    "全县审核文件9件，办理案件12件，培训执法人员120名。\n县政府召开常务会议研究法治工作4次，评查案卷40卷。\n"
)
CONFESSED = (
    "一是乡镇执法力量薄弱，7名队员中学法律的只有1名。二是法治文化阵地建设滞后，11个村中只有3个有广场。"
    "主要原因是财力薄弱，建设资金全靠项目争取。\n"
)


def test_an_account_without_a_heading_stands_above_the_first(document):
    text = ACCOUNT + "一、存在的不足\n乡镇执法力量薄弱。\n二、下一步打算\n培训4期。\n"
    assert roles(document, text) == ["preface"] + ["achievements"] * 2 + ["problems", "plan"]


def test_items_read_as_headings_take_no_account_away(document):
    text = ACCOUNT + "不足主要是人手少。\n明年抓三件事。\n一、补人手\n招录2名。\n二、强培训\n培训4期。\n"
    assert roles(document, text)[1:3] == ["achievements"] * 2


def test_a_preface_stays_one_where_a_heading_names_the_account(document):
    text = ACCOUNT + "一、主要工作\n办理案件12件。\n二、存在的不足\n乡镇执法力量薄弱。\n"
    assert roles(document, text) == ["preface"] * 3 + ["achievements", "problems"]


def test_shortcomings_that_nothing_announces_are_read_as_such(document):
    text = "一、主要工作\n" + ACCOUNT + ACCOUNT + CONFESSED + "二、下一步打算\n培训4期。\n"
    assert roles(document, text)[-4:] == ["problems"] * 3 + ["plan"]


def test_acts_that_nothing_announces_stay_acts(document):
    text = (
        "一、主要工作\n"
        + ACCOUNT * 3
        + "对案卷不规范的2个乡镇发出督办函，整改问题13个。\n二、下一步打算\n培训4期。\n"
    )
    assert set(roles(document, text)[1:-1]) == {"achievements"}
