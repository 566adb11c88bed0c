"""What a pipeline weighs: seconds to load, memory while reading, bytes on disk.

Measured in a process of its own, which has done nothing else: `python -m` this module.
"""

import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.nlp.extract import read_article
from workbench.nlp.pipeline import load

if TYPE_CHECKING:
    from spacy.language import Language

_MIB = 1024 * 1024
_STATUS = Path("/proc/self/status")
# So many characters are read before the clock starts: first use fills spaCy's caches.
WARM_UP = 2_000


@dataclass(frozen=True)
class Footprint:
    """Seconds to import spaCy, then to load the pipeline, then to read every text.

    Reading is counted in processor time. `peak_mib` is the process's largest resident size at the
    end in MiB, `disk_mb` the size of the pipeline's files in MB.
    """

    import_seconds: float
    load_seconds: float
    read_seconds: float
    peak_mib: float
    disk_mb: float


def measure_footprint(pipeline: str, texts: Sequence[str]) -> Footprint:
    """Return what *pipeline*, a name that `load` knows, weighs while it reads *texts*."""
    done = subprocess.run(  # noqa: S603  # our own module; what it reads is no part of the command
        [sys.executable, "-m", __name__, pipeline],
        input=json.dumps(list(texts)),
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        encoding="utf-8",
        check=True,
    )
    return Footprint(**json.loads(done.stdout))


def peak_mib() -> float:
    """Return this process's largest resident size so far, in MiB."""
    if _STATUS.exists():
        # Linux hands ru_maxrss on from parent to child; VmHWM is this program's own.
        found = re.search(r"^VmHWM:\s+(\d+) kB$", _STATUS.read_text(encoding="ascii"), re.MULTILINE)
        if found is not None:
            return int(found[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / _MIB if sys.platform == "darwin" else peak / 1024  # bytes on macOS, else KiB


def disk_mb(nlp: "Language") -> float:
    """Return the size of the files that *nlp* was loaded from in MB; 0 where there are none."""
    if nlp.path is None:
        return 0.0
    files = [each for each in Path(nlp.path).rglob("*") if each.is_file()]
    return sum(each.stat().st_size for each in files) / 1_000_000


def weigh(pipeline: str, texts: Sequence[str]) -> Footprint:
    """Return what *pipeline* weighs in this process, which should have done nothing before."""
    started = time.perf_counter()
    import spacy  # noqa: F401  # its import is what is timed

    imported = time.perf_counter()
    nlp = load(pipeline)
    loaded = time.perf_counter()
    if texts:
        read_article(texts[0][:WARM_UP], nlp=nlp)
    processor = time.process_time()
    for text in texts:
        read_article(text, nlp=nlp)
    read = time.process_time() - processor
    return Footprint(imported - started, loaded - imported, read, peak_mib(), disk_mb(nlp))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(weigh(sys.argv[1], json.load(sys.stdin)))))
