"""One class per broken rule, each with a stable code and a sentence fit for the editor."""

from collections.abc import Mapping


class WorkbenchError(Exception):
    """A rule of the desk was broken; the message says which and what to do.

    `code` is stable and meant for programs; `field` names the form field at fault, where one is.
    """

    code = "refused"

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class InvalidInputError(WorkbenchError):
    """What was given is not of the form asked for; nothing was changed."""

    code = "invalid_input"


class NotFoundError(WorkbenchError):
    """There is no such record."""

    code = "not_found"


class ForbiddenError(WorkbenchError):
    """The editor's role does not allow this."""

    code = "forbidden"


class StaleError(WorkbenchError):
    """Somebody changed the record since the form was opened.

    `theirs` holds the values that stand now, by field name, so that both can be shown.
    """

    code = "stale"

    def __init__(self, sentence: str, *, theirs: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.theirs = dict(theirs or {})


class IllegalStepError(WorkbenchError):
    """The record's state does not allow this step."""

    code = "illegal_step"


class PassageTakenError(IllegalStepError):
    """A passage that was left out has been made a claim since, claim `claim_id`."""

    code = "passage_taken"

    def __init__(self, sentence: str, *, claim_id: int) -> None:
        super().__init__(sentence)
        self.claim_id = claim_id


class NoEvidenceError(WorkbenchError):
    """A verdict was asked for before there was evidence to rest it on."""

    code = "no_evidence"


class OwnWorkError(WorkbenchError):
    """Somebody tried to sign off a verdict of their own."""

    code = "own_work"


class ClaimTakenError(WorkbenchError):
    """Another editor holds the claim at present."""

    code = "claim_taken"


class UnreadableFileError(WorkbenchError):
    """A file cannot be read as an article: wrong type, empty, encrypted, pictures only."""

    code = "unreadable_file"


class TooLargeError(WorkbenchError):
    """More bytes or characters than the desk takes in at once."""

    code = "too_large"


class UnknownLanguageError(WorkbenchError):
    """The text is in a language that claims are not found in."""

    code = "language"


class FetchError(WorkbenchError):
    """An address could not be fetched; the sentence says why in an editor's words."""

    code = "fetch_failed"


class FetchRefusedError(FetchError):
    """An address may not be fetched: private, local, not http, or carrying a password."""

    code = "fetch_refused"


class DuplicateArticleError(WorkbenchError):
    """The same text has been taken in before, as article `article_id`."""

    code = "duplicate_article"

    def __init__(self, sentence: str, *, article_id: int) -> None:
        super().__init__(sentence)
        self.article_id = article_id


class KnownAddressError(WorkbenchError):
    """Another text was taken in from the same address before, as article `article_id`."""

    code = "known_address"

    def __init__(self, sentence: str, *, article_id: int) -> None:
        super().__init__(sentence)
        self.article_id = article_id


class UnchangedTextError(WorkbenchError):
    """A newer text of an article is the one it has; nothing was changed."""

    code = "unchanged_text"


class NotExportableError(WorkbenchError):
    """Records lack what the format asks for; `problems` names each claim and field."""

    code = "not_exportable"

    def __init__(self, sentence: str, *, problems: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.problems = problems


class UnfitDatabaseError(WorkbenchError):
    """The database does not keep what the history needs; the application does not start on it."""

    code = "unfit_database"
