"""What ``lawcheck rules new --kind NAME`` writes for a kind of report of one's own: the kind, and a pack for it."""

from __future__ import annotations

KIND_STARTER = """\
# 报告的种类：一种自己定的报告叫什么、有哪几章、容易与什么混淆。和规则包放在同一个文件夹里，用 --rules 文件夹 检查。
# 以 # 开头的是说明，不起作用。怎样写，见 docs/writing-rules.md 第八节。

kind: {kind}                 # 种类的名称：小写英文字母开头
name: 某某工作年度报告       # 这种报告的中文名称，写在差距报告里
packs: [disclosure]          # 一并使用的自带规则包（公开前的检查），可以写 []

# 题名：写的是什么事（subjects）、是什么文种（nouns）
title:
  subjects: [某某工作]
  nouns: [年度报告, 报告, 总结]
  fillers: [开展, 年度, 的]

openings: {{any: [现将…报告如下, 报告如下]}}      # 开头宣布报告的话
closings: {{any: [特此报告]}}
topics: {{any: [某某工作]}}                       # 说到这件事的话
intends: {{any: ["{{句首要}}", 拟将, 将于]}}      # 写在别处的打算

bases:
  某某规定: 《××省某某工作年度报告规定》

lists: {{}}

# 各章：part 是规则里用的名称（可以自己取，例如 chapter-1），heading 是认出这一章的标题
parts:
  - part: plan
    name: 下一步打算
    heading: {{any: [打算, 安排, 下一步]}}
  - part: problems
    name: 存在的问题
    heading: {{any: [问题, 不足]}}
  - part: training
    name: 教育培训
    heading: {{any: [教育, 培训]}}
  - part: achievements
    name: 主要工作
    heading: {{any: [主要工作, 工作情况, 成效]}}

# 容易混淆的文件：题名怎样结尾、怎样开头
lookalikes:
  - name: 通知
    endings: [的通知, 通知]
    opening: {{any: [通知如下, 现印发]}}
  - name: 工作方案或者要点
    endings: [方案, 要点, 计划]
    opening: {{any: [制定本方案]}}
"""
PACK_STARTER = """\
# 规则包：写好以后，运行：
#   lawcheck rules validate {folder}    看写法对不对
#   lawcheck rules test {folder}        看例子是不是都得到应有的结论
#   lawcheck --rules {folder} 报告.txt  检查报告
# 怎样写规则，见 docs/writing-rules.md。

pack: {pack}
version: "1.0"
title: 某某工作年度报告的要求
kind: {kind}

rules:
  - id: kind                 # 先看是不是这种报告，别的规则写 depends: [kind]
    title: 文种
    level: must
    basis: [某某规定]
    asks: 送检的应当是某某工作年度报告。
    check: kind
    with:
      unmet: {{message: "这份文件像是{{name}}，不是{{kind}}。", remedy: 请确认选对了文件。}}
      unknown: {{message: "看不出这是{{kind}}。", remedy: "请确认选对了文件；是{{kind}}的，请写明题名。"}}
    examples:
      - verdict: met
        text: |
          甲县2023年某某工作年度报告

          现将2023年某某工作报告如下：
          一、主要工作
          办理事项9件。
      - verdict: unmet
        text: |
          甲县关于做好某某工作的通知

          现将有关事项通知如下：
          一、提高认识
          请认真落实。

  - id: {pack}.chapters
    title: 各章齐全
    level: must
    basis: [某某规定]
    asks: 主要工作、教育培训、存在的问题、下一步打算四章都要有，按这个次序写。次序不对算部分符合。
    depends: [kind]
    check: chapters
    with:
      chapters:              # 写 part，就用报告种类里认这一章的办法；也可以写 name 和 words
        - {{part: achievements}}
        - {{part: training}}
        - {{part: problems}}
        - {{part: plan}}
      order: {{message: "“{{before}}”应当写在“{{after}}”的前面。", remedy: 请调整次序。}}
      unmet: {{message: "缺少“{{missing}}”。", remedy: "请单列一章写{{missing}}。"}}
    examples:
      - verdict: met
        text: |
          一、主要工作
          办理事项9件。
          二、教育培训
          组织培训3期。
          三、存在的问题
          力量不足。
          四、下一步打算
          充实力量。
      - verdict: unmet
        text: |
          一、主要工作
          办理事项9件。
          二、存在的问题
          力量不足。
          三、下一步打算
          充实力量。

  - id: {pack}.training
    title: 培训的期数和人数
    level: should
    basis: [某某规定]
    asks: 教育培训一章要写培训了几期或者多少人。
    depends: [kind]
    check: content
    with:
      ways:
        - verdict: met
          in: [training]     # 报告种类里自己定的部分
          when: {{all: ["培训…{{数量}}"]}}
      unmet: {{message: 没有写培训的期数、人数。, remedy: 请写明培训了几期、多少人。, part: training}}
    examples:
      - verdict: met
        text: |
          二、教育培训
          组织培训3期，培训200人次。
      - verdict: unmet
        text: |
          二、教育培训
          加强教育培训。
"""


def kind_starter(kind: str) -> str:
    """Return the text of a kind of report named ``kind``."""
    return KIND_STARTER.format(kind=kind)


def pack_starter(folder: str, pack: str, kind: str) -> str:
    """Return the text of a pack named ``pack`` for it, to be kept in ``folder``."""
    return PACK_STARTER.format(folder=folder, pack=pack, kind=kind)
