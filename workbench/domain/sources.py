"""Sources: what class each is of, whether it is named, and what an editor may say of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.domain.articles import NAME_MAX, TITLE_MAX, URL_MAX
from workbench.domain.errors import InvalidInputError
from workbench.domain.text import ensure_at_most
from workbench.domain.web_address import host_of

INTERESTS_MAX = 2_000
UNNAMED_REASON_MAX = 2_000
NO_TITLE = "Give the source a title."
NO_ADDRESS = "Write the whole address, beginning with https:// or http://."


class SourceClass(StrEnum):
    """What sort of source it is; a desk's rules on sources speak of these."""

    PRIMARY = "primary"
    OFFICIAL_STATISTIC = "official statistic"
    EXPERT = "expert"
    WIRE = "wire"
    MEDIA = "media"
    SOCIAL = "social"
    DOCUMENT = "document"
    INTERVIEW = "interview"

    @property
    def meaning(self) -> str:
        """Return what belongs to the class, for an editor who chooses."""
        return _MEANINGS[self]


_MEANINGS = {
    SourceClass.PRIMARY: "the law, record, recording or eyewitness itself",
    SourceClass.OFFICIAL_STATISTIC: "figures that a statistics office or authority publishes",
    SourceClass.EXPERT: "somebody who knows the field and judges by that",
    SourceClass.WIRE: "a news agency’s report",
    SourceClass.MEDIA: "another newsroom’s report",
    SourceClass.SOCIAL: "a post, video or message from a network",
    SourceClass.DOCUMENT: "a letter, contract, study or file",
    SourceClass.INTERVIEW: "what somebody told the desk",
}


class Naming(StrEnum):
    """Whether readers are told who the source is."""

    NAMED = "named"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True)
class SourceEdit:
    """What an editor says of a source, checked; None where nobody has said it yet.

    Raises InvalidInputError naming the field at fault: without a title, with half an address, or
    anonymous without the reason that the desk owes its readers.
    """

    title: str
    publisher: str = ""
    url: str = ""
    published_on: date | None = None
    source_class: SourceClass | None = None
    naming: Naming | None = None
    unnamed_reason: str = ""
    interests: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise InvalidInputError(NO_TITLE, field="title")
        if self.url and not host_of(self.url):
            raise InvalidInputError(NO_ADDRESS, field="url")
        for field, limit in _LIMITS.items():
            ensure_at_most(getattr(self, field), limit, field=field)
        if self.naming is Naming.ANONYMOUS and not self.unnamed_reason.strip():
            raise InvalidInputError(
                "Say why the source stays anonymous; a second reader must be able to judge it.",
                field="unnamed_reason",
            )
        if self.naming is not Naming.ANONYMOUS and self.unnamed_reason.strip():
            raise InvalidInputError(
                "A reason for anonymity was written, but the source is not said to be anonymous."
                " Choose “anonymous”, or empty the reason.",
                field="naming",
            )


_LIMITS = {
    "title": TITLE_MAX,
    "publisher": NAME_MAX,
    "url": URL_MAX,
    "unnamed_reason": UNNAMED_REASON_MAX,
    "interests": INTERESTS_MAX,
}
