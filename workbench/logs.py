"""Logging: one line a record, in JSON, with the id of the request it belongs to."""

import json
import logging
import sys
from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="-")

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class JsonLines(logging.Formatter):
    """Writes time, level, logger, message, request id and the record's own fields as JSON.

    JSON also keeps line ends in a value from forging a second line.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return *record* as one line."""
        line: dict[str, object] = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request": request_id.get(),
        }
        line |= {
            key: value
            for key, value in vars(record).items()
            if key not in _STANDARD and key not in line
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        # ASCII only: other line ends (U+2028) and half characters would break the line too.
        return json.dumps(line, default=str)


def set_up(level: str) -> None:
    """Send the workbench's log to standard error, from *level* on; calling it again replaces it."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logger = logging.getLogger("workbench")
    logger.handlers[:] = [handler]
    logger.setLevel(level)
    logger.propagate = False
