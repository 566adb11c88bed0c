import pytest

from tests.shared_data import shared_path
from workbench.nlp.checks import find_number_findings
from workbench.nlp.quantities import find_quantities

ALARMS_PER_THOUSAND_WORDS = 0.2


@pytest.mark.shared
@pytest.mark.parametrize("folder", [("claims", "articles"), ("data", "polnear", "dev", "text")])
def test_clean_articles_raise_next_to_no_questions(folder):
    texts = [path.read_text("utf-8") for path in sorted(shared_path(*folder).glob("*.txt"))]
    alarms = sum(len(find_number_findings(text, find_quantities(text))) for text in texts)
    words = sum(len(text.split()) for text in texts)
    assert words > 5_000
    assert alarms * 1000 / words <= ALARMS_PER_THOUSAND_WORDS


@pytest.mark.shared
def test_naughty_strings_are_read_without_a_crash():
    lines = shared_path("data", "blns", "blns.txt").read_text("utf-8").splitlines()
    for text in [*lines, "\n".join(lines), " 12 people ".join(lines)]:
        quantities = find_quantities(text)
        assert all(text[q.start_char : q.end_char] == q.quote for q in quantities)
        for finding in find_number_findings(text, quantities):
            assert all(text[p.start_char : p.end_char] == p.quote for p in finding.places)
