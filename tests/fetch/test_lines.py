from workbench.fetch.lines import paragraphs_of


def test_lines_broken_by_the_page_are_put_together():
    page = [
        "The council of Westhaven has spent three million pounds on its harbour since the",
        "storm of 2019, more than in any ten years before, says a report that was pub-",
        "lished on Monday.",
        "Work on the face-to-face talks, as the mayor calls them, began in the spring and",
        "ended in the autumn.",
    ]
    first, second = paragraphs_of([page])
    assert first == " ".join(page[:3]).replace("pub- lished", "published")
    assert second == " ".join(page[3:])


def test_headings_bullets_and_empty_lines_part_paragraphs():
    page = [
        "What the harbour cost",
        "The council of Westhaven has spent three million pounds on its harbour since the",
        "storm",
        "",
        "of words",
        "• one",
        "• two",
    ]
    assert paragraphs_of([page]) == [
        "What the harbour cost",
        "The council of Westhaven has spent three million pounds on its harbour since the storm",
        "of words",
        "• one",
        "• two",
    ]


LONG = "The council of Westhaven has spent three million pounds on its harbour since the"


def test_a_sentence_runs_on_over_the_page_and_its_number():
    first = [LONG, LONG, LONG, LONG, "- 1 -"]
    second = ["- 2 -", "storm of 2019.", "More was", "not", "spent."]
    text = " ".join(paragraphs_of([first, second]))
    assert "since the storm of 2019." in text
    assert "- 1 -" not in text


def test_lines_that_head_most_pages_go_and_others_stay():
    body = ["It says so.", "It says more.", "It says yet more.", "It ends."]
    pages = [[f"Yearly report {at}", *body, f"Last line {'abc'[at]}."] for at in range(3)]
    text = "\n".join(paragraphs_of(pages))
    assert "Yearly report" not in text
    assert "Last line a." in text
    assert text.count("It says so.") == 3
    assert "Yearly report 0" in "\n".join(paragraphs_of(pages[:2]))


def test_pages_of_a_few_lines_keep_every_line():
    pages = [[f"In 201{at} it was {at} million."] for at in range(5)]
    assert " ".join(paragraphs_of(pages)) == " ".join(page[0] for page in pages)


def test_a_number_that_stands_alone_once_stays():
    page = ["2019", "was the year", "in which", "the storm", "came"]
    assert "2019" in " ".join(paragraphs_of([page, ["End"]]))


def test_nothing_comes_of_nothing():
    assert paragraphs_of([]) == paragraphs_of([[]]) == paragraphs_of([[""]]) == []
