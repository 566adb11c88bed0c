"""Speed is counted in words and seconds that add up; what a pipeline weighs, apart."""

import pytest

from workbench.nlp.pipeline import load
from workbench.nlp.scoring.baseline import naive_claims, naive_sentences
from workbench.nlp.scoring.footprint import disk_mb, measure_footprint, peak_mib
from workbench.nlp.scoring.speed import Speed, measure_speed

TEXTS = [
    "Mill sold\n\nDr Maud Ferrier sold the mill for 40,000 euros in May. It burned in June.",
    "The council bought 12 boats for the first time in 9 years.",
]


def test_texts_are_read_until_enough_words_are():
    told = []
    speed = measure_speed(load("blank"), TEXTS, lambda *step: told.append(step), words_min=60)
    words = sum(len(text.split()) for text in TEXTS)
    assert speed.words == 3 * words >= 60
    assert speed.sentences == 3 * 4
    assert told[-1] == (speed.words, speed.words)
    assert speed.claims >= 3 * 2
    assert 0 < speed.model_seconds < speed.pipeline_seconds < speed.seconds


def test_what_is_derived_from_seconds():
    speed = Speed(
        words=1_000,
        sentences=50,
        claims=9,
        seconds=2.0,
        clock_seconds=3.0,
        pipeline_seconds=1.8,
        model_seconds=1.3,
        baseline_seconds=0.5,
    )
    assert speed.words_per_second == 500
    assert speed.finder_share == 0.25
    assert speed.checks_share == pytest.approx(0.1)
    assert speed.baseline_ratio == 4
    assert speed.sentences_per_day == 25 * 86_400


def test_a_pipelines_weight_is_that_of_a_process_of_its_own():
    ballast = bytearray(400_000_000)
    weight = measure_footprint("blank", TEXTS)
    assert len(ballast) > 300_000_000 < peak_mib() * 1024 * 1024
    assert 20 < weight.peak_mib < 300
    assert weight.import_seconds > 0
    assert weight.load_seconds > 0
    assert weight.disk_mb == 0


def test_the_size_on_disk_is_that_of_all_its_files(tmp_path):
    nlp = load("blank")
    nlp.to_disk(tmp_path / "kept", exclude=["claim_finder"])
    import spacy

    kept = spacy.load(tmp_path / "kept")
    files = [each.stat().st_size for each in (tmp_path / "kept").rglob("*") if each.is_file()]
    assert disk_mb(kept) == pytest.approx(sum(files) / 1_000_000)
    assert disk_mb(nlp) == 0


def test_the_naive_baseline_is_sentences_of_six_words_worth_their_length():
    text = (
        "Mill sold\nIt burned in June. Dr Maud Ferrier sold it for 4 euros."
        " She left on Monday at dawn!"
    )
    assert [text[start:end] for start, end in naive_sentences(text)] == [
        "Mill sold",
        "It burned in June.",
        "Dr Maud Ferrier sold it for 4 euros.",
        "She left on Monday at dawn!",
    ]
    sold, left = naive_claims(text)
    assert (sold.kind.value, left.kind.value) == ("quantity", "event")
    assert sold.worth > left.worth
    assert text[sold.start_char : sold.end_char] == sold.quote
