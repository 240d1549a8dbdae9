"""The commented configuration file that ``lawcheck init`` writes."""

from __future__ import annotations

STARTER = """\
## lawcheck 的配置文件。检查一份报告时，从报告所在的文件夹逐级向上寻找，用最近的一份。
## 行首是“##”的是说明；只有一个“#”的是例子，去掉这个 # 就生效（缩进不变）。命令行里写了的，以命令行为准。
## 改好以后运行 lawcheck config 可以看到现在生效的设置和出处。

## 哪一级不符合就算没有通过（退出状态为1）：must 必备项，should 规范项及以上，advice 提示项及以上，never 都不。
fail-on: must
## 写 true 时，部分符合也算没有通过。
#fail-on-partial: true

## 没有写文件名就运行 lawcheck check 时检查哪些文件或者文件夹。
#paths: [报告]

## 在文件夹里寻找报告时跳过哪些。不带 / 的对文件名、文件夹名起作用，带 / 的从本文件所在的文件夹算起。
#exclude:
#  - 旧稿
#  - "*草稿*"

## 另外使用的规则包，路径从本文件所在的文件夹算起。
#packs:
#  - 本省规则.yaml

## 报告的种类：law-based-government 法治政府建设年度报告（默认），open-government 政府信息公开工作年度报告，
## enforcement 行政执法年度报告。
#kind: law-based-government

## 制发机关的情况。level 写明级别，不再从正文识别：province 省，city 市，county 县，township 乡镇街道，department 部门。
## enforcement: false 表示没有行政执法权，“三项制度”不检查。
#issuer:
#  level: township
#  enforcement: false

## 改变规则的级别；pack:规则包名 表示整包。规则编号见 lawcheck rules。
#levels:
#  plan.responds: advice
#  pack:document: should

## 不检查的规则，后面写明原因；报告里列为“不适用”。
#off:
#  signature: 网页公开稿不带落款

## 规则里可以调整的数字。
#thresholds:
#  achievements.data:
#    at_least: 5

## 报告年度，不从正文判断。
#year: 2025

## 没有写 -f 时的输出格式，可以写的见 lawcheck --help。
#format: markdown

## 基线文件：其中已有的问题不再挡住公开，只报新出现的。先运行一次 lawcheck --write-baseline 报告.txt。
#baseline: lawcheck-baseline.json

## 经批准保留的问题。anchor 摘一段原文（标点、空格不必一致）；整个缺少的写 missing: true。
## until 是有效期的最后一天，过期不再有效。file 可以不写，写了只对这份报告有效。豁免多的可以另写一个文件：waivers: 豁免.yaml
## （那个文件也以 waivers: 开头，写法相同）。
#waivers:
#  - rule: problems.causes
#    missing: true
#    reason: 原因另文报送
#    approved_by: 县司法局 张三
#    until: 2026-12-31
#  - rule: leader-duty.shufa
#    anchor: 建立健全述法制度
#    file: 报告/2025年报告.txt
#    reason: 本年度未安排现场述法
#    approved_by: 县委依法治县办 李四
#    until: 2026-06-30
"""
