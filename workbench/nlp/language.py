"""Which language a text is in, and a clear word when claims cannot be found in it."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from workbench.domain.errors import UnknownLanguageError

ENGLISH = "en"
# Below so many words no method is sure enough to refuse a text.
WORDS_MIN = 20
# The language is read from so many characters from the middle of each third.
_SAMPLE = 2_000
# A text is refused when its best language is at least this probable and not English. (Close
# relatives, Croatian and Bosnian, share the probability; lists of names leave it with nobody.)
_SURE = 0.5
# Fewer letters than this share of what is not a space: numbers, markup, no sentences.
_LETTERS_MIN = 0.5
# What the model calls identifiers and markup.
_NO_LANGUAGE = "zxx"
# English-based, or read as such: rules for English find claims in them.
_ENGLISH_LIKE = frozenset({ENGLISH, "pcm", "und"})

LANGUAGE_NAMES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sr": "Serbian",
    "sv": "Swedish",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect(text: str) -> tuple[str, float]:
    """Return the ISO 639 code of the language of *text* and how probable it is (0 to 1).

    "zxx" stands for no language at all: numbers, markup. Method: naive Bayes over byte n-grams
    (Lui and Baldwin, ACL 2012), on at most 6,000 characters.
    """
    code, probability = _identifier().classify(_sample(text))
    return str(code), float(probability)


def check_language(text: str) -> None:
    """Raise UnknownLanguageError when *text* is clearly not in English.

    Texts of fewer than 20 words pass: nothing sure can be said of them. (Chinese, Japanese and
    Thai do without spaces: there every four characters count as a word.)
    """
    if max(len(text.split()), sum(not each.isascii() for each in text) // 4) < WORDS_MIN:
        return
    code, probability = detect(text)
    sure = probability >= _SURE and code not in _ENGLISH_LIKE
    if not _has_sentences(text) or (sure and code == _NO_LANGUAGE):
        raise UnknownLanguageError(
            "This does not look like sentences in any language. Claims are found in English text.",
            field="text",
        )
    if not sure:
        return
    name = LANGUAGE_NAMES.get(code, f"another language ({code})")
    raise UnknownLanguageError(
        f"This text is in {name}; claims are found in English only. Take in an English text, or"
        " mark its claims by hand.",
        field="text",
    )


def _has_sentences(text: str) -> bool:
    signs = [sign for sign in _sample(text) if not sign.isspace()]
    return sum(sign.isalpha() for sign in signs) >= _LETTERS_MIN * len(signs)


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    third = len(text) // 3
    starts = [part * third + (third - _SAMPLE) // 2 for part in range(3)]
    return "\n".join(text[start : start + _SAMPLE] for start in starts)
