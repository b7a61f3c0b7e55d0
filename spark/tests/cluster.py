"""A standalone cluster of Spark on this machine: a master and workers, each a process."""

import os
import pathlib
import re
import signal
import socket
import subprocess
import time

import pyspark

HOME = pathlib.Path(pyspark.__file__).parent


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def children(pid):
    """The processes that a process started and that are still there."""
    try:
        listed = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text()
        for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
            listed += " " + (task / "children").read_text()
    except OSError:
        return []
    return sorted({int(child) for child in listed.split()})


class Cluster:
    """A master and workers of one core each, ended at the end of the `with`."""

    def __init__(self, folder, workers=2, memory="1g", pinned=False):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        port = _free_port()
        self.master = f"spark://127.0.0.1:{port}"
        self.environment = os.environ | {
            "SPARK_HOME": str(HOME), "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_NO_DAEMONIZE": "1", "SPARK_WORKER_DIR": str(self.folder / "work"),
            "SPARK_LOCAL_DIRS": str(self.folder / "local"), "SPARK_DAEMON_MEMORY": "256m"}
        self.processes = []
        self._start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1",
                    "--port", str(port), "--webui-port", "0")
        self._wait("master", "I have been elected leader")
        for number in range(workers):
            pin = ["taskset", "-c", str(number % (os.cpu_count() or 1))] if pinned else []
            self._start(f"worker{number}", "org.apache.spark.deploy.worker.Worker",
                        "--host", "127.0.0.1", "--cores", "1", "--memory", memory,
                        "--webui-port", "0", self.master, before=pin)
        for number in range(workers):
            self._wait(f"worker{number}", "Successfully registered with master")

    def _start(self, name, *arguments, before=()):
        log = open(self.folder / f"{name}.log", "wb")
        self.processes.append(subprocess.Popen(
            [*before, str(HOME / "bin" / "spark-class"), *arguments], stdout=log, stderr=log,
            env=self.environment, cwd=self.folder))

    def _wait(self, name, words, seconds=60):
        log = self.folder / f"{name}.log"
        for _ in range(seconds * 10):
            if re.search(words, log.read_text(errors="replace")):
                return
            time.sleep(0.1)
        raise RuntimeError(f"{name} did not start:\n{log.read_text()[-2000:]}")

    def executors(self):
        """The processes that run tasks: what the workers started."""
        return [child for worker in self.processes[1:] for child in children(worker.pid)]

    def kill_executor(self):
        """Ends one of them as a machine that fails would."""
        running = self.executors()
        if running:
            os.kill(running[0], signal.SIGKILL)
            return running[0]
        return None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
