"""The verbs, as a person calls them: what goes to stdout, what to stderr, and the exit code."""

import contextlib
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from twosource.run.cli import twosource


def call(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> Result:
    words = [str(one) for one in arguments]
    return CliRunner().invoke(twosource, words, input=stdin, env=environment)


@pytest.fixture
def store(reports: Path) -> Path:
    """Return a store that holds the three reports."""
    path = reports.parent / "visit.db"
    assert call("read", reports, "--db", path).exit_code == 0
    return path


def test_the_package_runs_as_a_module(reports: Path) -> None:
    command = [sys.executable, "-m", "twosource", str(reports)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, call(reports).stdout)


def test_files_alone_are_summed_up_and_nothing_is_kept(reports: Path) -> None:
    result = call(reports)
    assert result.exit_code == 0
    assert "2 documents · 1 lineage" in result.stdout
    assert "Standing alone" in result.stdout
    assert "twosource dossier" in result.stderr
    assert not list(reports.parent.glob("*.db"))


def test_a_summary_names_the_editions_and_their_files(reports: Path) -> None:
    output = call(reports / "planned.txt", reports / "arrived.txt").stdout
    assert "edition 1" in output
    assert "planned.txt" in output
    assert "arrived.txt" in output
    assert "differences" in output


def test_a_summary_is_also_json(reports: Path) -> None:
    (pair, alone) = json.loads(call(reports, "--json").stdout)
    assert (len(pair["documents"]), pair["lineages"], len(alone["documents"])) == (2, 1, 1)


def test_jsonl_is_one_object_a_line(reports: Path) -> None:
    lines = call(reports, "--jsonl").stdout.splitlines()
    assert len([json.loads(line)["id"] for line in lines]) == 2


def test_reading_twice_reads_nothing_twice(reports: Path) -> None:
    first = call("read", reports)
    again = call("read", reports)
    assert "3 reports read into twosource.db" in first.stderr
    assert "3 of them held already" in again.stderr
    assert (first.stdout, again.stdout) == ("", "")


def test_a_store_of_an_earlier_version_says_what_will_be_done(store: Path, reports: Path) -> None:
    with contextlib.closing(sqlite3.connect(store)) as plain, plain:
        plain.execute("UPDATE about SET value = 'twosource 0.0.9' WHERE key = 'made_by'")
    told = call("read", reports, "--db", store).stderr.splitlines()
    assert told == [
        "the store was made by twosource 0.0.9; its 3 reports are read again when offered, "
        "and regrouped",
        f"3 reports read into {store}",
    ]
    assert "made by" not in call("read", reports, "--db", store).stderr


def test_a_store_shows_what_was_read_into_it(store: Path) -> None:
    assert len(json.loads(call("stories", "--db", store, "--json").stdout)) == 2


def test_flags_stand_before_the_verb_or_after_it(store: Path) -> None:
    before = call("--db", store, "--json", "stories")
    assert before.stdout == call("stories", "--json", "--db", store).stdout
    assert json.loads(before.stdout)


def test_files_with_a_store_show_only_the_stories_of_those_files(
    store: Path, reports: Path
) -> None:
    result = call("stories", reports / "apart.txt", "--db", store, "--json")
    assert [one["documents"][0]["name"] for one in json.loads(result.stdout)] == ["apart.txt"]


def test_the_store_comes_from_the_environment_or_the_settings_file(store: Path) -> None:
    assert call("stories", TWOSOURCE_DB=str(store)).exit_code == 0
    Path("twosource.toml").write_text(f"db = '{store}'\n", encoding="utf-8")
    assert call("stories").exit_code == 0
    assert call("stories", "--db", "missing.db").exit_code == 4


def test_a_wrong_setting_is_a_usage_error(reports: Path) -> None:
    Path("twosource.toml").write_text("workerz = 2\n", encoding="utf-8")
    result = call(reports)
    assert result.exit_code == 2
    assert "did you mean workers" in result.stderr


def test_a_missing_store_is_told_in_one_sentence(reports: Path) -> None:
    del reports
    result = call("stories")
    assert result.exit_code == 4
    assert result.stderr.count("\n") == 1
    assert "twosource.db" in result.stderr


def test_a_verb_misspelt_is_told_with_the_verb_near_it(reports: Path) -> None:
    del reports
    result = call("dosier")
    assert (result.exit_code, "did you mean dossier" in result.stderr) == (2, True)


def test_a_file_that_is_missing_is_refused(reports: Path) -> None:
    result = call(reports / "apart.txt", reports / "gone.txt")
    assert result.exit_code == 3
    assert "gone.txt" in result.stderr
    assert "not-found" in result.stderr
    assert "apart.txt" in result.stdout


def test_a_folder_called_like_a_verb_is_read_by_its_path(reports: Path) -> None:
    reports.rename("stories")
    assert "2 documents" in call("./stories").stdout


def test_a_file_without_a_suffix_is_read(reports: Path) -> None:
    (reports / "apart.txt").rename("storm")
    assert "storm" in call("storm").stdout


def test_an_empty_folder_is_refused(reports: Path) -> None:
    empty = reports.parent / "empty"
    empty.mkdir()
    result = call(empty)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "no file to read" in result.stderr


def test_files_of_other_formats_are_passed_over_in_one_line(reports: Path) -> None:
    (reports / "picture.png").write_bytes(b"\x89PNG")
    result = call(reports)
    assert result.exit_code == 0
    assert "passed over 1 file" in result.stderr
    assert "passed over" not in call(reports, "--quiet").stderr


def test_standard_input_is_a_file_too(reports: Path) -> None:
    result = call("-", stdin=(reports / "apart.txt").read_bytes())
    assert (result.exit_code, "1 document" in result.stdout) == (0, True)


def test_records_are_mapped_as_asked(reports: Path) -> None:
    text = (reports / "apart.txt").read_text(encoding="utf-8")
    Path("feed.jsonl").write_text(json.dumps({"body": text, "head": "Snow"}) + "\n")
    assert call("feed.jsonl").exit_code == 3
    assert call("feed.jsonl", "--map", "text=body", "--map", "title=head").exit_code == 0


def test_a_map_that_cannot_be_is_a_usage_error(reports: Path) -> None:
    assert call(reports, "--map", "colour=red").exit_code == 2


def test_sources_show_the_lineage_with_its_evidence(store: Path) -> None:
    result = call("sources", "--db", store)
    assert "Lineage 1: 2 documents" in result.stdout
    assert json.loads(call("sources", "--db", store, "--json").stdout)


def test_sources_of_one_story(store: Path) -> None:
    stories = json.loads(call("stories", "--db", store, "--json").stdout)
    result = call("sources", "--db", store, "--story", stories[1]["id"][:8])
    assert "Lineage 1: 1 document" in result.stdout
    assert call("sources", "--db", store, "--story", "zzz").exit_code == 4


def test_compare_shows_what_differs_and_with_all_what_agrees(reports: Path) -> None:
    pair = (reports / "planned.txt", reports / "arrived.txt")
    result = call("compare", *pair)
    assert result.exit_code == 0
    assert "300" in result.stdout
    assert "900" in result.stdout
    assert "Pell Harrow denied" not in result.stdout
    assert "Pell Harrow denied" in call("compare", *pair, "--all").stdout


def test_compare_finds_reports_of_the_store_by_name_and_id(store: Path) -> None:
    by_name = call("compare", "planned.txt", "arrived.txt", "--db", store, "--json")
    differences = json.loads(by_name.stdout)
    first, second = (differences[0]["difference"][end] for end in ("first", "second"))
    assert call("compare", first[:10], second[:10], "--db", store, "--json").stdout == (
        by_name.stdout
    )
    assert call("compare", "planned.txt", "nowhere.txt", "--db", store).exit_code == 4


def test_compare_of_reports_apart_says_so(reports: Path) -> None:
    result = call("compare", reports / "planned.txt", reports / "apart.txt")
    assert (result.exit_code, "no passage" in result.stdout) == (0, True)


def test_compare_fails_on_the_kind_that_was_named(reports: Path) -> None:
    pair = (reports / "planned.txt", reports / "arrived.txt")
    kinds = {
        one["difference"]["kind"] for one in json.loads(call("compare", *pair, "--json").stdout)
    }
    assert "contradiction" not in kinds
    assert call("compare", *pair, "--fail-on", "contradiction").exit_code == 0
    found = (kinds - {"equal", "paraphrase"}).pop()
    assert call("compare", *pair, "--fail-on", found).exit_code == 5


def test_compare_with_itself_is_a_usage_error(reports: Path) -> None:
    assert call("compare", reports / "apart.txt", reports / "apart.txt").exit_code == 2


def test_a_dossier_is_called_after_its_story(reports: Path) -> None:
    result = call("dossier", reports / "planned.txt", reports / "arrived.txt")
    (page,) = Path().glob("*.html")
    assert result.exit_code == 0
    assert f"wrote {page}" in result.stderr
    assert "orvane" in page.name
    assert f"replaced {page}" in call("dossier", reports / "planned.txt", "-o", page).stderr


def test_a_dossier_of_several_stories_goes_to_stdout_when_asked(store: Path) -> None:
    result = call("dossier", "--db", store, "-o", "-")
    assert result.stdout.lower().startswith("<!doctype html>")
    assert not list(Path().glob("*.html"))


def test_a_dossier_that_cannot_be_written_is_told(reports: Path) -> None:
    result = call("dossier", reports, "-o", "no/such/folder/visit.html")
    assert (result.exit_code, "cannot be written" in result.stderr) == (1, True)


def test_refusals_are_kept_in_the_store_until_the_file_is_mended(reports: Path) -> None:
    broken = reports / "broken.txt"
    broken.write_bytes(b"")
    assert call("read", reports).exit_code == 3
    (refusal,) = json.loads(call("refused", "--json").stdout)
    assert (refusal["code"], refusal["source"]) == ("empty", str(broken))
    broken.write_text("Rain fell on the harbour of Telmark. It fell all day, people said.\n")
    assert call("read", reports).exit_code == 0
    assert json.loads(call("refused", "--json").stdout) == []
    assert "nothing was refused" in call("refused").stderr


def test_the_export_is_the_same_in_any_order_with_any_number_of_workers(reports: Path) -> None:
    files = sorted(reports.iterdir())
    exports = {
        call("export", "json", *order, "--workers", workers).stdout_bytes
        for order in (files, files[::-1], [reports])
        for workers in ("1", "2")
        if order != [reports]
    }
    assert len(exports) == 1


def test_an_export_goes_to_a_file_and_its_schema_to_stdout(reports: Path) -> None:
    assert call("export", "json", reports, "-o", "visit.json").exit_code == 0
    assert json.loads(Path("visit.json").read_bytes())
    assert "$schema" in json.loads(call("export", "json", "--schema").stdout)


def test_the_doctor_checks_the_installation_and_the_store(store: Path) -> None:
    result = call("doctor", "--db", store)
    assert result.exit_code == 0
    assert "FTS5" in result.stdout
    assert "3 documents" in result.stdout


def test_the_doctor_verifies_a_store_and_an_export(store: Path) -> None:
    assert "0 unsupported" in call("doctor", "--verify", "--db", store).stdout
    call("export", "json", "--db", store, "-o", "visit.json")
    assert "0 unsupported" in call("doctor", "--verify", "visit.json").stdout


def test_the_doctor_finds_a_place_that_is_not_there(store: Path) -> None:
    call("export", "json", "--db", store, "-o", "visit.json")
    record = json.loads(Path("visit.json").read_bytes())
    record["reports"][0]["text"] = record["reports"][0]["text"][:-200]
    Path("visit.json").write_text(json.dumps(record))
    result = call("doctor", "--verify", "visit.json")
    assert result.exit_code == 5
    assert "0 unsupported" not in result.stdout


def test_very_verbose_shows_where_an_error_arose(reports: Path) -> None:
    del reports
    assert "Traceback" not in call("stories", "-v").stderr
    assert "Traceback" in call("stories", "-vv").stderr


def test_verbose_names_each_input(reports: Path) -> None:
    assert "apart.txt" in call("read", reports, "-v").stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed(shell: str) -> None:
    assert "_TWOSOURCE_COMPLETE" in call("completion", shell).stdout
