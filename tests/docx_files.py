"""Small Word files for tests, made from the XML of their parts."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
ROOTS = {
    "numbering": "w:numbering",
    "styles": "w:styles",
    "comments": "w:comments",
    "footnotes": "w:footnotes",
    "endnotes": "w:endnotes",
    "header1": "w:hdr",
    "footer1": "w:ftr",
    "commentsExtended": "w15:commentsEx",
}


def part(root, inner, uri=W):
    return f'<?xml version="1.0" encoding="UTF-8"?><{root} xmlns:w="{uri}" {NAMESPACES}>{inner}</{root}>'


def zipped(parts):
    """Return a zip file of names and contents."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _override(name, kind):
    type_ = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    return f'<Override PartName="/word/{name}.xml" ContentType="{type_}"/>'


def docx(body, uri=W, **parts):
    """Return a .docx with this inside of w:body and other parts by their names (numbering, comments …)."""
    rels, types = "", _override("document", "document.main")
    files = {}
    for number, (name, inner) in enumerate(parts.items(), 1):
        kind = name.rstrip("0123456789")
        rels += f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{name}.xml"/>'
        types += _override(name, kind)
        files[f"word/{name}.xml"] = part(ROOTS[name], inner, uri)
    package = "http://schemas.openxmlformats.org/package/2006"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" '
            f'ContentType="application/xml"/><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
            f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": part("w:document", f"<w:body>{body}<w:sectPr/></w:body>", uri),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{rels}</Relationships>',
            **files,
        }
    )


def run(text, properties=""):
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs, properties=""):
    """Return a paragraph; plain text becomes a run."""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def numbered(text, level=0, list_=1):
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>')


def level(ilvl, format_, text, more=""):
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels, instances='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>', more=""):
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}{more}</w:abstractNum>{instances}'
