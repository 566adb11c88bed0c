"""Markdown: the words of it, and what its front matter says."""

import re
from datetime import date

from workbench.fetch.parsed import ReadDocument

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,5000}?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FRONT_FIELD = re.compile(r"^(title|author|date|lang|outlet):[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*)$")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-+|(?:[*_-][ \t]*){3,})[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(?:`{3,}|~{3,})[^`]*$")
_LINE_MARK = re.compile(r"^[ \t]*(?:>[ \t]?){0,8}(?:[*+-][ \t]+)?")
# A link's words or an emphasised run may not hold the mark that ends them, so that each pattern
# looks at every character only a few times however hostile the line is.
_PICTURE_OR_LINK = re.compile(
    r"!?\[([^\[\]]{0,1000})\](?:\([^()\s]{0,2000}(?:\s\"[^\"]{0,300}\")?\)|\[[^\[\]]{0,200}\])"
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
# Not inside words, though CommonMark allows it: "2*3*4" must stay a product.
_STARRED = re.compile(r"(?<![\w\\*])(\*{1,3})(?=[^\s*])([^*]{1,1000})(?<=\S)\1(?![\w*])")
_UNDERSCORED = re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])([^_]{1,1000})(?<=\S)\1(?!\w)")
_STRUCK = re.compile(r"~~(?=\S)([^~]{1,1000})~~")
_CODE = re.compile(r"`([^`]{1,1000})`")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_COMMENT = re.compile(r"<!--(?:(?!<!--|-->).){0,5000}-->", re.DOTALL)


def read_markdown(text: str) -> ReadDocument:
    """Return the words of a Markdown text, its first heading as title, its front matter if any."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    fields = dict(_FRONT_FIELD.findall(front[1])) if front else {}
    lines = _COMMENT.sub("", text[front.end() :] if front else text).split("\n")
    headings = [found for line in lines if (found := _heading(line))]
    title = fields.get("title", "").strip("\"'") or (_inline(headings[0]) if headings else "")
    return ReadDocument(
        text=_inline("\n".join(_block(each) for each in lines if not _is_rule(each))),
        title=title,
        author=fields.get("author", "").strip("\"'"),
        published_on=_day(fields.get("date", "")),
        language=fields.get("lang", "").strip("\"'"),
        outlet=fields.get("outlet", "").strip("\"'"),
    )


def _is_rule(line: str) -> bool:
    return bool(_UNDERLINE.match(line) or _FENCE.match(line))


def _heading(line: str) -> str | None:
    """Return the words of a heading line without the #s before and, where there are any, after."""
    found = _HEADING.match(line)
    if not found:
        return None
    words = found[1].strip()
    bare = words.rstrip("#")
    return bare.rstrip() if bare != words and bare[-1:] in {"", " ", "\t"} else words


def _block(line: str) -> str:
    heading = _heading(line)
    return _LINE_MARK.sub("", line, count=1) if heading is None else heading


def _inline(text: str) -> str:
    """Take marks off words; twice, because emphasis may stand in emphasis and in links."""
    for _ in range(2):
        text = _PICTURE_OR_LINK.sub(r"\1", text)
        text = _STARRED.sub(r"\2", text)
        text = _UNDERSCORED.sub(r"\2", text)
        text = _STRUCK.sub(r"\1", text)
    text = _AUTOLINK.sub(r"\1", _CODE.sub(r"\1", text))
    return _ESCAPE.sub(r"\1", text)


def _day(text: str) -> date | None:
    found = re.match(r"[\"']?(\d{4}-\d{2}-\d{2})", text)
    if not found:
        return None
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        return None
