"""Damaged and hostile files: each with a word of the message that it must get, or None where it is to be read.

Nothing is taken from real attacks: each file is written here, small on disk, to the recipe its name tells.
"""

from __future__ import annotations

import io
import struct
import zipfile

from tests.ofd_files import SPACE, packed, page_xml, text_object, write_ofd
from tests.pdf_files import SCAN, locked_pdf, text_at, write_pdf

MB = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
REPORT = "2023年，青川县依法行政。\n一、主要工作\n全年审核文件9件。"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def word(document, **parts):
    """Return a .docx whose main part is ``document``."""
    files = {"[Content_Types].xml": TYPES, "word/document.xml": document}
    return packed(files | {name.replace("_", "/", 1) + ".xml": part for name, part in parts.items()})


def ofd(document):
    """Return an OFD whose only page has the content ``document``."""
    root = f'<OFD xmlns="{SPACE}"><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>'
    listed = f'<Document xmlns="{SPACE}"><Pages><Page ID="1" BaseLoc="P.xml"/></Pages></Document>'
    return packed({"OFD.xml": root, "D.xml": listed, "P.xml": document})


def flagged(data, offset_local, offset_central, value):
    """Return a zip with a byte of the first header of each kind set."""
    changed = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", offset_local), (b"PK\x01\x02", offset_central)):
        at = changed.find(signature)
        changed[at + offset] = value
    return bytes(changed)


def many_members(count):
    """Return a zip of ``count`` empty members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(count):
            archive.writestr(f"{number}.txt", "")
    return buffer.getvalue()


def overlapping(count):
    """Return a zip in which ``count`` entries of the directory all point at one bomb."""
    data = packed({"0.txt": b"0" * (30 * MB)})
    at = data.rfind(b"PK\x05\x06")
    central = data.find(b"PK\x01\x02")
    entry = data[central:at]
    entries = b"".join(entry.replace(b"0.txt", b"%d.txt" % number) for number in range(count))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entries), central, 0)
    return data[:central] + entries + end


def form_bomb(levels):
    """Return a PDF whose forms print one another twice, ``levels`` deep."""
    forms = [
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>/Length 12>>stream\n/X Do /X Do \nendstream"
        % (6 + number)
        for number in range(levels)
    ]
    return write_pdf([b"/X Do"], extra=forms).replace(b"/I 4 0 R", b"/I 4 0 R/X 5 0 R")


def mail(*parts):
    """Return a saved web page of parts."""
    return (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        + b"\r\n--x\r\n".join(parts)
    )


def hostile():
    """Return name, bytes and expected word of each file."""
    deep = "<a>" * 100_000 + "</a>" * 100_000
    paragraph = f"<w:document {W}><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"
    return [
        # What is no text, or no longer one.
        ("空.txt", b"", "空的"),
        ("空白.txt", b"\xef\xbb\xbf \r\n", "空的"),
        ("二进制.txt", bytes(range(256)) * 40, "空字符"),
        ("控制字符.txt", b"\x01\x02\x03\x04\x05abc" * 50, "不能显示"),
        ("坏编码.txt", "法治政府".encode() * 9 + b"\xff\xff\xfe", "编码无法识别"),
        ("一行.txt", "字".encode() * 300_000, "一行"),
        ("太大.txt", b"a\n" * (6 * MB), "10 MB"),
        ("太长.txt", "法治\n".encode() * 400_000, "上限"),
        ("一句.txt", (REPORT + "下一步，我市将2022年" * 15_000).encode(), None),
        ("图片.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "图片"),
        ("程序.doc", b"MZ\x90\x00" + b"\0" * 99, "程序"),
        ("改名.zip", b"Rar!\x1a\x07\x00" + b"\0" * 99, "不是 .zip"),
        ("改名.docx", b"%PDF-1.7 broken", "PDF"),
        ("改名.pdf", b"\x00\x01\x02" * 99, "内容却不是PDF"),
        ("改名.ofd", b"\x00\x01\x02" * 99, "内容却不是OFD"),
        ("改名.doc", "2023年，青川县依法行政。".encode(), None),
        ("纯文本.docx", REPORT.encode("gb18030"), None),
        ("网页.doc", f"<html><meta charset=utf-8><p>{REPORT}</p></html>".encode(), None),
        # Zip archives and what is kept in them.
        ("空包.zip", packed({}), "没有可以检查的报告"),
        ("截断.zip", packed({"甲.txt": REPORT})[:-12], "损坏"),
        ("只有头.zip", b"PK\x03\x04", "损坏"),
        ("垃圾.zip", b"PK\x03\x04" + bytes(range(256)) * 9, "损坏"),
        (
            "坏校验.zip",
            packed({"甲.txt": REPORT}).replace(b"PK\x01\x02", b"PK\x01\x02", 1)[:40]
            + b"\xff" * 8
            + packed({"甲.txt": REPORT})[48:],
            "损坏",
        ),
        ("密码.zip", flagged(packed({"甲.txt": REPORT}), 6, 8, 1), "密码"),
        ("怪压缩.zip", flagged(packed({"甲.txt": REPORT}), 8, 10, 99), "损坏"),
        ("炸弹.zip", packed({"甲.txt": b"0" * (70 * MB)}), "MB 的上限"),
        ("重叠.zip", overlapping(9), "损坏"),
        ("套娃.zip", packed({"内.zip": packed({"甲.txt": REPORT})}), "还有压缩包"),
        ("太多.zip", many_members(5_001), "上限"),
        ("越界.zip", packed({"../../越界.txt": REPORT, "/etc/甲.txt": REPORT}), None),
        (
            "长目录.zip",
            packed({"甲.txt": REPORT})[:-22]
            + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 99 * MB, 0, 0),
            "不正常",
        ),
        # Word.
        ("密码.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("截断.docx", word(paragraph % "法治")[:-40], "损坏"),
        ("缺正文.docx", packed({"[Content_Types].xml": TYPES, "word/styles.xml": "<a/>"}), "正文"),
        ("坏标记.docx", word("<w:document><w:body>"), "损坏"),
        ("笑.docx", word(LAUGHS + "<w:document>&a11;</w:document>"), "DTD"),
        ("外部.docx", word(OUTSIDE + "<w:document>&a;</w:document>"), "DTD"),
        (
            "宽字节外部.docx",
            word(("<?xml version='1.0' encoding='UTF-16'?>" + OUTSIDE + "<x>&a;</x>").encode("utf-16")),
            "DTD",
        ),
        ("深.docx", word(f"<w:document {W}><w:body>{deep}</w:body></w:document>"), "嵌套"),
        ("多.docx", word(f"<w:document {W}><w:body>{'<w:p/>' * 600_000}</w:body></w:document>"), "上限"),
        ("炸弹.docx", word(paragraph % ("0" * (70 * MB))), "上限"),
        ("空.docx", word(paragraph % ""), "没有可以检查的文字"),
        ("表格.docx", packed({"[Content_Types].xml": TYPES, "xl/workbook.xml": "<a/>"}), "电子表格"),
        # OFD.
        ("截断.ofd", write_ofd(REPORT)[:-40], "损坏"),
        ("缺页.ofd", packed({"OFD.xml": "<OFD><DocBody><DocRoot>D.xml</DocRoot></DocBody></OFD>"}), "缺少"),
        ("笑.ofd", ofd(LAUGHS + "<Page>&a11;</Page>"), "DTD"),
        ("外部.ofd", ofd(OUTSIDE + "<Page>&a;</Page>"), "DTD"),
        ("深.ofd", ofd(f"<Page>{deep}</Page>"), "嵌套"),
        ("炸弹.ofd", ofd("<Page>" + " " * (70 * MB) + "</Page>"), "上限"),
        (
            "绕圈.ofd",
            packed({"OFD.xml": "<OFD><DocBody><DocRoot>OFD.xml</DocRoot></DocBody></OFD>"}),
            "没有文字",
        ),
        (
            "步距.ofd",
            ofd(
                page_xml(
                    "",
                    f'xmlns="{SPACE}"',
                    text_object("", "法治", 1e9, -1e9).replace("g 1 5.64", "g 99999999 1e308"),
                )
            ),
            None,
        ),
        ("扫描.ofd", ofd(page_xml("", f'xmlns="{SPACE}"', "")), "扫描件"),
        # PDF.
        ("截断.pdf", write_pdf([text_at(80, 700, "law")])[:99], "损坏"),
        ("密码.pdf", locked_pdf(), "密码"),
        ("扫描.pdf", write_pdf([SCAN] * 3), "扫描件"),
        ("空页.pdf", write_pdf([b""]), "没有文字"),
        ("绕圈.pdf", write_pdf([b"x"]).replace(b"/Kids[5 0 R]", b"/Kids[2 0 R]"), "PDF"),
        ("假页数.pdf", write_pdf([text_at(80, 700, "law")]).replace(b"/Count 1", b"/Count 999999999"), None),
        ("多页.pdf", write_pdf([b""] * 301), "300 页"),
        ("表单炸弹.pdf", form_bomb(25), "超出了上限"),
        ("空格炸弹.pdf", write_pdf([b" " * (120 * MB)], packed=True), "没有文字"),
        ("嵌套.pdf", write_pdf([b"q " * 300_000 + b"[" * 300_000], packed=True), "没有文字"),
        ("垃圾.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40, "损坏"),
        # Web pages.
        ("空.html", b"<html></html>", "没有可以检查的文字"),
        ("深.html", b"<div>" * 400_000 + b"</p>" * 400_000, "嵌套"),
        ("注释.html", b"<!--" * 500_000, "没有可以检查的文字"),
        ("尖括号.html", b"<" * 300_000, "一行 200000 字的上限"),
        (
            "属性.html",
            b"<p " + b"".join(b"x%d=1 " % n for n in range(200_000)) + b">" + "法治".encode(),
            None,
        ),
        ("字体.html", b"".join(b"<font a=%d>" % n for n in range(9_000)) + b"<p>" * 9_000, "嵌套"),
        (
            "编号.html",
            '<ol start="9e99" reversed><li value="-99999999999999">法治<li>政府</ol>'.encode(),
            None,
        ),
        ("只有框架.html", b"<frameset><frame src='http://a/'></frameset>", "没有可以检查的文字"),
        ("怪字符集.html", '<meta charset="punycode"><p>法治政府'.encode(), None),
        (
            "脚本.html",
            f"<p>{REPORT}</p><script>while(1);</script><img src=x onerror=alert(1)>".encode(),
            None,
        ),
        ("空.mht", mail(b"Content-Type: image/png\r\n\r\nx"), "没有网页"),
        (
            "坏编码.mht",
            mail(b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!"),
            "网页",
        ),
        ("多.mht", mail(*[b"Content-Type: image/png\r\n\r\nx"] * 9_000), "太多"),
        (
            "深.mht",
            b"".join(
                b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(900)
            ),
            "",
        ),
        # Markdown.
        ("括号.md", b"[" * 60_000, None),
        ("引用.md", b">" * 100_000 + "法治".encode(), ""),
        ("只有标记.md", b"---\n\n***\n", "没有可以检查的文字"),
        ("尖括号.md", b"<a " * 60_000 + "法治".encode(), None),
        # Old office formats, without LibreOffice.
        ("空.doc", OLE, "旧版办公软件"),
        ("旧.doc", OLE + "WordDocument".encode("utf-16-le"), "另存为"),
        ("旧.wps", OLE + "WordDocument".encode("utf-16-le"), "另存为"),
        ("富文本.doc", b"{\\rtf1" + b"{" * 100_000, "另存为"),
        ("幻灯片.doc", OLE + "PowerPoint Document".encode("utf-16-le"), "演示文稿"),
    ]
