"""JSON on one line: text that every program reads as one line, and that a page may hold."""

import json
import re
from collections.abc import Callable
from typing import Any

# Programs that split text into lines also split at these three, and JSON leaves them bare. A
# lone surrogate has no UTF-8; escaped, it survives.
_BARE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")
_UNSAFE_IN_PAGE = re.compile("[<>&\u2028\u2029]")


def one_line(
    value: object, *, default: Callable[[Any], object] | None = None, sort_keys: bool = False
) -> str:
    """Return *value* as JSON without any line break, not ending in one, fit for UTF-8.

    `default` turns what JSON does not know into what it knows, as in `json.dumps`.
    """
    text = json.dumps(
        value,
        ensure_ascii=False,
        allow_nan=False,
        default=default,
        separators=(",", ":"),
        sort_keys=sort_keys,
    )
    return _BARE.sub(_escaped, text)


def script_safe(json_text: str) -> str:
    """Return *json_text* with <, >, & and the line separators U+2028 and U+2029 escaped.

    It stays the same JSON, and cannot end the `<script>` element of the page that holds it.
    """
    return _UNSAFE_IN_PAGE.sub(_escaped, json_text)


def _escaped(match: re.Match[str]) -> str:
    # These characters stand only inside strings of JSON, where \uXXXX means the same.
    return f"\\u{ord(match.group()):04x}"
