import subprocess
import sys
from dataclasses import replace

import pytest
import spacy

from workbench.domain.claims import ClaimKind
from workbench.domain.errors import NotFoundError
from workbench.domain.readings import NOTHING_PARSED
from workbench.nlp.claim_finder import RULES_VERSION, ClaimFinder
from workbench.nlp.extract import extract
from workbench.nlp.pipeline import BLANK, SHIPPED, load, pipeline_id

VERSION = "1.0.0"
TEXT = """Mill sold

Dr Maud Ferrier sold the mill in May.

She said it was the oldest in the county."""


def bare(claim):
    """Return a claim without its parts, which are read from the whole article."""
    return replace(claim, parsed=NOTHING_PARSED)


@pytest.fixture
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("claim_finder")
    return nlp


def test_the_component_fills_spans_of_a_whole_article(nlp):
    doc = nlp(TEXT)
    claims = [span._.claim for span in doc.spans["claims"]]
    assert [(each.start_char, each.quote, each.kind) for each in claims] == [
        (11, "Dr Maud Ferrier sold the mill in May", ClaimKind.EVENT),
        (50, "She said it was the oldest in the county", ClaimKind.QUOTE),
        (59, "it was the oldest in the county", ClaimKind.RANKING),
    ]
    assert [each.claimant for each in claims] == ["", "Maud Ferrier", "Maud Ferrier"]
    assert all(span.text == span._.claim.quote for span in doc.spans["claims"])


def test_a_whole_article_and_its_paragraphs_give_the_same_claims(nlp):
    doc = nlp(TEXT)
    found = [bare(span._.claim) for span in doc.spans["claims"]]
    assert found == [bare(claim) for claim in extract(TEXT, nlp=load(BLANK))]


def test_predicting_changes_no_doc(nlp):
    doc = nlp.make_doc(TEXT)
    predicted = nlp.get_pipe("claim_finder").predict([doc])
    assert len(predicted[0][0]) == 3
    assert "claims" not in doc.spans
    nlp.get_pipe("claim_finder").set_annotations([doc], predicted)
    assert len(doc.spans["claims"]) == 3


def test_the_key_and_the_least_worth_are_settings():
    best = max(extract(TEXT, nlp=load(BLANK)), key=lambda claim: claim.worth)
    nlp = spacy.blank("en")
    nlp.add_pipe("claim_finder", config={"spans_key": "checkable", "worth_min": best.worth})
    doc = nlp(TEXT)
    assert "claims" not in doc.spans
    assert [span._.claim.quote for span in doc.spans["checkable"]] == [best.quote]


def test_settings_are_named_never_positional():
    with pytest.raises(TypeError):
        ClaimFinder("claim_finder", "claims", 0.5)


def test_the_pipe_yields_each_doc_in_order(nlp):
    docs = list(nlp.pipe(["The board sold 40 boats.", "It rained on the quay all day."]))
    assert [len(doc.spans["claims"]) for doc in docs] == [1, 1]


def test_the_pipeline_survives_its_own_config(nlp, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert len(again(TEXT).spans["claims"]) == 3


def test_any_process_that_has_the_package_can_add_the_component():
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('claim_finder');"
        "print(len(nlp('A storm killed 40 people on Friday.').spans['claims']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


def test_a_pipeline_is_loaded_once():
    assert load() is load() is load(SHIPPED)
    assert load().pipe_names[-1] == "claim_finder"


def test_a_pipeline_says_what_it_is():
    blank = f"claim-rules {RULES_VERSION} · blank en · spacy {spacy.__version__}"
    assert pipeline_id(load(BLANK)) == blank
    assert f" · en_claim_workbench_news {VERSION} · " in pipeline_id(load(SHIPPED))


def test_a_pipeline_from_a_folder_gets_the_claim_finder(tmp_path):
    other = spacy.blank("en", meta={"name": "desk", "version": "2.0"})
    other.add_pipe("sentencizer")
    other.to_disk(tmp_path / "desk")
    nlp = load(str(tmp_path / "desk"))
    assert nlp.pipe_names == ["sentencizer", "claim_finder"]
    assert pipeline_id(nlp).startswith(f"claim-rules {RULES_VERSION} · en_desk 2.0 · spacy ")


def test_a_pipeline_that_is_not_installed_is_named():
    with pytest.raises(NotFoundError, match="no language pipeline “en_nothing_xl”"):
        load("en_nothing_xl")


def test_the_language_layer_starts_without_spacy():
    code = (
        "import sys, workbench.nlp.extract, workbench.nlp.pipeline; print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
