import pytest

from workbench.nlp.sentences import SENTENCE_WORDS_MAX


@pytest.fixture
def sentences(read_passage):
    def split(text):
        passage = read_passage(text)
        return [passage.text(*each) for each in passage.sentences]

    return split


@pytest.fixture
def quotes(read_passage):
    def found(text):
        passage = read_passage(text)
        return [passage.text(*each) for each in passage.quotes]

    return found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The ferry left. It was late.", 2),
        ("Mr. Ferrier met Dr. Castellan at 5 p.m. on Friday.", 1),
        ("Ireland's No. 3 port closed. Nobody was told.", 2),
        ("He said no. 3 boats left.", 1),
        ("The U.S. navy bought it.", 1),
        ("It was built in the U.S. The navy bought it.", 2),
        ("It cost 3.5 million. That is a lot.", 2),
        ("Who paid? The town did!", 2),
        ('She said: "It sank." Then she left.', 2),
        ("She said: “It sank.” Then she left.", 2),
        ('"It sank," she said. "It will not come back."', 2),
    ],
)
def test_sentences_end_at_stops_but_not_at_abbreviations(sentences, text, count):
    found = sentences(text)
    assert len(found) == count
    assert " ".join(found) == text


def test_a_closing_mark_belongs_to_the_sentence_it_closes(sentences):
    assert sentences('She said: "It sank." Then she left.')[0] == 'She said: "It sank."'


def test_a_text_without_a_stop_is_cut_after_so_many_words(read_passage):
    passage = read_passage("the boat went on and " * 100)
    lengths = [end - start for start, end in passage.sentences]
    assert max(lengths) <= SENTENCE_WORDS_MAX
    assert sum(lengths) == passage.end


def test_a_quotation_of_a_few_words_is_an_expression(quotes):
    assert quotes('He called it a "sad old boat" and left.') == []


@pytest.mark.parametrize(
    "text",
    [
        'He said "the boat had been broken for weeks" and left.',
        "He said “the boat had been broken for weeks” and left.",
    ],
)
def test_a_quotation_of_several_words_is_a_statement(quotes, text):
    (found,) = quotes(text)
    assert found[1:-1] == "the boat had been broken for weeks"


def test_a_quotation_never_closed_runs_to_the_end_of_the_paragraph(quotes):
    assert quotes('He said "the boat had been broken for weeks.') == [
        '"the boat had been broken for weeks.'
    ]


def test_a_quotation_never_opened_does_not_turn_the_rest_inside_out(quotes):
    text = 'The boat is broken," he said, and added "nobody has asked me about it yet" later.'
    assert quotes(text) == ['"nobody has asked me about it yet"']
