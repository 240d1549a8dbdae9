from checker.config.find import find_config


def test_the_nearest_file_wins_and_a_repository_ends_the_search(tmp_path):
    deep = tmp_path / "仓库" / "报告" / "2024 年"
    deep.mkdir(parents=True)
    (tmp_path / "lawcheck.yaml").write_text("year: 2020\n", encoding="utf-8")
    assert find_config(str(deep), [str(tmp_path)]).path == str(tmp_path / "lawcheck.yaml")
    (tmp_path / "仓库" / "pyproject.toml").write_text("[tool.lawcheck]\nyear = 2021\n", encoding="utf-8")
    assert find_config(str(deep), [str(tmp_path)]).path == str(tmp_path / "仓库" / "pyproject.toml")
    (tmp_path / "仓库" / "报告" / "lawcheck.yaml").write_text("year: 2022\n", encoding="utf-8")
    assert find_config(str(deep), [str(tmp_path)]).path == str(tmp_path / "仓库" / "报告" / "lawcheck.yaml")


def test_what_does_not_count(tmp_path):
    deep = tmp_path / "仓库" / "报告"
    deep.mkdir(parents=True)
    (tmp_path / "lawcheck.yaml").write_text("year: 2020\n", encoding="utf-8")
    (tmp_path / "仓库" / ".git").mkdir()
    (tmp_path / "仓库" / "pyproject.toml").write_text("[tool.ruff]\n", encoding="utf-8")
    assert find_config(str(deep), [str(tmp_path)]).path is None


def test_in_one_folder_the_yaml_file_comes_first(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.lawcheck]\n", encoding="utf-8")
    (tmp_path / "lawcheck.yaml").write_text("year: 2020\n", encoding="utf-8")
    assert find_config(str(tmp_path), [str(tmp_path)]).path == str(tmp_path / "lawcheck.yaml")


def test_the_shorter_ending_is_found_too(tmp_path):
    (tmp_path / "lawcheck.yml").write_text("year: 2020\n", encoding="utf-8")
    assert find_config(str(tmp_path), [str(tmp_path)]).path == str(tmp_path / "lawcheck.yml")
    (tmp_path / "lawcheck.yaml").write_text("year: 2021\n", encoding="utf-8")
    assert find_config(str(tmp_path), [str(tmp_path)]).path == str(tmp_path / "lawcheck.yaml")
