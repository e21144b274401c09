from pathlib import Path

import pytest

from twosource.errors import UsageError
from twosource.run.options import Given, Settings, resolve_settings


def resolve(
    folder: Path, *, toml: str = "", flags: Given | None = None, **environment: str
) -> Settings:
    if toml:
        (folder / "twosource.toml").write_text(toml, encoding="utf-8")
    return resolve_settings(flags or Given(), environment=environment, folder=folder)


def test_nothing_given_leaves_the_defaults(tmp_path: Path) -> None:
    assert resolve(tmp_path) == Settings()


def test_a_flag_beats_the_environment_which_beats_the_file(tmp_path: Path) -> None:
    toml = 'db = "file.db"\nworkers = 3\nquiet = true\n'
    settings = resolve(
        tmp_path,
        toml=toml,
        flags=Given(db="flag.db"),
        TWOSOURCE_DB="env.db",
        TWOSOURCE_WORKERS="2",
    )
    assert (settings.db, settings.workers, settings.quiet) == ("flag.db", 2, True)


def test_the_map_may_be_one_string_or_a_list(tmp_path: Path) -> None:
    assert resolve(tmp_path, toml='map = "text=body"').map == ("text=body",)
    assert resolve(tmp_path, toml='map = ["text=body", "url=link"]').map == (
        "text=body",
        "url=link",
    )
    assert resolve(tmp_path, TWOSOURCE_MAP="text=story").map == ("text=story",)


def test_how_disputed_areas_are_named_is_a_setting_of_two_words(tmp_path: Path) -> None:
    assert resolve(tmp_path).boundaries == "un"
    assert resolve(tmp_path, toml='boundaries = "defacto"').boundaries == "defacto"
    assert resolve(tmp_path, TWOSOURCE_BOUNDARIES="un").boundaries == "un"
    with pytest.raises(UsageError, match="environment"):
        resolve(tmp_path, TWOSOURCE_BOUNDARIES="mine")


def test_the_network_is_asked_only_by_a_flag(tmp_path: Path) -> None:
    assert not resolve(tmp_path).online
    assert resolve(tmp_path, flags=Given(online=True)).online
    assert not resolve(tmp_path, TWOSOURCE_ONLINE="1").online
    with pytest.raises(UsageError, match="online"):
        resolve(tmp_path, toml="online = true")
    with pytest.raises(UsageError, match="contradict"):
        resolve(tmp_path, flags=Given(online=True, offline=True))


def test_an_unknown_key_is_told_with_the_key_near_it(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"twosource\.toml.*'worker'.*did you mean workers"):
        resolve(tmp_path, toml="worker = 2")


@pytest.mark.parametrize("toml", ["db = 3", "workers = 'many'", "quiet = 'perhaps'", "db = "])
def test_a_setting_that_does_not_fit_names_the_file(tmp_path: Path, toml: str) -> None:
    with pytest.raises(UsageError, match=r"twosource\.toml"):
        resolve(tmp_path, toml=toml)


def test_a_variable_that_does_not_fit_names_the_environment(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="environment"):
        resolve(tmp_path, TWOSOURCE_WORKERS="many")


def test_fewer_than_one_worker_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="1 or more"):
        resolve(tmp_path, TWOSOURCE_WORKERS="0")
