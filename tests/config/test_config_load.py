import os
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checking import Checker, Wishes
from checker.config.apply import configured
from checker.config.load import load_config
from checker.config.starter import STARTER
from checker.errors import LawcheckError
from checker.rulebooks import load_rulebook

WAIVER = "{rule: plan, missing: true, reason: 另报, approved_by: 张三, until: 2026-03-31}"

EXAMPLE = re.sub(r"(?m)^#(?!#)", "", STARTER).replace("packs:\n  - 本省规则.yaml", "packs: []")
EXAMPLE_TOML = """[tool.lawcheck]
fail-on = "should"
levels = {"plan" = "advice"}
[tool.lawcheck.thresholds."achievements.data"]
at_least = 3
[[tool.lawcheck.waivers]]
rule = "plan"
missing = true
reason = "另报"
approved_by = "张三"
until = 2026-03-31
"""
RULEBOOK = load_rulebook(())

BROKEN = [
    ("level: {plan: must}", 1, 1, "levels"),
    ("levels: {plan: 必备}", 1, 10, "must、should、advice"),
    ("\nlevels:\n  pln: advice\n", 3, 3, "是否想写“plan"),
    ("levels: {pack:three-system: advice}", 1, 10, "pack:three-systems"),
    ("off: [signature]", 1, 1, "字段"),
    ("off: {signature: ''}", 1, 7, "不能是空的"),
    ("off: {sign: 不需要}", 1, 7, "signature"),
    ("issuer: {level: town}", 1, 10, "township"),
    ("issuer: {enforcement: 没有}", 1, 10, "true 或 false"),
    ("issuer: {lvl: city}", 1, 10, "level"),
    ("thresholds: {plan: {at_least: 3}}", 1, None, "没有可以调整的数字"),
    ("thresholds: {achievements.data: {atleast: 3}}", 1, None, "是否想写“at_least”"),
    ("thresholds: {achievements.data: 3}", 1, 14, "字段"),
    ("thresholds: {achievements.data: {at_least: 多}}", 1, None, "整数"),
    ("thresholds: {pack:document: {at_least: 3}}", 1, 14, "没有“pack:document”这条规则"),
    ("packs: 省.yaml", 1, 1, "列表"),
    ("packs: [没有.yaml]", 1, 9, "找不到“没有.yaml”"),
    ("exclude: ['!保留.txt']", 1, 11, "不能用 !"),
    ("fail-on: musst", 1, 1, "must"),
    ("fail_on: must", 1, 1, "是否想写“fail-on”"),
    ("year: 1900", 1, 1, "1949 到 2100"),
    ("year: 今年", 1, 1, "整数"),
    ("waivers: [{rule: plan}]", 1, None, "reason"),
    (f"waivers:\n  - {WAIVER.replace('missing: true, ', '')}", 2, 5, "没有写明豁免的是哪一处"),
    (f"waivers:\n  - {WAIVER.replace('missing: true', 'missing: true, anchor: 原文')}", 2, 5, "不能一起写"),
    (f"waivers:\n  - {WAIVER.replace('missing: true', 'anchor: 。，')}", 2, None, "只有标点"),
    (f"waivers:\n  - {WAIVER.replace('2026-03-31', '2026-02-30')}", 2, None, "没有“2026-02-30”这一天"),
    (f"waivers:\n  - {WAIVER.replace('2026-03-31', '明年')}", 2, None, "2026-03-31"),
    ("waivers: 没有.yaml", 1, 1, "找不到"),
    ("a: [", None, None, "没有成对"),
    ("", 1, None, "空的"),
    ("year: 2020\nyear: 2021", 2, 1, "写了两次"),
    ("- year", 1, 1, "字段"),
]


@pytest.mark.parametrize(("text", "line", "column", "words"), BROKEN)
def test_each_mistake_is_told_with_its_place_and_a_remedy(tmp_path, text, line, column, words):
    (tmp_path / "lawcheck.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(LawcheckError) as caught:
        Checker(Wishes()).regime(str(tmp_path / "报告.txt"))
    error = caught.value
    assert words in str(error) and error.remedy and error.path.endswith("lawcheck.yaml")
    assert line is None or error.line == line
    assert column is None or error.column == column


def test_a_waiver_for_an_unknown_rule_names_its_line(tmp_path):
    (tmp_path / "lawcheck.yaml").write_text(
        f"waivers:\n  - {WAIVER.replace('plan', 'plam')}", encoding="utf-8"
    )
    with pytest.raises(LawcheckError, match=r"lawcheck.yaml 第2行.*是否想写“plan”"):
        Checker(Wishes()).regime(str(tmp_path / "报告.txt"))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[tool.lawcheck]\nyaer = 2024\n", 2, "是否想写“year”"),
        ("[tool.lawcheck.levels]\nplan = 'x'\n", 2, "must、should、advice"),
        ("[tool.lawcheck]\nlevels.plam = 'must'\n", 2, "plan"),
        ("[tool.lawcheck]\nyear = \n", 2, "TOML"),
        ("[[tool.lawcheck.waivers]]\nrule = 'plan'\n", 1, "reason"),
        ("[tool.lawcheck]\nissuer = {level = 'x'}\n", 2, "township"),
        (f"[tool.lawcheck]\nyear = {'1' * 5_000}\n", None, "TOML"),
        (f"[tool.lawcheck]\nyear = 0x{'f' * 5_000}\n", 2, "不是整数"),
        ("[tool]\nlawcheck = 3 # tool.lawcheck\n", 2, "字段"),
    ],
)
def test_toml_mistakes_are_told_with_file_and_line(tmp_path, text, line, words):
    path = tmp_path / "pyproject.toml"
    path.write_text(f"{text}", encoding="utf-8")
    with pytest.raises(LawcheckError) as caught:
        Checker(Wishes()).regime(str(tmp_path / "报告.txt"))
    assert words in str(caught.value) and caught.value.path.endswith("pyproject.toml")
    assert caught.value.line == line


def test_yaml_and_toml_say_the_same(tmp_path):
    yaml, toml = tmp_path / "lawcheck.yaml", tmp_path / "pyproject.toml"
    yaml.write_text(
        f"levels: {{plan: advice}}\noff: {{signature: 网页稿}}\nissuer: {{enforcement: false}}\n"
        f"thresholds: {{achievements.data: {{at_least: 3}}}}\nexclude: [草稿]\nfail-on: should\nyear: 2024\nwaivers: [{WAIVER}]\n",
        encoding="utf-8",
    )
    toml.write_text(
        '[project]\nname = "x"\n[tool.lawcheck]\nfail-on = "should"\nexclude = ["草稿"]\nyear = 2024\n'
        'off = {signature = "网页稿"}\n[tool.lawcheck.levels]\nplan = "advice"\n[tool.lawcheck.issuer]\nenforcement = false\n'
        "[tool.lawcheck.thresholds]\n\"achievements.data\" = {at_least = 3}\n[[tool.lawcheck.waivers]]\nrule = 'plan'\n"
        'missing = true\nreason = "另报"\napproved_by = "张三"\nuntil = 2026-03-31\n',
        encoding="utf-8",
    )
    one, other = load_config(str(yaml)), load_config(str(toml))
    place = other.waivers[0].place
    assert place.endswith("pyproject.toml 第14行")
    waivers = tuple(waiver._replace(place=place) for waiver in one.waivers)
    assert one._replace(file=None, files=(), waivers=waivers) == other._replace(file=None, files=())


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_line_ends_and_a_byte_order_mark_do_not_matter(tmp_path, ending):
    path = tmp_path / "lawcheck.yaml"
    text = ending.join(["levels:", "  plan: advice", "off:", "  signature: |", "    网页", "    稿", ""])
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    config = load_config(str(path))
    assert config.levels == (("plan", "advice"),) and config.off == (("signature", "网页\n稿\n"),)


def test_a_gbk_file_gets_a_remedy_for_notepad(tmp_path):
    path = tmp_path / "lawcheck.yaml"
    path.write_bytes("off: {signature: 网页稿}".encode("gbk"))
    with pytest.raises(LawcheckError, match=r"配置文件不是 UTF-8 编码.*记事本"):
        load_config(str(path))


def test_waivers_may_stand_in_a_file_of_their_own(tmp_path):
    (tmp_path / "lawcheck.yaml").write_text("waivers: 豁免 单.yaml\n", encoding="utf-8")
    (tmp_path / "豁免 单.yaml").write_text(f"waivers:\n  - {WAIVER}\n", encoding="utf-8")
    config = load_config(str(tmp_path / "lawcheck.yaml"))
    assert config.waivers[0].place.endswith("豁免 单.yaml 第2行")
    (tmp_path / "豁免 单.yaml").write_text(f"- {WAIVER}\n", encoding="utf-8")
    with pytest.raises(LawcheckError, match=r"豁免 单\.yaml"):
        load_config(str(tmp_path / "lawcheck.yaml"))


def test_paths_count_from_the_configuration(tmp_path, monkeypatch):
    (tmp_path / "规则").mkdir()
    pack = tmp_path / "规则" / "省.yaml"
    pack.write_text("x", encoding="utf-8")
    (tmp_path / "lawcheck.yaml").write_text("packs: [规则/省.yaml]\nbaseline: 基线.json\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "规则")
    config = load_config(str(tmp_path / "lawcheck.yaml"))
    assert os.path.samefile(config.packs[0], pack) and config.baseline == "../基线.json"


def test_a_named_file_without_settings_is_an_error(tmp_path):
    path = tmp_path / "别的.toml"
    path.write_text("[tool.ruff]\n", encoding="utf-8")
    with pytest.raises(LawcheckError, match=r"没有 lawcheck 的设置.*\[tool.lawcheck\]"):
        Checker(Wishes(config=str(path))).regime("报告.txt")
    path.write_text("[tool.lawcheck]\nyear = 2024\n", encoding="utf-8")
    assert Checker(Wishes(config=str(path))).regime("报告.txt").config.year == 2024


PIECES = st.sampled_from(
    ["{", "}", "[", "]", ":", "-", "\n", "  ", "#", "'", '"', "|", "&a", "*a", "!x", "---\n", "\t", "\x00", "=", "waivers", "1", "。"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 6), PIECES), max_size=5),
    st.sampled_from(["yaml", "toml"]),
)
def test_a_damaged_file_is_read_or_refused_and_never_breaks(tmp_path_factory, damages, ending):
    text = EXAMPLE if ending == "yaml" else EXAMPLE_TOML
    for place, length, piece in damages:
        at = place % len(text)
        text = text[:at] + piece + text[at + length :]
    path = tmp_path_factory.getbasetemp() / f"damaged.{ending}"
    path.write_text(text, encoding="utf-8")
    try:
        config = load_config(str(path))
        assert config.file is not None
        configured(RULEBOOK, config)
    except LawcheckError as error:
        assert error.remedy and (error.path or "damaged") in str(error)


def test_a_file_of_waivers_that_lacks_its_first_line_is_told_which(tmp_path):
    (tmp_path / "豁免.yaml").write_text("- rule: title\n  missing: true\n", encoding="utf-8")
    (tmp_path / "lawcheck.yaml").write_text("waivers: 豁免.yaml\n", encoding="utf-8")
    with pytest.raises(LawcheckError, match="第一行写 waivers:"):
        load_config(str(tmp_path / "lawcheck.yaml"))
