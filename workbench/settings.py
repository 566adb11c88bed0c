"""The settings of an installation: named, typed, checked, and frozen once read."""

import os
import secrets
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path

from workbench.domain.errors import InvalidInputError
from workbench.domain.text import NUMBER_MAX, number_in
from workbench.paths import instance_folder

PREFIX = "WORKBENCH_"
SECRET_KEY_MIN = 32
EMBEDDED = "embedded"
WORKERS = frozenset({EMBEDDED, "none"})
# Least and most of each number: no time longer than a year, no file that fills the memory.
BOUNDS = {
    "proxy_hops": (0, 10),
    "idle_minutes": (1, 525_600),
    "session_hours": (1, 8_760),
    "hold_minutes": (1, 525_600),
    "upload_megabytes": (1, 500),
}


@dataclass(frozen=True)
class Setting:
    """One setting: its field name, default in words, and what it does, for README and `--help`."""

    name: str
    default: str
    help: str

    @property
    def variable(self) -> str:
        """Return the environment variable that sets it."""
        return PREFIX + self.name.upper()


SETTINGS: tuple[Setting, ...] = (
    Setting("instance", "`instance/` beside the checkout", "folder of database, files and keys"),
    Setting("database_url", "SQLite in the instance folder", "where the desk's records are kept"),
    Setting("secret_key", "made once, kept in the instance folder", "signs cookies and forms"),
    Setting("production", "no", "`yes` refuses weak settings and sends cookies over HTTPS only"),
    Setting("demo", "no", "`yes` marks every page as a demo; refused in production"),
    Setting("trusted_hosts", "any", "host names the site answers to, separated by commas"),
    Setting("proxy_hops", "0", "how many proxies stand before the server"),
    Setting("idle_minutes", "60", "minutes without a request after which one signs in again"),
    Setting("session_hours", "12", "hours after which one signs in again in any case"),
    Setting("hold_minutes", "30", "minutes an untouched claim stays with the editor who took it"),
    Setting("upload_megabytes", "20", "largest file that is taken in, in MB"),
    Setting("pipeline", "shipped", "what finds claims: shipped, blank, or a spaCy pipeline"),
    Setting("worker", "embedded", "`none` when jobs are done by `workbench worker` alone"),
    Setting("log_level", "INFO", "least severe log line that is written"),
)


@dataclass(frozen=True)
class Settings:
    """What `create_app` needs to know; build it with `from_env`, or by hand in tests."""

    instance: Path
    database_url: str
    secret_key: str
    production: bool = False
    demo: bool = False
    trusted_hosts: tuple[str, ...] = ()
    proxy_hops: int = 0
    idle_minutes: int = 60
    session_hours: int = 12
    hold_minutes: int = 30
    upload_megabytes: int = 20
    pipeline: str = "shipped"
    worker: str = "embedded"
    log_level: str = "INFO"

    def problems(self) -> list[str]:
        """Return what is wrong with these settings, one sentence each; empty when they are fit."""
        found = []
        if len(self.secret_key) < SECRET_KEY_MIN:
            found.append(f"WORKBENCH_SECRET_KEY must have at least {SECRET_KEY_MIN} characters.")
        if self.production and self.demo:
            found.append("A demo desk cannot run in production: its passwords are known.")
        if self.production and not self.trusted_hosts:
            found.append("WORKBENCH_TRUSTED_HOSTS must name the host the site answers to.")
        found += [
            f"{PREFIX}{name.upper()} must be a number from {least:,} to {most:,}."
            for name, (least, most) in BOUNDS.items()
            if not least <= getattr(self, name) <= most
        ]
        return found


def from_env(env: Mapping[str, str] | None = None) -> Settings:
    """Return the settings that the environment names, defaults for the rest.

    Makes the instance folder and a secret key in it (readable by its owner only) when absent.
    Raises InvalidInputError for a value that cannot be read, a folder that cannot be made or an
    unknown WORKBENCH_ variable.
    """
    env = os.environ if env is None else env
    _refuse_unknown(env)
    instance = _made(Path(env.get(PREFIX + "INSTANCE") or instance_folder()))
    given: dict[str, object] = {}
    for setting in fields(Settings):
        text = env.get(PREFIX + setting.name.upper(), "")
        if text and setting.name != "instance":
            given[setting.name] = _READERS[setting.name](setting.name, text)
    given.setdefault("database_url", f"sqlite:///{instance / 'workbench.db'}")
    if "secret_key" not in given:
        given["secret_key"] = _kept_secret(instance / "secret_key")
    return Settings(instance=instance, **given)  # type: ignore[arg-type]  # _READERS give each its type


def _made(folder: Path) -> Path:
    try:
        folder = folder.resolve()
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) else error
        raise InvalidInputError(
            f"{PREFIX}INSTANCE must name a folder that can be made and written to: {reason}."
        ) from error
    return folder


def _refuse_unknown(env: Mapping[str, str]) -> None:
    known = {setting.variable for setting in SETTINGS}
    for name in env:
        if name.startswith(PREFIX) and name not in known and "_TEST_" not in name:
            raise InvalidInputError(
                f"{name} is not a setting. The settings are: {', '.join(sorted(known))}."
            )


def _as_text(_name: str, text: str) -> str:
    return text


def _as_number(name: str, text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise InvalidInputError(f"{PREFIX}{name.upper()} must be a whole number, not {text!r}.")
    number = number_in(text)
    return NUMBER_MAX if number is None else number  # too long for one: `problems` says the bounds


def _as_yes_or_no(name: str, text: str) -> bool:
    answers = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if text.lower() not in answers:
        raise InvalidInputError(f"{PREFIX}{name.upper()} must be yes or no, not {text!r}.")
    return answers[text.lower()]


def _as_list(_name: str, text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _as_worker(name: str, text: str) -> str:
    if text.lower() not in WORKERS:
        raise InvalidInputError(f"{PREFIX}{name.upper()} must be embedded or none, not {text!r}.")
    return text.lower()


def _as_level(name: str, text: str) -> str:
    if text.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise InvalidInputError(
            f"{PREFIX}{name.upper()} must be DEBUG, INFO, WARNING or ERROR, not {text!r}."
        )
    return text.upper()


_READERS: dict[str, Callable[[str, str], object]] = {
    "database_url": _as_text,
    "secret_key": _as_text,
    "production": _as_yes_or_no,
    "demo": _as_yes_or_no,
    "trusted_hosts": _as_list,
    "proxy_hops": _as_number,
    "idle_minutes": _as_number,
    "session_hours": _as_number,
    "hold_minutes": _as_number,
    "upload_megabytes": _as_number,
    "pipeline": _as_text,
    "worker": _as_worker,
    "log_level": _as_level,
}


def _kept_secret(path: Path) -> str:
    """Return the installation's own secret, made on first use; no two installations share one."""
    if not path.exists():
        _write_secret(path, secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii").strip()


def _write_secret(path: Path, secret: str) -> None:
    """Put *secret* at *path* unless another process was quicker; nobody ever reads a part of it."""
    handle, written = tempfile.mkstemp(dir=path.parent)  # readable by its owner only
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secret + "\n")
        with suppress(FileExistsError):  # then theirs is the installation's secret
            os.link(written, path)
    finally:
        Path(written).unlink()
