"""What was spoken as text to read: subtitles and time-coded transcripts to paragraphs by speaker.

Each paragraph begins with who speaks, "Jane Roe: …", which is how claims in it find their claimant.
Time codes are left out: a claim is found again by its words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from workbench.fetch.captions import (
    Said,
    is_name,
    is_subrip,
    is_webvtt,
    read_captions,
    split_label,
)

# Who speaks where a file names some speakers and says only that it is somebody else now.
UNNAMED = "Speaker"
_PAUSE_MS = 3_000
_LONG_CHARS = 600
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_CODE = r"[\[(<]?\s*\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?\s*[\])>]?"
# "[00:01:02] Jane Roe: It sank."; "Jane Roe (01:02):", "Jane Roe  1:02", then her words.
_CODED = re.compile(rf"\s*{_CODE}\s+(\S.*)", re.ASCII)
_HEADED = re.compile(rf"\s*([^\d\s\[(:][^\[(:]{{0,60}}?)\s*:?\s+{_CODE}\s*:?\s*", re.ASCII)
_CODED_MIN = 3
_CODED_SHARE = 0.5


def as_transcript(text: str) -> str | None:
    """Return subtitles or a time-coded transcript in *text* as paragraphs; None for other texts.

    Raises UnreadableFileError with the line's number where subtitles are damaged.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n\ufeff")
    if is_webvtt(unified):
        return from_captions(unified, webvtt=True)
    if is_subrip(unified):
        return from_captions(unified, webvtt=False)
    return _from_labelled(unified)


def from_captions(text: str, *, webvtt: bool) -> str:
    """Return the subtitles in *text*, whose line ends are LF, as paragraphs by speaker."""
    return "\n\n".join(_paragraphs(read_captions(text, webvtt=webvtt)))


def _paragraphs(said: Sequence[Said]) -> Iterator[str]:
    """Yield one paragraph a turn; long turns are parted at ends of sentences and at pauses."""
    unnamed = UNNAMED if any(each.speaker for each in said) else ""
    speaker, parts, ended_ms = "", list[str](), 0
    for each in said:
        wanted = each.speaker or (unnamed if each.turns else speaker)
        other = wanted != speaker or (each.turns and not each.speaker)
        if parts and (other or _parted(parts, each.start_ms - ended_ms)):
            yield _labelled(speaker, parts)
            parts = []
        speaker, ended_ms = wanted, each.end_ms
        parts.append(each.words)
    if parts:
        yield _labelled(speaker, parts)


def _parted(parts: Sequence[str], pause_ms: int) -> bool:
    """Return whether a paragraph ends here within a turn."""
    long = sum(map(len, parts)) >= _LONG_CHARS
    return (long or pause_ms >= _PAUSE_MS) and _SENTENCE_END.search(parts[-1]) is not None


def _labelled(speaker: str, parts: Sequence[str]) -> str:
    words = " ".join(parts)
    return f"{speaker}: {words}" if speaker else words


def _from_labelled(text: str) -> str | None:
    """Return a transcript whose turns carry time codes without these; None for other texts."""
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    coded = sum(_is_coded(line) for line in lines)
    headed = sum(_heading(line) is not None for line in lines)
    if coded >= max(_CODED_MIN, _CODED_SHARE * len(lines)):
        return "\n\n".join(_without_code(line) for line in lines)
    if headed >= max(_CODED_MIN, len(lines) / 10):
        return "\n\n".join(_under_headings(lines))
    return None


def _is_coded(line: str) -> bool:
    found = _CODED.fullmatch(line)
    return found is not None and bool(split_label(found[1])[0])


def _without_code(line: str) -> str:
    found = _CODED.fullmatch(line)
    return found[1] if found else line


def _heading(line: str) -> str | None:
    """Return who speaks under a line such as "Jane Roe (01:02):"; None for any other line."""
    found = _HEADED.fullmatch(line)
    return found[1].strip() if found and is_name(found[1]) else None


def _under_headings(lines: Iterable[str]) -> Iterator[str]:
    speaker = ""
    for line in lines:
        name = _heading(line)
        if name is None:
            yield _labelled(speaker, [line])
        else:
            speaker = name
