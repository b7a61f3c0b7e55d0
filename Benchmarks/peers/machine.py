"""On what, and of what, figures were measured."""
import os
import pathlib
import platform
import subprocess

HERE = pathlib.Path(__file__).parent


def said(*command):
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True,
                              cwd=HERE).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def field(path, name):
    """What a line `name: value` or `name=value` of a system's file says."""
    try:
        lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    for line in lines:
        key, _, value = line.replace("=", ":", 1).partition(":")
        if key.strip() == name:
            return value.strip().strip('"')
    return ""


def commit():
    short = said("git", "rev-parse", "--short", "HEAD")
    changed = said("git", "status", "--porcelain", "--untracked-files=no", "--", "../../Sources")
    return short + (" with changes" if changed else "")


def description(environments=(), commits=()):
    """One sentence: commit, compiler, processor, memory, system; what peers run in, if any."""
    processor = field("/proc/cpuinfo", "model name") or platform.processor()
    vector = " with AVX-512" if "avx512f" in field("/proc/cpuinfo", "flags") else ""
    memory = field("/proc/meminfo", "MemTotal").split()
    gigabytes = f", {int(memory[0]) / 2**20:.0f} GB" if memory else ""
    system = field("/etc/os-release", "PRETTY_NAME") or platform.platform()
    swift = next((line.split("(")[0].strip() for line in said("swift", "--version").splitlines()
                  if "Swift version" in line), "")
    peers = ", ".join(dict.fromkeys(version for environment in environments
                                    for version in environment.versions()))
    peers = peers or f"Python {platform.python_version()}"
    return (f"Commit {', '.join(sorted(commits)) or commit()}, {swift}; {processor}{vector}, "
            f"{os.cpu_count()} cores{gigabytes}, {system}; {peers}.")
