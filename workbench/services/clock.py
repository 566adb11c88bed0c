"""The clock that services read; an application is given one, tests give it a still one."""

from datetime import datetime

from flask import current_app

from workbench.domain.clock import Clock

KEY = "workbench_clock"


def now() -> datetime:
    """Return the application's time, aware, in UTC."""
    clock: Clock = current_app.extensions[KEY]
    return clock.now()
