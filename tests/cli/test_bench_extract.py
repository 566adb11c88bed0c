"""The speed bench names its baseline, measures single long articles, and speaks to programs."""

import json

import pytest
from click.testing import CliRunner

from workbench.cli import bench_extract, main
from workbench.cli._bench_text import make_articles, make_long, make_text
from workbench.cli.bench_extract import Point, _curve_lines
from workbench.nlp.scoring.footprint import Footprint


def bench(*words):
    return CliRunner().invoke(main, ["bench", "extract", *words, "--pipeline", "blank"])


def test_the_bench_names_its_baseline_and_ratio():
    result = bench("--words", "500")
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    labels = [line.split("  ")[0] for line in result.stdout.splitlines()]
    assert labels == [
        "pipeline",
        "text",
        "extraction",
        "language model",
        "claim finder",
        "dates and checks",
        "baseline",
        "ratio",
        "one core a day",
        "loading",
        "peak memory",
    ]
    assert "spacy.blank('en') with sentencizer" in result.stdout


def test_the_curve_reads_single_articles_apart(monkeypatch):
    monkeypatch.setattr(bench_extract, "CURVE", ((2_000, True), (4_000, False)))
    (blank,) = json.loads(bench("--words", "500", "--curve", "--json").stdout)["pipelines"]
    assert [each["characters"] for each in blank["curve"]] == [2_000, 4_000]
    assert [each["full_stops"] for each in blank["curve"]] == [True, False]
    assert all(each["read_seconds"] > 0 for each in blank["curve"])
    assert blank["words"] >= 500
    assert blank["words_per_second"] == blank["words"] / blank["seconds"]


def test_the_curve_is_a_line_an_article_with_its_time_per_megabyte():
    weight = Footprint(0.5, 0.25, read_seconds=1.5, peak_mib=123.4, disk_mb=8.0)
    head, line = list(_curve_lines([Point(500_000, full_stops=False, weight=weight)]))[1:]
    assert head.split() == ["one", "article", "of", "seconds", "s", "per", "MB", "peak", "MiB"]
    assert line.split() == ["500", "kB,", "no", "full", "stop", "1.50", "3.00", "123"]
    assert list(_curve_lines([])) == []


def test_a_pipeline_that_is_not_installed_is_named():
    result = bench("--pipeline", "en_nothing_xl")
    assert result.exit_code == 1
    assert "There is no language pipeline “en_nothing_xl”." in result.stderr


def test_the_same_seed_invents_the_same_text():
    assert make_text(300) == make_text(300)
    assert make_text(300) != make_text(300, seed=1)
    assert 300 <= len(make_text(300).split()) < 500


def test_articles_are_invented_until_there_are_words_enough():
    articles = make_articles(4_000)
    assert len(articles) == len(set(articles)) == 5
    assert sum(len(each.split()) for each in articles) >= 4_000


@pytest.mark.parametrize("stops", [True, False])
def test_a_long_article_has_its_length_in_bytes(stops):
    text = make_long(20_000, stops=stops)
    assert len(text.encode()) == 20_000
    assert ("." in text) is stops
    assert ("\n" in text) is stops
