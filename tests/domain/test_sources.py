"""What may be said of a source."""

import pytest

from workbench.domain.errors import InvalidInputError
from workbench.domain.sources import Naming, SourceClass, SourceEdit
from workbench.domain.verdicts import EvidenceContent, VerdictContent


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_an_anonymous_source_needs_the_reason(reason):
    with pytest.raises(InvalidInputError) as raised:
        SourceEdit(title="A clerk", naming=Naming.ANONYMOUS, unnamed_reason=reason)
    assert raised.value.field == "unnamed_reason"
    assert SourceEdit(title="A clerk", naming=Naming.ANONYMOUS, unnamed_reason="Her post.").naming


@pytest.mark.parametrize("naming", [None, Naming.NAMED])
def test_a_reason_for_anonymity_goes_with_an_anonymous_source_only(naming):
    with pytest.raises(InvalidInputError) as raised:
        SourceEdit(title="A clerk", naming=naming, unnamed_reason="Her post.")
    assert raised.value.field == "naming"


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", " "), ("url", "example.org"), ("publisher", "x" * 301), ("interests", "x" * 2_001)],
)
def test_what_breaks_a_rule_is_refused_beside_its_field(field, value):
    with pytest.raises(InvalidInputError) as raised:
        SourceEdit(**({"title": "A log"} | {field: value}))
    assert raised.value.field == field


def test_every_class_says_what_belongs_to_it():
    assert len({each.meaning for each in SourceClass}) == len(SourceClass) == 8


def content(**of_source):
    evidence = EvidenceContent(1, "supports", "p", "l", "n", "s", "u", "", "", "", "", **of_source)
    return VerdictContent(
        1, "w", "rule", "", "", "", 1, "True", "why", evidence=(evidence,), appearances=()
    ).digest


def test_what_is_said_of_a_source_is_signed_and_what_is_not_said_changes_no_older_digest():
    assert content() == content(source_class="", naming="", unnamed_reason="", interests="")
    said = {content(), content(source_class="wire"), content(naming="named")}
    assert len(said | {content(unnamed_reason="x"), content(interests="x")}) == 5
    # As it was before sources had a class: another value would void signatures that were given.
    assert content() == DIGEST


DIGEST = "sha256:1fae1d8dc59ce4913f6307b2a184297ef396838ba5a1d7fbd8fb416cae0be3c6"
