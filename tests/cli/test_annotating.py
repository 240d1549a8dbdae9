"""``annotate`` for several files and folders."""

import shutil
from pathlib import Path

from checker.cli.annotating import annotate
from checker.cli.run import BROKEN, GATED, Options
from tests.docx_files import docx, p

FILES = Path(__file__).resolve().parents[1] / "fixtures" / "docx"


def folder_of(tmp_path):
    folder = tmp_path / "来稿"
    folder.mkdir()
    for seed in ("kaili-2024", "changdu-2023"):
        shutil.copy(FILES / f"{seed}.plain.docx", folder)
    (folder / "说明.txt").write_text("通知", encoding="utf-8")
    return folder


def test_a_folder_is_annotated_into_a_folder_and_a_second_run_passes_the_copies_over(tmp_path, capsys):
    folder = folder_of(tmp_path)
    out = folder / "批注稿"
    for _ in range(2):
        assert annotate((str(folder),), Options(output=str(out), quiet=True)) == GATED
        assert sorted(path.name for path in out.iterdir()) == [
            "changdu-2023.plain.docx",
            "kaili-2024.plain.docx",
        ]
    assert "说明.txt：不是 Word 文件" in capsys.readouterr().err


def test_several_files_need_a_folder(tmp_path, capsys):
    files = tuple(str(path) for path in folder_of(tmp_path).glob("*.docx"))
    assert annotate(files, Options()) == BROKEN
    assert annotate(files, Options(output=str(tmp_path / "稿.docx"))) == BROKEN
    told = capsys.readouterr().err
    assert "请加上 -o 和文件夹" in told and "-o 请写文件夹" in told
    assert annotate(files, Options(output=str(tmp_path / "稿"), quiet=True)) == GATED
    assert len(list((tmp_path / "稿").iterdir())) == 2


def test_two_files_of_one_name_do_not_overwrite_each_other(tmp_path, capsys):
    files = []
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "稿.docx").write_bytes(docx(p("青川县2023年法治政府建设年度报告")))
        files.append(str(tmp_path / name / "稿.docx"))
    assert annotate(tuple(files), Options(output=str(tmp_path / "出"), quiet=True)) == BROKEN
    assert "同名" in capsys.readouterr().err and len(list((tmp_path / "出").iterdir())) == 1
