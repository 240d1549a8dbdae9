"""The style sheet of the HTML report, and how any text is put into a page."""

from __future__ import annotations

from html import escape as _escape

STYLE = """
:root{--ink:#1b1b1b;--paper:#ffffff;--soft:#f4f5f7;--line:#c9ccd1;--dim:#4d5560;--link:#0b4a94;
--must:#96141a;--must-bg:#fde4e4;--should:#704300;--should-bg:#fff0cc;--advice:#17466f;--advice-bg:#e2eefa;--good:#14532d}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;color:var(--ink);background:var(--paper);line-height:1.75;overflow-wrap:anywhere;
font-family:"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999rem}.skip:focus{left:.5rem;top:.5rem;background:var(--paper);padding:.5rem 1rem;z-index:1}
header,main,footer{max-width:62rem;margin:0 auto;padding:0 1rem}
h1{font-size:1.6rem;line-height:1.4;margin:1.2rem 0 .6rem}h2{font-size:1.4rem;margin:2.2rem 0 .6rem;line-height:1.4}
h3{font-size:1.2rem;margin:1.8rem 0 .5rem;border-bottom:1px solid var(--line)}h4{font-size:1.05rem;margin:1.3rem 0 .4rem}
p{margin:.4rem 0}
nav ul{list-style:none;margin:.4rem 0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}
nav a{display:inline-block;padding:.3rem 0}
.verdict{font-size:1.15rem;font-weight:bold;border-left:.4rem solid var(--must);background:var(--soft);padding:.6rem .9rem}
dl{margin:.3rem 0 .8rem;padding:.5rem .9rem;background:var(--soft);border-left:.25rem solid var(--line)}
dl>div{display:flex;gap:.8rem;padding:.12rem 0}dt{flex:0 0 5em;font-weight:bold}dd{margin:0;flex:1;min-width:0}
dl.must{border-color:var(--must)}dl.should{border-color:var(--should)}dl.advice{border-color:var(--advice)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.5rem 0;font-size:.95rem}
th,td{border:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top}th{background:var(--soft)}
.short{white-space:nowrap}
.tasks td:first-child{text-align:center;font-weight:bold}.tasks td:nth-child(2){width:36%}.group th{background:var(--paper)}
.tasks tr.must td:first-child{border-left:.25rem solid var(--must)}.tasks tr.should td:first-child{border-left:.25rem solid var(--should)}
.tasks tr.advice td:first-child{border-left:.25rem solid var(--advice)}
h4 small{color:var(--dim);font-weight:normal;font-size:.8rem}
details{margin:.4rem 0}summary{cursor:pointer;color:var(--link);padding:.3rem 0}.notes p{margin:.15rem 0;font-size:.95rem}
.fulltext{border:1px solid var(--line);padding:.6rem .9rem .6rem 3.6rem}
.fulltext p{margin:0;min-height:1.75em;position:relative;white-space:pre-wrap}
.fulltext p::before{content:attr(data-n);position:absolute;left:-3.2rem;width:2.6rem;text-align:right;color:var(--dim);font-size:.8rem}
mark{color:inherit;padding:.08em 0}
.fulltext del{color:var(--dim)}.fulltext ins{color:var(--link);font-weight:bold}
mark.must{background:var(--must-bg);border-bottom:3px solid var(--must)}
mark.should{background:var(--should-bg);border-bottom:2px dashed var(--should)}
mark.advice{background:var(--advice-bg);border-bottom:2px dotted var(--advice)}
.ref{font-size:.8rem;font-weight:bold;white-space:nowrap;text-decoration:none;padding:0 .15em;border-radius:.2em}
.ref.must{color:var(--must);background:var(--must-bg)}.ref.should{color:var(--should);background:var(--should-bg)}
.ref.advice{color:var(--advice);background:var(--advice-bg)}
.ref.gone{border:1px dashed currentColor;white-space:normal}
.ref:target,:target>.ref,:target+mark,h4:target,p:target{outline:3px solid var(--link);outline-offset:2px}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.note{color:var(--dim);font-size:.95rem}
footer{color:var(--dim);font-size:.9rem;margin:2rem auto}
@media (max-width:40rem){h1{font-size:1.35rem}h2{font-size:1.2rem}dl>div{display:block}dl{padding:.4rem .6rem}
h1{margin:.6rem 0 .2rem;font-size:1rem}h2{margin:.4rem 0}h3{margin:1rem 0 .4rem}
dd{margin-bottom:.3rem}table{font-size:.85rem}th,td{padding:.25rem .3rem}
.tasks thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.tasks{font-size:.95rem}
.tasks tr,.tasks tbody{display:block}.tasks td,.tasks td:nth-child(2){display:block;width:auto;border:0;padding:.1rem .5rem}
.tasks tr{position:relative;border:1px solid var(--line);margin-bottom:.4rem;padding-left:2.2rem}.tasks tr.group{border:0;margin:.4rem 0 .2rem;padding:0}
.tasks .group th{border:0;display:block}.tasks td:first-child{position:absolute;left:0;top:0;width:2.2rem}.tasks td:nth-child(2){color:var(--dim)}
.fulltext{padding-left:2.6rem}.fulltext p::before{left:-2.4rem;width:2rem}}
@page{size:A4;margin:15mm 14mm}
@media print{body{font-size:10pt;line-height:1.4}h1{font-size:14pt;margin:0}h2{font-size:12pt;margin:.3rem 0}h3{margin:.7rem 0 .3rem;font-size:12pt}
h4{margin:.4rem 0 .1rem;font-size:10.5pt}table,dd,.notes p{font-size:9.5pt}th,td{padding:.1rem .35rem}dl{margin:.1rem 0 .4rem;padding:.15rem .6rem}dl>div{padding:0}.see{display:none}
header,main,footer{max-width:none;padding:0}nav,.skip{display:none}
a{color:inherit;text-decoration:none}h1,h2,h3,h4{break-after:avoid}dl,tr{break-inside:avoid}thead{display:table-header-group}
details{display:none}.scroll{overflow:visible}article+article,.whole{break-before:page}mark,.ref,.verdict,th,dl{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.fulltext{border:0;padding-right:0}}
"""

_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: 0x2421}
_NAMED = (
    *range(0x80, 0xA0),
    0xAD,
    0x061C,
    0x180E,
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
)
_VISIBLE: dict[int, int | str] = {**_PICTURES, **{code: f"〔U+{code:04X}〕" for code in _NAMED}}
"""Controls, marks of direction and what has no width: shown, because they could hide or turn round what is written."""


def safe(text: str) -> str:
    """Return a text for the content or an attribute of an element: escaped, what is invisible made visible."""
    if not text.isprintable():
        text = text.translate(_VISIBLE).encode("utf-8", "replace").decode("utf-8")
        text = "".join(char if char not in "\ufffe\uffff" else "�" for char in text)
    return _escape(text, quote=True)
