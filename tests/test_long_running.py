"""One process for many checks: nothing grows, nothing is made twice, threads do not disturb each other."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from checker import check, check_text
from checker.rulebook.starter import starter
from checker.rulebooks import load_rulebook

ROOT = Path(__file__).resolve().parents[1]
TEXT = (
    "青川县2023年法治政府建设年度报告\n\n2023年，青川县依法行政，现将有关情况报告如下。\n一、主要工作\n"
    "全年审核规范性文件9件，培训执法人员120人次。\n二、存在问题\n执法力量不足，主要是因为编制少。\n"
    "三、下一步工作\n2024年，招录执法人员10名。\n"
)
GROWTH = """
import sys
from checker import check_text
text, pack, config = open(sys.argv[1], encoding="utf-8").read(), sys.argv[2], sys.argv[3]
def one(at):
    check_text(text, packs=[pack], year=1990 + at % 40)
    check_text(text, config=config)
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1])
for at in range(50):
    one(at)
before = resident()
for at in range(200):
    one(at)
print((resident() - before) * 4096)
"""


@pytest.fixture
def pack(tmp_path):
    path = tmp_path / "province.yaml"
    path.write_text(starter("province.yaml", "province", "law-based-government"), encoding="utf-8")
    return str(path)


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="memory is read from Linux")
def test_memory_does_not_grow_with_packs_configuration_and_changing_years(tmp_path, pack):
    report, config = tmp_path / "报告.txt", tmp_path / "lawcheck.yaml"
    report.write_text(TEXT, encoding="utf-8")
    config.write_text("packs: [province.yaml]\nlevels: {plan.year: advice}\n", encoding="utf-8")
    command = [sys.executable, "-c", GROWTH, str(report), pack, str(config)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 2_000_000  # 1,000 checks may grow by 5 MB


def test_a_rulebook_is_made_once_and_again_when_a_pack_has_changed(pack):
    first = load_rulebook((pack,))
    assert load_rulebook((pack,)) is first
    text = Path(pack).read_text(encoding="utf-8")
    Path(pack).write_text(text.replace("level: should", "level: must", 1) + "\n", encoding="utf-8")
    assert load_rulebook((pack,)) is not first
    Path(pack).unlink()
    with pytest.raises(Exception, match="找不到"):
        load_rulebook((pack,))


def test_what_is_kept_does_not_grow_with_the_number_of_packs(tmp_path):
    from checker import rulebooks

    for number in range(2 * rulebooks._MOST_KEPT):
        path = tmp_path / f"p{number}.yaml"
        path.write_text(starter(path.name, f"p{number}", "law-based-government"), encoding="utf-8")
        load_rulebook((str(path),))
    assert len(rulebooks._beside) <= rulebooks._MOST_KEPT


def test_what_checks_make_ready_is_bounded_by_the_rules(pack):
    rulebook = load_rulebook((pack,))
    for year in range(1980, 2040):
        check_text(TEXT, packs=[pack], year=year)
    made = [len(variants) for _, variants in rulebook.prepared.values()]
    assert made and len(made) <= len(rulebook.rules) and max(made) <= 10


def test_eight_threads_give_what_one_gives(pack):
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    jobs = [(text, year) for text in (*texts, TEXT) for year in (None, 2019, 2023)]

    def told(job):
        return check_text(job[0], packs=[pack], year=job[1]).to_dict()

    alone = [told(job) for job in jobs]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(told, jobs)) == alone


def test_two_configurations_do_not_disturb_each_other(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    verdicts = []
    for least in (1, 9, 1):
        config = tmp_path / "lawcheck.yaml"
        config.write_text(f"thresholds: {{achievements.data: {{at_least: {least}}}}}\n", encoding="utf-8")
        verdicts.append(check(path)["achievements.data"].verdict)
    assert verdicts == ["met", "partial", "met"]
