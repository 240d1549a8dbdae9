"""The sections of ``lawcheck --help`` beyond the options, as a man page has them."""

from __future__ import annotations

from checker.reporting.formats import FORMATS

Section = tuple[str, tuple[tuple[str, str], ...]]

SECTIONS: tuple[Section, ...] = (
    (
        "例子",
        (
            ("lawcheck 报告.txt", "检查一份，结果显示在屏幕上。"),
            ("lawcheck 报告.txt -o 差距.md", "结果写到文件。"),
            ("lawcheck 报告.txt -f markdown:差距.md -f sarif:差距.sarif", "同时输出几种格式。"),
            ("lawcheck 报告.txt -f html -o 差距.html", "写成网页，连同标出问题的全文，可以打印。"),
            ("lawcheck 报告 --fail-on should", "检查一个文件夹，规范项不符合也算没有通过。"),
            ("lawcheck *.txt", "检查这里的全部 .txt 文件，命令窗口不展开 * 也可以。"),
            ("lawcheck 报告 -o 差距/", "一个文件夹里的报告各写一个文件，另写一份汇总。"),
            ("lawcheck - < 报告.txt", "从标准输入读取。"),
            ("lawcheck --write-baseline 报告", "记下现有的问题，以后用 --baseline 只报新出现的。"),
            ("lawcheck init", "在这个文件夹写一份带说明的配置文件。"),
            ("lawcheck config 报告.txt", "看检查这份报告时哪些设置生效、出自哪里。"),
        ),
    ),
    ("输出格式", tuple((name, f"{format_.purpose}。") for name, format_ in FORMATS.items())),
    (
        "文件",
        (
            ("lawcheck.yaml", "配置：规则包、级别、不检查的规则、豁免等；从报告所在文件夹逐级向上寻找。"),
            ("pyproject.toml", "其中的 [tool.lawcheck] 同样有效；同一文件夹以 lawcheck.yaml 为准。"),
            ("lawcheck-baseline.json", "基线：已知的问题。"),
        ),
    ),
    (
        "退出状态",
        (
            ("0", "没有问题挡住公开。"),
            ("1", "有必备项不符合（--fail-on 可以调整级别）；豁免和基线里的不算。"),
            ("2", "用法不对，有文件读不了，或者规则文件、配置文件、基线文件有错。"),
            ("130、141", "被中断；输出管道被关闭。"),
        ),
    ),
    (
        "环境变量",
        (
            ("NO_COLOR", "设了就不用颜色；输出到文件或者管道时本来就没有颜色。"),
            ("COLUMNS", "屏幕宽度（列），默认按窗口。"),
            ("PYTHONIOENCODING", "屏幕的编码，例如 gbk；写到文件和管道的总是 UTF-8。"),
        ),
    ),
)
