import pytest

from workbench.nlp.inflections import forms_of


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("argue", {"argue", "argues", "argued", "arguing"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("convey", {"convey", "conveys", "conveyed", "conveying"}),
        ("slam", {"slam", "slams", "slammed", "slamming"}),
        ("bash", {"bash", "bashes", "bashed", "bashing"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("lie", {"lie", "lies", "lied", "lying"}),
    ],
)
def test_a_regular_verb_is_spelt_by_rule(stem, forms):
    assert forms_of(stem) == forms


def test_several_stems_may_stand_in_one_line():
    assert forms_of("argue deny") == forms_of("argue") | forms_of("deny")
