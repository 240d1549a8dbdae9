"""The rule pack that ``lawcheck rules new`` writes: small, complete, explained line by line."""

from __future__ import annotations

STARTER = """\
# 规则包：写好以后，运行下面三条命令：
#   lawcheck rules validate {file}    看写法对不对
#   lawcheck rules test {file}        看例子是不是都得到应有的结论
#   lawcheck --rules {file} 报告.txt  连同自带的规则一起检查报告
# 以 # 开头的是说明，不起作用。缩进用空格，不用 Tab 键；冒号是半角的，后面空一格。
# 怎样写规则，见 docs/writing-rules.md。

pack: {pack}                 # 规则包的名称：小写英文字母开头
version: "1.0"
title: 本地要求              # 规则包的题名，写在差距报告里
kind: {kind}
# extends: [document]        # 要改写自带规则包里的规则，去掉行首的 #，写上那个规则包的名称
# applies: {{issuers: [示例省], levels: [county], since: 2024}}   # 这个包里新写的规则只适用于这些报告

# 依据：名称自己取，后面是文件全称和条款
bases:
  本地规定: 《××省法治政府建设年度报告规定》第三条

# 词表：意思相同、可以互相替换的词放在一起，规则里用 {{词表名}} 引用
lists:
  热线: [12345热线, 政务服务热线, 政务热线]

rules:
  - id: {pack}.hotline       # 规则编号：小写英文字母、数字、点和连字符，不能与别的规则相同
    title: 政务热线办理情况
    level: should            # must 必备项（不符合就不宜公开）、should 规范项、advice 提示项
    basis: [本地规定]
    asks: 报告要写明政务热线报告年度受理了多少件。只提到热线而没有件数，算部分符合。
    depends: [kind]          # 不是这种报告的，不检查
    check: content
    with:
      ways:                  # 从上往下试，第一个成立的决定结论；都不成立，就是不符合
        - verdict: met
          in: [achievements]             # 只看写过去一年工作的部分
          when: {{all: ["{{热线}}…{{数量}}"]}}   # 同一句话里，先出现热线，后出现带单位的数量
        - verdict: partial
          in: [achievements]
          when: {{any: ["{{热线}}"]}}
          message: 提到了政务热线，没有写办理件数。
          remedy: 请写明受理件数和办结件数。
      unmet:
        message: 没有写政务热线办理情况。
        remedy: 请写明政务热线受理件数和办结件数。
    examples:                # 每条规则至少一个“符合”、一个“不符合”的例子，用来检验规则
      - verdict: met
        text: |
          一、主要工作
          12345热线受理群众诉求300件，办结298件。
      - verdict: partial
        text: |
          一、主要工作
          发挥政务热线作用，为群众排忧解难。
      - verdict: unmet
        text: |
          一、主要工作
          审核行政规范性文件9件。
"""


def starter(file: str, pack: str, kind: str) -> str:
    """Return the text of a first pack named ``pack`` for a kind of report, to be saved as ``file``."""
    return STARTER.format(file=file, pack=pack, kind=kind)
