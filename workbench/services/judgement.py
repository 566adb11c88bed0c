"""What happens to a verdict when what it was made on changes."""

from workbench.domain.claims import ClaimStatus
from workbench.domain.history import Event
from workbench.models import Claim, Editor
from workbench.services import history


def void_judgement(claim: Claim, why: str, *, actor: Editor) -> None:
    """Take a judged or signed-off claim back to be judged: its verdict is no longer what stands.

    *why* says what changed, such as "evidence was attached"; it is shown and kept.
    """
    if claim.status in {ClaimStatus.JUDGED, ClaimStatus.SIGNED_OFF}:
        claim.status = claim.status.step_to(ClaimStatus.ACCEPTED)
        claim.status_note = f"Judged before {why}; it needs a verdict again."
        history.append(Event.JUDGEMENT_VOIDED, claim, actor=actor, note=why)
