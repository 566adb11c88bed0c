"""`workbench evaluate` on folders that tests write, and the speed bench on invented text."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from tests.shared_data import shared_path
from workbench.cli import _measures, main
from workbench.cli._goals import Row, at_least, at_most, table
from workbench.domain.readings import Check
from workbench.nlp.extract import read_article
from workbench.nlp.pipeline import load
from workbench.nlp.scoring.worth import TESTED, TRAIN

TEXT = (
    "Mill sold\n\nDr Maud Ferrier sold the mill for 40,000 euros in May.\n\nShe said it was the"
    " oldest in the county.\n"
)
SOLD = {
    "article": "mill",
    "quote": "Dr Maud Ferrier sold the mill for 40,000 euros in May",
    "kind": "quantity",
    "worth": 3,
    "speaker": "",
}
NEVER = {**SOLD, "quote": "the county", "kind": "state", "worth": 2}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "marked"
    (made / "articles").mkdir(parents=True)
    (made / "articles" / "mill.txt").write_text(TEXT, encoding="utf-8")
    put(made / "ana.jsonl", SOLD, NEVER)
    put(made / "ben.jsonl", {**SOLD, "kind": "event"}, NEVER)
    return made


def put(path, *rows):
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")


@pytest.fixture
def run():
    def invoke(*arguments, speed=False):
        words = [*map(str, arguments), "--pipeline", "blank"]
        words += [] if speed else ["--no-speed"]
        result = CliRunner().invoke(main, ["evaluate", *words])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


def test_the_table_names_baseline_goal_and_limit(run, folder):
    result = run(folder)
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    pipeline, readers, _, head, *rows = result.stdout.splitlines()
    assert pipeline.startswith("pipeline  claim-rules")
    assert readers == "readers   ana.jsonl, ben.jsonl"
    assert head.split() == ["what", "naive", "ours", "goal", "reached", "limit"]
    (kind,) = (row for row in rows if row.startswith("kind right"))
    assert kind.split()[-6:] == ["1.000", "1.000", "≥", "0.800", "yes", "0.500"]
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_programs_get_one_object_with_the_same_figures(run, folder):
    found = json.loads(run(folder, "--json").stdout)
    by_name = {row["what"]: row for row in found["rows"]}
    f1 = by_name["span F1"]
    assert f1["ours"] == found["marks"]["ours"]["F1"]
    assert f1["naive"] == found["marks"]["naive"]["F1"]
    assert f1["goal"] == {"at_least": 0.8}
    assert f1["reached"] is (f1["ours"] >= 0.8)
    assert f1["limit"] == 1
    assert found["marks"]["ours"]["recall"] == 0.5
    assert "speed" not in found


def test_speed_and_size_are_measured_too(run, folder, monkeypatch):
    monkeypatch.setattr(_measures, "SPEED_WORDS", 500)
    found = json.loads(run(folder, "--json", speed=True).stdout)
    assert found["speed"]["words"] >= 500
    by_name = {row["what"]: row for row in found["rows"]}
    assert by_name["memory at most, MiB"]["ours"] == found["speed"]["peak_mib"] > 20
    assert by_name["memory at most, MiB"]["goal"] == {"at_most": 600}
    speed = by_name["words a second, one core"]
    assert speed["ours"] < speed["naive"]


def test_a_single_reader_gives_no_limit(run, folder):
    (folder / "ben.jsonl").unlink()
    found = json.loads(run(folder, "--json").stdout)
    assert found["marks"]["readers"] is None
    assert found["rows"][0]["limit"] is None


def test_what_was_missed_or_misread_is_listed_for_a_desk(run, folder, tmp_path):
    put(folder / "ana.jsonl", {**SOLD, "kind": "rule", "speaker": "Anna Poe"}, NEVER)
    put(folder / "ben.jsonl", {**SOLD, "kind": "rule", "speaker": "Anna Poe"}, NEVER)
    path = tmp_path / "errors.jsonl"
    assert run(folder, "--errors", path).exit_code == 0
    lines = [json.loads(each) for each in path.read_text(encoding="utf-8").splitlines()]
    assert all(TEXT[each["start"] : each["end"]] == each["quote"] for each in lines)
    by_what = {each["what"]: each for each in lines}
    assert by_what["missed"]["quote"] == "the county"
    assert by_what["missed"]["nearest"]["overlap"] < 0.5
    assert by_what["kind"]["quote"] == by_what["claimant"]["quote"] == SOLD["quote"]
    assert by_what["kind"]["proposed"]["kind"] == "quantity"
    assert {each["kind"] for each in by_what["kind"]["marked"]} == {"rule"}
    assert by_what["wrong"]["quote"] in TEXT


def test_a_desk_that_only_dismissed_is_told_that_alone(run, folder):
    for name in ("ana.jsonl", "ben.jsonl"):
        (folder / name).unlink()
    put(folder / "desk.jsonl")
    start = TEXT.index(SOLD["quote"])
    put(
        folder / "dismissed.jsonl",
        {"article": "mill", "start": start, "end": start + len(SOLD["quote"])},
    )
    found = json.loads(run(folder, "--json").stdout)
    assert [row["what"] for row in found["rows"]] == ["accepted, of proposals decided on"]
    assert found["decisions"]["ours"] == {"accepted": 0, "dismissed": 1}


def test_marks_without_their_article_are_told(run, folder):
    put(folder / "ana.jsonl", SOLD, {**SOLD, "article": "quay"})
    result = run(folder)
    assert result.exit_code == 0
    assert result.stderr.startswith("1 marks are of articles that are not in the folder")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda folder: (folder / "ana.jsonl").write_text("{"), "ana.jsonl, line 1: this is not"),
        (lambda folder: put(folder / "cyd.jsonl", SOLD), "Name the two with --reader"),
        (lambda folder: put(folder / "ana.jsonl"), "No article has marks of every reader"),
        (lambda folder: (folder / "articles" / "mill.txt").unlink(), "holds no .txt file"),
    ],
)
def test_a_folder_that_cannot_be_read_ends_with_a_sentence_and_two(run, folder, change, sentence):
    change(folder)
    result = run(folder)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert "Traceback" not in result.output


def test_wrong_options_end_with_a_sentence_and_two(run, folder, tmp_path):
    missing = run(tmp_path / "nowhere")
    assert (missing.exit_code, "does not exist" in missing.stderr) == (2, True)
    result = CliRunner().invoke(main, ["evaluate", str(folder), "--pipeline", "en_nothing_xl"])
    assert result.exit_code == 2
    assert "There is no language pipeline “en_nothing_xl”." in result.stderr
    unwritable = run(folder, "--errors", tmp_path / "no" / "such" / "folder")
    assert unwritable.exit_code == 2
    assert "cannot be written: No such file or directory" in unwritable.stderr
    assert run(folder, "--checkthat", tmp_path).exit_code == 2


def test_check_worthy_sentences_are_ranked_when_asked(run, folder, tmp_path):
    head = "Sentence_id\tText\tclass_label\n"
    rows = "1\tThe mayor sold 40 mills in 2019.\tYes\n2\tThank you all.\tNo\n"
    (tmp_path / TRAIN).write_text(head + rows, encoding="utf-8")
    (tmp_path / TESTED).write_text(head + rows, encoding="utf-8")
    found = json.loads(run(folder, "--checkthat", tmp_path, "--json").stdout)
    assert found["checkthat"]["worth"]["F1"] == 1
    assert found["checkthat"]["fitted_on"] == found["checkthat"]["tested"] == 2


def test_sources_are_looked_for_when_asked(run, folder, tmp_path):
    text = "Maud Ferrier said the mill burned in June.\n"
    marks = ["Source 0 12", "Cue 13 17", "Content 18 41"]
    lines = [f"T{number}\t{each}\twords" for number, each in enumerate(marks)]
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "mill.txt").write_text(text, encoding="utf-8")
    (tmp_path / "attributions" / "mill_1a2b.ann").write_text(
        "\n".join([*lines, "E1\tAttribution:T1 Source:T0 Content:T2"]), encoding="utf-8"
    )
    found = json.loads(run(folder, "--polnear", tmp_path, "--json").stdout)
    assert found["polnear"]["gold"] == found["polnear"]["right"] == 1
    assert found["polnear"]["f1"] == 1
    assert run(folder, "--polnear", tmp_path / "text").exit_code == 2


def test_dates_are_read_when_asked(run, folder, tmp_path):
    day = '<TIMEX3 tid="t0" type="DATE" value="2026-03-02" functionInDocument="CREATION_TIME"/>'
    monday = '<TIMEX3 tid="t1" type="DATE" value="2026-03-02">Monday</TIMEX3>'
    (tmp_path / "mill.tml").write_text(
        f"<TimeML><DCT>{day}</DCT><TEXT>The mill burned on {monday}.</TEXT></TimeML>",
        encoding="utf-8",
    )
    found = json.loads(run(folder, "--tempeval", tmp_path, "--json").stdout)
    assert found["tempeval"]["files"] == found["tempeval"]["overall"]["marked"] == 1
    assert found["tempeval"]["overall"]["value_f1"] == 1
    assert run(folder, "--tempeval", folder).exit_code == 2


def test_errors_are_planted_when_asked(run, folder):
    put(folder / "articles.jsonl", {"article": "mill", "published_on": "2026-03-02"})
    found = json.loads(run(folder, "--planted", "--json").stdout)
    planted = found["planted"]
    assert set(planted["planted"]) == {each.value for each in Check}
    assert all(planted["found"][each] <= number for each, number in planted["planted"].items())
    assert planted["words"] == planted["rounds"] * len(TEXT.split())
    shown = [row["what"] for row in found["rows"]]
    assert [each for each in shown if each.startswith("planted: ")] == [
        f"planted: {check.value}" for check in Check
    ]
    assert "false alarms a 1,000 words" in shown


def test_planted_errors_meet_the_checks_that_a_reading_makes():
    text = "Dr Maud Ferrier, born in 1960, is 48. In all 130 % of the votes were hers."
    day = date(2026, 3, 2)
    reading = read_article(text, nlp=load("blank"), published_on=day)
    assert reading.findings
    found = _measures._findings(text, day)
    assert sorted(map(repr, found)) == sorted(map(repr, reading.findings))


@pytest.mark.shared
def test_marked_news_is_scored_as_the_readers_agree(run):
    found = json.loads(run(shared_path("claims"), "--json").stdout)
    assert found["marks"]["articles"] == 14
    assert found["marks"]["readers"]["F1"] == pytest.approx(0.896, abs=0.0005)
    assert found["marks"]["ours"]["F1"] > found["marks"]["naive"]["F1"]


def test_a_goal_is_reached_from_the_right_side():
    rows = [
        Row("share", 0.5, at_least(0.5), 0.25, 1.0),
        Row("memory", 601, at_most(600), form=",.0f"),
        Row("days", 1_000, form=",.0f"),
    ]
    assert [line.split() for line in table(rows)][1:] == [
        ["share", "0.250", "0.500", "≥", "0.500", "yes", "1.000"],
        ["memory", "–", "601", "≤", "600", "no", "–"],
        ["days", "–", "1,000", "–", "–"],
    ]
    assert [row.as_values()["reached"] for row in rows] == [True, False, None]
