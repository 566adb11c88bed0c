"""The queue's filter in the address of a page: read from its parameters, written back to them."""

from enum import StrEnum
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from workbench.domain.claims import ClaimKind, ClaimStatus
from workbench.domain.errors import InvalidInputError
from workbench.domain.text import number_in, one_line, turns_ended
from workbench.services.queue import QueueFilter, Sort, article_choices

ALL = "all"
ME = "me"
NOBODY = "nobody"
WORDS_MAX = 300
TITLE_SHOWN = 60

E = TypeVar("E", bound=StrEnum)


class FindingFilter(StrEnum):
    """Which claims are shown by their findings."""

    OPEN = "open"


class ChangeFilter(StrEnum):
    """Which claims are shown by what became of their article."""

    UNSEEN = "unseen"


def read_filter(
    args: MultiDict[str, str], *, me_id: int, default: tuple[ClaimStatus, ...] = ()
) -> QueueFilter:
    """Return the filter that the parameters *args* ask for; an absent or empty one asks for all.

    Known are `status` (a ClaimStatus or "all"; *default* when absent), `kind`, `article` (id),
    `claimant` and `q` (words), `holder` ("me", which is *me_id*; "nobody"; or an editor's id),
    `finding` ("open"), `change` ("unseen") and `sort`. Others are passed over. Raises
    InvalidInputError, whose `field` is the parameter.
    """
    status, holder = _text(args, "status"), _text(args, "holder")
    return QueueFilter(
        statuses=_statuses(status, default),
        kind=_member(ClaimKind, args, "kind"),
        article_id=_id(_text(args, "article"), "article"),
        claimant=_text(args, "claimant"),
        holder_id=None if holder == NOBODY else me_id if holder == ME else _id(holder, "holder"),
        free=holder == NOBODY,
        open_finding=_member(FindingFilter, args, "finding") is not None,
        article_changed=_member(ChangeFilter, args, "change") is not None,
        words=_text(args, "q"),
        sort=_member(Sort, args, "sort") or Sort.WORTH,
    )


def to_params(wanted: QueueFilter, *, me_id: int | None = None) -> dict[str, str]:
    """Return the parameters that `read_filter` reads as *wanted*, without those that ask for all.

    Several statuses can only be a page's default, which is left out of its address. The editor
    *me_id* is written as "me".
    """
    holder = NOBODY if wanted.free else ME if wanted.holder_id == me_id else wanted.holder_id
    given = {
        "status": _status_text(wanted.statuses),
        "kind": wanted.kind,
        "article": wanted.article_id,
        "claimant": wanted.claimant,
        "holder": holder if wanted.free or wanted.holder_id is not None else "",
        "finding": FindingFilter.OPEN if wanted.open_finding else "",
        "change": ChangeFilter.UNSEEN if wanted.article_changed else "",
        "q": wanted.words,
        "sort": "" if wanted.sort is Sort.WORTH else wanted.sort,
    }
    return {name: str(value) for name, value in given.items() if value not in (None, "")}


def articles_to_choose(wanted: QueueFilter) -> list[tuple[str, str]]:
    """Return (value, words) of the newest articles, and of the one filtered by when it is older."""
    found = [(str(each.id), _shortened(each.title)) for each in article_choices()]
    chosen = "" if wanted.article_id is None else str(wanted.article_id)
    if chosen and chosen not in dict(found):
        found.append((chosen, f"article {chosen}"))
    return [("", "any"), *found]


def _shortened(title: str) -> str:
    return title if len(title) <= TITLE_SHOWN else title[: TITLE_SHOWN - 1].rstrip() + "…"


def _status_text(statuses: tuple[ClaimStatus, ...]) -> str:
    if not statuses:
        return ALL
    return statuses[0].value if len(statuses) == 1 else ""


def _text(args: MultiDict[str, str], name: str) -> str:
    text = one_line(args.get(name, ""))
    if len(text) > WORDS_MAX:
        raise InvalidInputError(
            f"The filter takes at most {WORDS_MAX} characters in one field. Shorten “{name}”.",
            field=name,
        )
    return text


def _statuses(text: str, default: tuple[ClaimStatus, ...]) -> tuple[ClaimStatus, ...]:
    if not text:
        return default
    if text == ALL:
        return ()
    return (_one_of(ClaimStatus, text, "status"),)


def _member(kind: type[E], args: MultiDict[str, str], name: str) -> E | None:
    text = _text(args, name)
    return _one_of(kind, text, name) if text else None


def _one_of(kind: type[E], text: str, name: str) -> E:
    try:
        return kind(text)
    except ValueError as error:
        raise InvalidInputError(
            f"The filter knows no {name} “{turns_ended(text)}”. Choose one from the list.",
            field=name,
        ) from error


def _id(text: str, name: str) -> int | None:
    if not text:
        return None
    number = number_in(text)
    if number is None:
        raise InvalidInputError(
            f"“{turns_ended(text)}” is not the number of an {_NUMBERED[name]}."
            " Choose one from the list.",
            field=name,
        )
    return number


_NUMBERED = {"article": "article", "holder": "editor"}
