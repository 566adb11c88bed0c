"""Taking up a passage that the reading of an article left out."""

from workbench.domain.claims import ClaimKind
from workbench.domain.errors import NotFoundError, PassageTakenError
from workbench.models import ArticleRevision, Claim, Editor
from workbench.services import claims, readings
from workbench.services.claims import Mark


def propose_left_out(
    revision: ArticleRevision, start_char: int, end_char: int, *, actor: Editor
) -> Claim:
    """Make the claim of exactly the passage that was left out at these characters.

    It is the same as marking the words by hand. Raises NotFoundError when no passage was left out
    there, PassageTakenError when it has been made a claim since, InvalidInputError when it is
    longer than a claim may be.
    """
    reading = readings.find_reading(revision)
    passages = reading.passages if reading is not None else []
    if not any((p.start_char, p.end_char) == (start_char, end_char) for p in passages):
        raise NotFoundError("No such passage was left out of this article.")
    taken = readings.claim_on(revision, start_char, end_char)
    if taken is not None:
        raise PassageTakenError(
            f"Somebody has made this passage a claim already: it is claim {taken}.", claim_id=taken
        )
    return claims.add_by_hand(Mark(revision, start_char, end_char), ClaimKind.STATE, actor=actor)
