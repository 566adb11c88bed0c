import pytest

from workbench.domain.errors import UnknownLanguageError
from workbench.nlp.language import check_language, detect

ENGLISH = (
    "The harbour board sold the old mill on Friday after a long debate in the town hall, and"
    " the mayor said that the money would be spent on the quay."
)
NAMES = (
    "Ferrier Castellan Lane Maud Ivo Paul Anne Smith Jones Müller García Nguyen Kim Lee Park Sato"
    " Ivanov Petrov Novak Horvat Kovacs"
)
OTHERS = {
    "German": (
        "Der Hafenrat hat am Freitag nach einer langen Debatte im Rathaus die alte Mühle verkauft,"
        " und der Bürgermeister sagte, dass das Geld für den Kai ausgegeben werde."
    ),
    "French": (
        "Le conseil du port a vendu vendredi le vieux moulin après un long débat à la mairie, et"
        " le maire a déclaré que l'argent serait consacré au quai."
    ),
    "Spanish": (
        "La junta del puerto vendió el viernes el viejo molino tras un largo debate en el"
        " ayuntamiento, y la alcaldesa dijo que el dinero se gastaría en el muelle."
    ),
    "Russian": (
        "Совет порта продал в пятницу старую мельницу после долгих споров в ратуше, и мэр сказал,"
        " что деньги будут потрачены на ремонт причала и на новые лодки для города."
    ),
    "Croatian": (
        "Lučko vijeće prodalo je u petak stari mlin nakon duge rasprave u gradskoj vijećnici, a"
        " gradonačelnica je rekla da će novac biti potrošen na novu rivu i brodove za grad."
    ),
    "Chinese": (
        "港务局星期五在市政厅经过长时间的辩论之后卖掉了旧磨坊，市长表示这笔钱将用于修缮码头，"
        "并且为城里的居民购买新的渡船，许多居民对此感到十分满意，但也有人提出了反对意见，"
        "他们认为应当先修好道路，再考虑码头的问题。"
    ),
}


@pytest.mark.parametrize(("name", "text"), OTHERS.items(), ids=OTHERS.keys())
def test_a_text_in_another_language_is_refused_by_name(name, text):
    with pytest.raises(UnknownLanguageError, match=f"This text is in {name}") as refused:
        check_language(text)
    assert refused.value.field == "text"


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        ENGLISH * 200,
        f"{ENGLISH} “Der Rat hat die alte Mühle verkauft”, he said. {ENGLISH}",
        "Der Rat hat verkauft.",
        NAMES,
        "",
    ],
    ids=[
        "plain",
        "capitals",
        "long",
        "with a foreign quotation",
        "too short to tell",
        "names",
        "empty",
    ],
)
def test_english_and_texts_too_short_to_tell_pass(text):
    check_language(text)


@pytest.mark.parametrize("text", ["0x3f 17:22 88;91 #11 //4 ", "3.14 2.71\n", "<td>1</td> "])
def test_numbers_and_markup_are_refused_as_no_language(text):
    with pytest.raises(UnknownLanguageError, match="sentences in any language"):
        check_language(text * 40)


def test_the_language_comes_with_its_probability():
    code, probability = detect(ENGLISH)
    assert code == "en"
    assert 0.9 < probability <= 1


def test_a_language_of_which_we_have_no_name_is_given_by_its_code(monkeypatch):
    monkeypatch.setattr("workbench.nlp.language.LANGUAGE_NAMES", {})
    with pytest.raises(UnknownLanguageError, match=r"another language \(de\)"):
        check_language(OTHERS["German"])
