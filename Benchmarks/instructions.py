#!/usr/bin/env python3
"""Counts instructions, so that a slowdown shows on a machine whose seconds say nothing.

    instructions.py FOLDER [--record | --check] [--only NAME]

FOLDER holds the release builds of `topictool` and `bench`. Each piece of work below runs once
under `valgrind --tool=callgrind` on the sample batch, or on a larger one made of it; the
instructions it took are held against those in instructions.tsv, in millions. With `--check`
the exit status is 1 where one takes over 5 % more, or has no count on file for this batch;
with `--record` the file is written anew. `--only` takes the work whose name has NAME in it.

A count does not depend on the load of the machine or on its processor (valgrind pretends to
one of its own), and runs of a binary agree to a few thousandths: one thread, hashes without
seeds, symbols bound before anything else, an environment of nothing else. It does depend on
compiler, C library and valgrind, which the file names: where others are found nothing is
compared, and nothing fails. The profile of each run stays in .build/instructions;
`callgrind_annotate --inclusive=yes FILE | swift demangle` shows where its instructions went.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SAMPLE = pathlib.Path("data/articles.jsonl")
WORK = pathlib.Path(".build/instructions")
BATCH = WORK / "batch.jsonl"
RECORDED = pathlib.Path(__file__).resolve().with_suffix(".tsv")
BOUND = 1.05
BLOCKS = 8
WORD = re.compile(r"[^\W\d_]+")
FREQUENT = 100

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LD_BIND_NOW": "1", "SWIFT_DETERMINISTIC_HASHING": "1"}


def jobs():
    """What is counted: name, program, arguments."""
    tool = [
        ("start", ["--version"]),
        ("dedup/sample", ["dedup", SAMPLE, "--pairs", WORK / "sample"]),
        ("dedup/auto", ["dedup", BATCH, "--pairs", WORK / "pairs",
                        "--families", WORK / "families", "--passages", WORK / "passages"]),
        ("dedup/minhash", ["dedup", BATCH, "--mode", "minhash", "--pairs", WORK / "minhash"]),
        ("dedup/reuse", ["dedup", BATCH, "--mode", "reuse", "--pairs", WORK / "reuse"]),
        ("dedup/exact", ["dedup", BATCH, "--mode", "exact", "--min-jaccard", "0.5",
                         "--pairs", WORK / "exact"]),
        ("vectorize", ["vectorize", BATCH, "-o", WORK / "vectors.npz"]),
        ("similarity", ["similarity", BATCH, "--threshold", "0.3", "-o", WORK / "near.npz"]),
        ("cluster", ["cluster", BATCH, "-k", "10", "--restarts", "2",
                     "--assignments", WORK / "clusters"]),
        ("events", ["events", BATCH, "--assignments", WORK / "reports"]),
    ]
    for name, arguments in tool:
        alone = [] if name == "start" else ["--threads", "1", "--quiet"]
        yield name, "topictool", [*arguments, *alone]
    for name in ("read", "first-pass"):
        yield name, "bench", [name, BATCH]


def write_batch():
    """The sample batch, and the same in other words: those of similar frequency change places,
    farther on in every block, so that a block has its own copies and the lengths of texts stay.
    """
    records = [json.loads(line) for line in SAMPLE.open(encoding="utf-8")]
    counts = {}
    for record in records:
        for word in WORD.findall(record["text"]):
            counts[word] = counts.get(word, 0) + 1
    # By length too, and in the end by the word itself: the order hangs on nothing else.
    ranked = sorted(counts, key=lambda word: (-counts[word], len(word), word))[FREQUENT:]
    with BATCH.open("w", encoding="utf-8") as lines:
        for block in range(BLOCKS):
            other = {word: ranked[(rank + 7 * block) % len(ranked)]
                     for rank, word in enumerate(ranked)}
            for record in records:
                changed = {key: WORD.sub(lambda m: other.get(m[0], m[0]), record[key])
                           for key in ("title", "text") if record.get(key)}
                changed["id"] = f"{record['id']}/{block}"
                print(json.dumps({**record, **changed}, ensure_ascii=block % 2 == 1), file=lines)


def setting():
    """What a count depends on beside the code."""
    def first_line(*command):
        return subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[0]
    return {
        "compiler": first_line("swift", "--version"),
        "library": " ".join(platform.libc_ver()) + " " + platform.machine(),
        "valgrind": first_line("valgrind", "--version"),
        "batch": hashlib.sha256(BATCH.read_bytes()).hexdigest()[:16],
    }


def count(program, name, arguments):
    """Instructions of one run."""
    profile = WORK / (name.replace("/", "-") + ".callgrind")
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", program,
               *map(str, arguments)]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{name}: failed\n{done.stderr}")
    return int(re.search(r"^(?:summary|totals): (\d+)", profile.read_text(), re.M)[1])


def recorded():
    """The settings and the counts on file, in millions."""
    said, counts = {}, {}
    for line in RECORDED.read_text(encoding="utf-8").splitlines() if RECORDED.exists() else []:
        name, _, value = line.lstrip("# ").partition("\t")
        if line.startswith("#"):
            said[name] = value
        else:
            counts[name] = float(value)
    return said, counts


def record(found, counts):
    lines = [f"# {name}\t{value}" for name, value in found.items()]
    lines += [f"{name}\t{millions:.1f}" for name, millions in counts.items()]
    RECORDED.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    if not shutil.which("valgrind"):
        sys.exit("no valgrind: its package is called that on Debian and Fedora")
    folder = given.folder.resolve()
    os.chdir(ROOT)
    WORK.mkdir(parents=True, exist_ok=True)
    write_batch()
    found, (said, before) = setting(), recorded()
    chosen = [job for job in jobs() if given.only in job[0]]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        running = [(name, pool.submit(count, folder / program, name, arguments))
                   for name, program, arguments in chosen]
        counts = {name: job.result() / 1e6 for name, job in running}
    others = [f"{name} was {said.get(name)}, is {value}" for name, value in found.items()
              if said.get(name) != value]
    # Of another compiler nobody can say; but whoever changes the work records it anew.
    is_same_machine = all(said.get(name) == found[name] for name in found if name != "batch")
    failed = is_same_machine and said.get("batch") != found["batch"]
    print("| work | recorded, M | now, M | ratio |\n|---|---|---|---|")
    for name, millions in counts.items():
        ratio = millions / before[name] if name in before else None
        is_above = ratio is not None and ratio > BOUND and not others
        failed |= is_above or (is_same_machine and ratio is None)
        said_of_it = f"{ratio:.3f}" if ratio else "not recorded"
        print(f"| {name} | {before.get(name, '')} | {millions:.1f} | "
              f"{said_of_it}{f' above {BOUND}' if is_above else ''} |")
    for other in others:
        print(f"not compared: {other}")
    if given.record and given.only and others:
        sys.exit("not recorded: with --only the rest would be of another setting")
    if given.record:
        record(found, {**before, **counts} if given.only else counts)
    sys.exit(given.check and failed)


if __name__ == "__main__":
    main()
