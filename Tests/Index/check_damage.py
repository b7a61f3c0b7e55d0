#!/usr/bin/env python3
"""Indexes with files that are damaged, cut short, missing, or made by someone hostile.

    check_damage.py TOPICTOOL [--points N] [--seed N]

A bit that flipped, an end that is missing or a file that is gone is named by `index verify`, and
any other command tells of it in one line or gives the answer of the sound index, never another.
Where checksums were made to fit afterwards, nothing is promised of the answer, but that the
tool ends, and not by a trap.
"""
import argparse
import random
import shutil
import tempfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from changes import changes
from faulty import Tool, report

BLOCK = 1 << 14


def sealed(data):
    """The bytes of a file in blocks with checksums that fit, as far as there is a layout."""
    data = bytearray(data)
    footer = len(data) - 24
    content = int.from_bytes(data[footer:footer + 8], "little")
    count = int.from_bytes(data[footer + 8:footer + 12], "little")
    table = footer - 24 * count
    if not 24 <= content <= table or content + 4 * -(-content // BLOCK) != table:
        return bytes(data)

    def seal(place, start, end):
        data[place:place + 4] = zlib.crc32(data[start:end]).to_bytes(4, "little")
    seal(16, 0, 16)
    for number, start in enumerate(range(0, content, BLOCK)):
        seal(content + 4 * number, start, min(start + BLOCK, content))
    seal(footer + 12, table, footer)
    seal(footer + 16, footer, footer + 16)
    return bytes(data)


def flipped(data, random):
    bit = random.randrange(8 * len(data))
    data = bytearray(data)
    data[bit // 8] ^= 1 << bit % 8
    return bytes(data)


def cut(data, random):
    return data[:random.randrange(len(data))]


def hostile(data, random):
    """Some bytes of other values, those that bounds are made of before others."""
    data = bytearray(data)
    for _ in range(random.choice([1, 1, 3, 30])):
        # What stands at the start of a file and of its sections is looked at first.
        place = random.choice([random.randrange(24, len(data)), random.randrange(24, 300)])
        place = min(place, len(data) - 25)
        value = random.choice([b"\0", b"\xff", b"\x80", b"\1", random.randbytes(1)])
        size = random.choice([1, 2, 4, 8])
        data[place:place + size] = (value * size)[:len(data) - place]
    return sealed(data)


class Damage:
    """An index and what its sound commands give."""

    def __init__(self, tool, index, batch, work):
        self.tool, self.index, self.work = tool, index, work
        self.commands = [["index", "query", "INDEX", batch, "--format", "csv"],
                         ["index", "export", "INDEX"], ["index", "stats", "INDEX"]]
        self.sound = [tool.must(*self.command(command, index)) for command in self.commands]

    def command(self, command, index):
        return [index if word == "INDEX" else word for word in command]

    def run(self, command, index):
        """The status and output of a command, which must not trap and complain in one line."""
        run = self.tool.run(*self.command(command, index))
        assert run.returncode in (0, 1, 2), f"{command[1]}: status {run.returncode}"
        errors = [line for line in run.stderr.decode().splitlines()
                  if line.startswith("topictool: error: ")]
        assert run.returncode == 0 or len(errors) == 1, f"{command[1]}: {run.stderr.decode()}"
        return run

    def check(self, point, name, how, seed):
        """Whether commands refused, after one file was damaged."""
        index = self.work / f"damaged{point}"
        shutil.copytree(self.index, index)
        data = (index / name).read_bytes()
        seeded = random.Random(seed)
        try:
            if how is None:
                (index / name).unlink()
            else:
                (index / name).write_bytes(how(data, seeded))
                if (index / name).read_bytes() == data:
                    return False
            verify = self.run(["index", "verify", "INDEX"], index)
            if how is not hostile:
                assert verify.returncode != 0, "verify finds nothing"
            refused = verify.returncode != 0
            for command, sound in zip(self.commands, self.sound):
                run = self.run(command, index)
                if run.returncode == 0 and how is not hostile:
                    assert run.stdout == sound, f"{command[1]} gives another answer"
                refused |= run.returncode != 0
            salvaged = self.work / f"salvaged{point}"
            self.run(["index", "verify", "INDEX", "--salvage", salvaged], index)
            assert name != "manifest" or salvaged.exists(), "segments alone are not saved"
            if salvaged.exists():
                self.tool.must("index", "verify", salvaged)
                shutil.rmtree(salvaged)
            return refused
        except Exception as error:
            words = how.__name__ if how else "gone"
            raise AssertionError(f"{name} {words} (seed {seed}): {error}") from error
        finally:
            shutil.rmtree(index)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tool")
    parser.add_argument("--points", type=int, default=120)
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args()
    tool = Tool(options.tool)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder).resolve()
        change = next(change for change in changes(tool, work) if change.name == "add")
        index = work / "add.after"
        tool.must("index", "delete", index, "--ignore-missing", "sarwa-0012", "sarwa-0013")
        damage = Damage(tool, index, change.arguments[-1], work)
        names = sorted(path.name for path in index.iterdir() if path.name != "lock")
        seeded, points = random.Random(options.seed), []
        for point in range(options.points):
            how = (flipped, cut, hostile, hostile)[point % 4]
            name = seeded.choice(names)
            if name == "manifest" and how is hostile:
                how = flipped
            points.append((point, name, how, seeded.randrange(1 << 32)))
        points += [(options.points + i, name, None, 0) for i, name in enumerate(names)]
        with ThreadPoolExecutor(2) as pool:
            refused = list(pool.map(lambda point: damage.check(*point), points))
        print(f"ok: {len(points)} damages of {len(names)} files, {sum(refused)} of which were "
              "told; no other answer, and no trap")


if __name__ == "__main__":
    report(main)
