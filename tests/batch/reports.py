"""Generated reports with known gaps."""

import json

UNITS = ("甲县", "乙县", "丙市", "丁区", "戊县", "己县", "庚市", "辛县")
PARTS = {
    "problems": "二、存在的不足\n执法力量不足，部分乡镇执法人员少，基层基础薄弱。\n",
    "plan": "三、下一年度安排\n2024年，将开展执法培训10次，新增执法人员20名，解决执法力量不足的问题。\n",
}
START = (
    "{unit}人民政府2023年法治政府建设年度报告\n"
    "2023年，{unit}人民政府推进法治政府建设，现将有关情况报告如下。\n"
    "一、主要举措和成效\n制定规范性文件{number}件，审查合同{number}0份，办理行政复议案件{number}1件。\n"
)
END = "{unit}人民政府\n2024年3月20日\n"


def report(number, without=()):
    unit = UNITS[number % len(UNITS)]
    body = "".join(text for part, text in PARTS.items() if part not in without)
    return (START + body + END).format(unit=unit, number=number + 1)


def gaps(number):
    """Say which parts a report of a folder goes without."""
    return tuple(part for at, part in enumerate(PARTS) if number >> at & 1)


def write_folder(folder, count):
    folder.mkdir()
    for number in range(count):
        (folder / f"r{number:03}.txt").write_text(report(number, gaps(number)), encoding="utf-8")
    return folder


def results(out):
    return [json.loads(line) for line in (out / "results.jsonl").read_text(encoding="utf-8").splitlines()]


def contents(out):
    """Return name and bytes of all results, without what only the program itself keeps."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".lawcheck" not in path.parts
    }
