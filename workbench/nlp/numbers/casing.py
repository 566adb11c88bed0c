"""Lower case that keeps every character where it was."""


def same_length_lower(text: str) -> str:
    """Return *text* in lower case; a letter that would become two stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
