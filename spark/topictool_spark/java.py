"""Which Java there is, asked before Spark is started with it."""

import os
import re
import shutil
import subprocess

from .errors import JobError

#: The oldest Java that Spark 4 starts on.
LEAST = 17


def major_version(banner: str) -> int | None:
    """The version of `java -version`: 8 for `1.8.0_392`, 17 for `17.0.15`."""
    found = re.search(r'version "(\d+)(?:\.(\d+))?', banner)
    if not found:
        return None
    first, second = int(found[1]), found[2]
    return int(second) if first == 1 and second else first


def check() -> None:
    """Raise an error unless the Java that Spark would take is new enough.

    Under spark-submit the JVM runs already and nothing is asked.
    """
    if "PYSPARK_GATEWAY_PORT" in os.environ:
        return
    home = os.environ.get("JAVA_HOME")
    java = os.path.join(home, "bin", "java") if home else shutil.which("java")
    where = f"JAVA_HOME={home}" if home else "PATH"
    try:
        if java is None:
            raise FileNotFoundError
        said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    except OSError:
        raise JobError(f"no Java in {where}: Spark needs Java {LEAST} or newer") from None
    version = major_version(said.stderr + said.stdout)
    if version is None:
        raise JobError(f"{java} does not say its version: Spark needs Java {LEAST} or newer")
    if version < LEAST:
        raise JobError(f"Java {version} ({java}) is too old: Spark needs {LEAST} or newer")
