"""What a web page or a printer puts around a report: navigation, tables of metadata, page numbers.

These words belong to Chinese government sites, whatever the kind of document (survey of 111 published
reports), so they stand here and not in a rule pack. Noise is set aside, not deleted: offsets stay.
"""

from __future__ import annotations

from checker.document.lines import RawLine

_STARTERS = (
    "当前位置", "您的位置", "您现在的位置", "您当前的位置", "所在位置", "网站首页", "首页>", "首页/", "首页»", "索引号", "[索引号]",
    "【索引号", "信息索引", "主题分类", "体裁分类", "信息分类", "组配分类", "公开方式", "公开时限", "公开范围", "发文字号", "文号", "备注/文号",
    "发布机构", "发文机关", "发文单位", "发布单位", "公开主体", "所属机构", "信息来源", "文章来源", "来源：", "作者：", "撰稿", "发布时间",
    "发布日期", "更新时间", "公开日期", "成文日期", "生成日期", "公文生成日期", "发文日期", "日期：", "时间：", "浏览次数", "浏览量", "阅读次数",
    "阅读量", "阅读人数", "访问量", "点击数", "点击率", "点击量", "字体", "字号", "【字体", "【打印", "打印", "分享", "分享到", "收藏", "关闭",
    "【关闭", "【大中小】", "[大]", "无障碍", "长者版", "关怀版", "简体", "繁体", "返回顶部", "语音播报", "搜索", "请输入", "上一篇", "下一篇",
    "上一页", "下一页", "上一条", "下一条", "责任编辑", "编辑：", "审核：", "初审", "责编", "扫一扫", "相关新闻", "相关信息", "相关链接", "相关文档",
    "相关阅读", "主办：", "主办单位", "承办：", "承办单位", "版权所有", "网站标识码", "公网安备", "备案号", "网站地图", "联系我们", "关于我们",
    "有效性", "关键字", "关键词：", "主题词", "名称：", "标题：", "信息名称", "小字", "中字", "大字", "今天是", "站内搜索", "导航", "登录", "注册",
    "微信扫一扫", "手机版", "政务公开首页", "附件下载", "下载文字版", "下载", "文档大小", "页数：",
)  # fmt: skip
_WORDS = (
    "首页", "政务公开", "政务服务", "办事服务", "互动交流", "走进", "索引号", "发布时间", "发布日期", "发布机构", "来源", "浏览次数", "字体", "字号",
    "打印", "分享", "关闭", "收藏", "无障碍", "长者版", "手机版", "蒙文版", "主办", "网站标识码", "公网安备", "网站地图", "联系我们", "上一页", "下一页",
    "微信", "微博", "主题分类", "信息分类", "成文日期", "生成日期", "发文字号", "信息公开", "新闻中心", "登录", "注册", "地址：", "邮编", "ICP备", "访问量",
)  # fmt: skip
_SPACED_LABEL = "标 题"  # a label of two characters is set to the width of four
_LONGEST = 220
_ACCOUNT = "发表于"  # 某地公安 2024-02-06 17:30 发表于某地, under the title of a page of a public account
_MARK = 12
"""So many characters has a mark of secrecy with its term (机密★10年), which stands above the title and is none."""


def is_noise(raw: RawLine) -> bool:
    """Whether the line is one of a page's frame: it opens with such a word, or is made of them."""
    text = raw.text.replace(" ", "").lstrip(">|·•-—*")
    if not text:
        return False
    if raw.text.strip(" ").startswith(_SPACED_LABEL):
        return True
    if is_page_number(text) or ("★" in text and len(text) <= _MARK):
        return True
    if text.count(">") + text.count("»") >= 2 and len(text) < 120:
        return True
    if _ACCOUNT in text and len(text) < 40:
        return True
    if len(text) > _LONGEST or text.count("。") > 1:
        return False
    if text.startswith(_STARTERS):
        return "。" not in text or len(text) < 40
    return "。" not in text and sum(1 for word in _WORDS if word in text) >= 2 and len(text) < 160


def is_page_number(text: str) -> bool:
    """Whether ``text`` (without blanks) is only a page number such as —3—, 第3页 or 3/12."""
    core = text.strip("—-·~_=*")
    if not core:
        return True
    if core.isdigit():
        return len(core) <= 3 and (len(core) < len(text) or len(core) <= 2)
    core = core.removeprefix("第").replace("页", "").replace("共", "/").replace("，", "").replace("第", "")
    left, slash, right = core.partition("/")
    return "页" in text and left.isdigit() and (not slash or right.isdigit())
