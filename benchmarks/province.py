"""Generated reports of a province: counties, townships and departments of several cities and years, each without some of its parts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

CITIES = ("松平市", "海棠市", "安和市", "云台市", "清江市")
LEVELS = {"county": "县级政府", "township": "乡镇、街道", "department": "政府部门"}
FIRST, SECOND = "临青云松海柳金白石长东南西北红永安和平清", "溪江山河湖泉岭桥坪林川湾塘峰原"
FIELDS = (
    "交通运输",
    "生态环境",
    "市场监管",
    "农业农村",
    "文化旅游",
    "安全生产",
    "劳动保障",
    "自然资源",
    "卫生健康",
    "城市管理",
)
PLACES = (
    "农贸市场",
    "工业园区",
    "客运车站",
    "中小学校",
    "建筑工地",
    "乡镇集市",
    "社区广场",
    "景区入口",
    "货运码头",
    "养老机构",
)
WAYS = (
    "轮流坐班",
    "上门走访",
    "随机抽查",
    "错时检查",
    "联合巡查",
    "集中评查",
    "夜间抽查",
    "交叉检查",
    "回访核实",
    "现场教学",
)
LACKS = {
    "leader": ("leader-duty", "leader-duty.shufa"),
    "three": ("three-systems",),
    "problems": ("problems",),
    "plan": ("plan",),
}
"""The rules that are unmet where a part is left out."""


class Made(NamedTuple):
    """A generated report: file name, text, and what is known of it."""

    name: str
    text: str
    unit: str
    level: str
    city: str
    year: int
    lacks: tuple[str, ...]


def reports(count: int, seed: int = 7) -> Iterator[Made]:
    """Yield ``count`` reports, each unit at most one."""
    chance = random.Random(seed)
    names = [a + b for a in FIRST for b in SECOND]
    for number in range(count):
        county = names[number % len(names)]
        city = CITIES[number // len(names) % len(CITIES)]
        turn = number // (len(names) * len(CITIES))
        level, unit, head, we = "county", f"{city}{county}县人民政府", "县委书记、县长", "全县"
        if turn % 3 == 1:
            level, unit, head, we = (
                "department",
                f"{city}{county}县{FIELDS[turn // 3 % len(FIELDS)]}局",
                "局党组书记、局长",
                "全局",
            )
        elif turn % 3 == 2:
            village = FIRST[turn // 3 % len(FIRST)] + SECOND[turn // 3 // len(FIRST) % len(SECOND)]
            level, unit, head, we = (
                "township",
                f"{city}{county}县{village}镇人民政府",
                "镇党委书记、镇长",
                "全镇",
            )
        year = 2021 + chance.randrange(3)
        lacks = tuple(part for part in LACKS if chance.random() < 0.15)
        text = _text(chance, unit, head, we, year, lacks)
        yield Made(f"{city}/{number:06}.txt", text, unit, level, city, year, lacks)


def _text(chance: random.Random, unit: str, head: str, we: str, year: int, lacks: tuple[str, ...]) -> str:
    def n(least: int = 3, most: int = 400) -> int:
        return chance.randint(least, most)

    paragraphs = [
        f"{unit}{year}年法治政府建设年度报告",
        f"{year}年，{unit}深入学习贯彻习近平法治思想，扎实推进法治政府建设，现将有关情况报告如下。",
        "一、主要举措和成效",
        f"（一）规范行政决策。审查行政规范性文件{n(3, 40)}件、合同{n()}份，提出意见{n()}条。",
    ]
    for field in chance.sample(FIELDS, 4):
        place, way = chance.choice(PLACES), chance.choice(WAYS)
        paragraphs.append(
            f"在{field}领域对{place}开展{way}{n()}次，发现并督促改正问题{n()}个，办理行政处罚案件{n()}件。"
            f"举办{field}法律培训{n(2, 30)}期，{n()}人参加。{chance.choice(PLACES)}设立咨询点{n(2, 20)}个，解答咨询{n()}人次。"
        )
    if "three" not in lacks:
        paragraphs.append(
            f"公示行政执法结果{n()}条，购置执法记录仪{n(5, 60)}台并全过程记录，法制机构审核重大执法决定{n(3, 50)}件。"
        )
    paragraphs.append(f"受理行政复议申请{n()}件，调解民间纠纷{n()}件。")
    if "leader" not in lacks:
        paragraphs.append(
            f"{head}履行推进法治建设第一责任人职责，主持召开会议研究法治建设工作{n(2, 9)}次，12月组织述法会议，{n(5, 40)}名负责人现场述法。"
        )
    subject = chance.choice(FIELDS)
    if "problems" not in lacks:
        paragraphs += [
            "二、存在的不足和原因",
            f"{subject}领域执法人员业务不熟，{chance.choice(PLACES)}的案卷文书填写错误{n(3, 30)}处。究其原因，是培训抓得不紧。",
        ]
    if "plan" not in lacks:
        paragraphs += [
            "三、下一年度安排",
            f"{year + 1}年，组织{subject}领域执法人员业务培训{n(2, 12)}期，评查{chance.choice(PLACES)}案卷{n()}份，给{we}补充执法人员{n(2, 20)}名。",
        ]
    return "\n".join([*paragraphs, unit, f"{year + 1}年3月{n(1, 28)}日"]) + "\n"
