import pytest

from tests.shared_data import shared_path
from workbench.domain.errors import InvalidInputError, NotFoundError
from workbench.nlp.pipeline import BLANK, SHIPPED, load
from workbench.nlp.scoring.attribution import half_of, read_gold, score_attribution

TEXT = (
    "Maud Ferrier said that the quay had burned.\n\n"
    "Paul Lane saw the fire from his house. He told the court that it rained.\n"
)


def marks(text, *attributions):
    """Return brat lines for (source, content) pairs of words of *text*."""
    lines = []
    for number, roles in enumerate(attributions):
        event = [f"Attribution:T{number}9"]
        for at, (role, words) in enumerate(roles.items()):
            start = text.index(words)
            key = f"T{number}{at}"
            lines.append(f"{key}\t{role} {start} {start + len(words)}\t{words}")
            event.append(f"{role}:{key}")
        lines.append(f"E{number}\t{' '.join(event)}")
    return "\n".join(lines) + "\n"


@pytest.fixture
def score(tmp_path):
    """Return a function from a text and its marked attributions to the tally of both halves."""

    def scored(text, *attributions, **more):
        for folder in ("text", "attributions"):
            (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / "text" / "quay.txt").write_text(text, encoding="utf-8")
        (tmp_path / "attributions" / "quay_aa.ann").write_text(
            marks(text, *attributions), encoding="utf-8"
        )
        return score_attribution(tmp_path, load(BLANK), **more).all

    return scored


def test_a_source_with_the_right_head_is_right(score):
    tally = score(TEXT, {"Source": "Maud Ferrier", "Content": "that the quay had burned"})
    assert (tally.gold, tally.contents_found, tally.proposed, tally.right) == (1, 1, 1, 1)
    assert tally.f1 == tally.precision == tally.recall == tally.content_recall == 1


def test_another_source_for_the_content_is_wrong(score):
    text = "Maud Ferrier and Olav Bach met. Ida Holm said that the quay had burned near Eastport."
    tally = score(text, {"Source": "Eastport", "Content": "the quay had burned"})
    assert (tally.gold, tally.contents_found, tally.proposed, tally.right) == (1, 1, 1, 0)
    assert tally.f1 == 0
    assert tally.content_recall == 1


def test_a_content_that_nobody_finds_costs_recall(score):
    tally = score(
        TEXT,
        {"Source": "Maud Ferrier", "Content": "the quay had burned"},
        {"Source": "Paul Lane", "Content": "the fire"},
    )
    assert (tally.gold, tally.right, tally.proposed) == (2, 1, 1)
    assert tally.recall == 0.5
    assert tally.precision == 1


@pytest.mark.parametrize(
    "attribution",
    [
        {"Source": "Maud Ferrier", "Content": "it rained"},
        {"Content": "the quay had burned"},
        {"Source": "Maud Ferrier"},
    ],
    ids=["in another sentence", "no source", "no content"],
)
def test_only_source_and_content_of_one_sentence_count(score, attribution):
    assert score(TEXT, attribution).gold == 0


def test_of_several_annotators_the_first_counts(score, tmp_path):
    score(TEXT, {"Source": "Maud Ferrier", "Content": "the quay had burned"})
    (tmp_path / "attributions" / "quay_bb.ann").write_text("", encoding="utf-8")
    assert score_attribution(tmp_path, load(BLANK)).all.gold == 1


def test_progress_is_told_after_each_article(score):
    told = []
    score(TEXT, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 1)]


def test_each_article_is_in_the_half_of_its_name(score, tmp_path):
    score(TEXT, {"Source": "Maud Ferrier", "Content": "the quay had burned"})
    halves = score_attribution(tmp_path, load(BLANK)).halves
    assert halves[half_of("quay")].articles == 1
    assert halves[1 - half_of("quay")].articles == 0


def test_names_fall_in_both_halves():
    assert {half_of(f"article-{number}") for number in range(20)} == {0, 1}


def test_a_folder_without_marks_is_refused(tmp_path):
    with pytest.raises(NotFoundError, match="no marked attributions"):
        score_attribution(tmp_path, load(BLANK))


def test_a_mark_without_places_is_refused():
    with pytest.raises(InvalidInputError, match="no places"):
        read_gold("T1\tSource here\tMaud\n")


def test_marks_may_stand_in_any_order_and_in_pieces():
    (gold,) = read_gold(
        "E1\tAttribution:T3 Content:T1 Source:T2\nT2\tSource 0 4;9 12\tx\n"
        "T1\tContent 20 30\ty\nT3\tAttribution 5 6\tz\n"
    )
    assert gold.sources == ((0, 4), (9, 12))
    assert gold.contents == ((20, 30),)


@pytest.mark.shared
@pytest.mark.parametrize(("name", "least"), [(BLANK, 0.40), (SHIPPED, 0.72)])
def test_the_sources_that_are_found_in_political_news(name, least):
    folder = shared_path("data", "polnear", "dev")
    assert score_attribution(folder, load(name)).all.f1 >= least
