"""What is longer than any report is refused with the bound named, whatever the format."""

import pytest

from checker.errors import LawcheckError
from checker.reading import bounds
from checker.reading.files import read_bytes
from tests.docx_files import docx, p
from tests.ofd_files import write_ofd

LINES = ["某县人民政府2024年法治政府建设年度报告", *(f"办理案件{number}件。" for number in range(30))]
FORMATS = {
    ".txt": lambda lines: "\n".join(lines).encode(),
    ".md": lambda lines: "\n\n".join(lines).encode(),
    ".html": lambda lines: f"<body>{''.join(f'<p>{line}</p>' for line in lines)}</body>".encode(),
    ".mht": lambda lines: (
        f"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{''.join(f'<p>{line}</p>' for line in lines)}".encode()
    ),
    ".docx": lambda lines: docx("".join(map(p, lines))),
    ".ofd": lambda lines: write_ofd("\n".join(lines)),
}


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize(
    ("bound", "most", "told"),
    [
        ("MAX_CHARACTERS", 100, "超过 100 字的上限"),
        ("MAX_LINES", 20, "的上限，不像一份年度报告"),
        ("MAX_LINE", 15, "字的上限，不像正常的文稿"),
    ],
)
def test_a_bound_holds_for_every_format(ending, bound, most, told, monkeypatch):
    data = FORMATS[ending](LINES)
    assert read_bytes(data, "a" + ending, ending).text
    monkeypatch.setattr(bounds, bound, most)
    with pytest.raises(LawcheckError, match=told) as caught:
        read_bytes(data, "a" + ending, ending)
    assert caught.value.remedy and str(most) in caught.value.message
