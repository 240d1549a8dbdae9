import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import LawcheckError
from checker.rulebook.yamlfile import parse_yaml, read_yaml


def test_marks_point_at_values_and_keys():
    file = parse_yaml("甲: 1\n乙:\n  - a\n  - b\n", "x.yaml")
    assert file.data == {"甲": 1, "乙": ["a", "b"]}
    assert file.marks["乙", 1] == (4, 5)
    assert file.error("错", ("乙", 7)).line == 2


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("甲: 1\n甲: 2\n", "写了两次", 2),
        ("甲: &a [1]\n乙: *a\n", "锚点", 1),
        ("甲: [1, 2\n乙: 3\n", "没有成对", 1),
        ("甲: 1\n\t乙: 2\n", "Tab", 2),
        ("甲: !!python/object:os.system x\n", "标签", 1),
        ("? [1]\n: 2\n", "字段名", 1),
        ("---\na: 1\n---\nb: 2\n", "YAML", None),
        ("", "空的", 1),
        ("a: " + "[" * 60 + "]" * 60, "嵌套", 1),
    ],
)
def test_what_is_refused_names_its_line(text, words, line):
    with pytest.raises(LawcheckError) as caught:
        parse_yaml(text, "x.yaml")
    assert words in str(caught.value)
    assert caught.value.remedy
    if line is not None:
        assert caught.value.line == line


def test_an_alias_bomb_takes_no_time():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    with pytest.raises(LawcheckError, match="锚点"):
        parse_yaml(bomb, "x.yaml")


def test_files(tmp_path):
    with pytest.raises(LawcheckError, match="无法读取"):
        read_yaml(str(tmp_path / "没有.yaml"))
    (tmp_path / "gbk.yaml").write_bytes("甲: 一".encode("gbk"))
    with pytest.raises(LawcheckError, match="UTF-8"):
        read_yaml(str(tmp_path / "gbk.yaml"))
    (tmp_path / "big.yaml").write_bytes(b"a: " + b"x" * (1024 * 1024 + 1))
    with pytest.raises(LawcheckError, match="1 MB"):
        read_yaml(str(tmp_path / "big.yaml"))


@given(st.text(max_size=200))
def test_any_text_is_data_or_a_clear_error(text):
    try:
        parse_yaml(text, "x.yaml")
    except LawcheckError as error:
        assert error.remedy
