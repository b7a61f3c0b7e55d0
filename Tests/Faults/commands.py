"""Commands of the tool, each with its files, and what it gives where nothing fails."""
import gzip
import json
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data" / "articles.jsonl"

# What stands where outputs go, before a run.
FORMER = b"what was there before\n"

# What a change of an index leaves where it was interrupted, for the next to remove.
LEFT = re.compile(r"\w+\.index/(\d+\.[a-z-]+|manifest\.next)")


def contents(folder):
    """The files below a folder, by path; what an index says of its writer is left out."""
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "lock"}


class Command:
    """A command that is run in a folder of its own, of which it gives the files."""

    def __init__(self, name, words, outputs=(), inputs=(), index=None, stdin=None):
        # Words are separated by blanks; outputs are the files that it writes, inputs what
        # is copied into the folder, by name, and the index among them the one it changes.
        self.name, self.words, self.outputs = name, words.split(), list(outputs)
        self.inputs, self.index, self.stdin = dict(inputs), index, stdin
        # What a run gives that nothing happens to, once it was made.
        self.sound, self.before, self.after, self.calls = None, None, None, []

    @property
    def changes_index(self):
        """Whether an index is what it writes."""
        return self.index is not None

    def prepare(self, folder, former=True):
        """Makes the folder of a run, with files where the outputs go if there are to be."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "tmp").mkdir()
        for name, source in self.inputs.items():
            copy = shutil.copytree if source.is_dir() else shutil.copyfile
            copy(source, folder / name)
        for name in self.outputs if former else ():
            (folder / name).write_bytes(FORMER)
        return folder

    def run(self, tool, folder, **options):
        """Runs it in its folder."""
        variables = {"TMPDIR": str(folder / "tmp")}
        stdin = folder / self.stdin if self.stdin else None
        return tool.run(*self.words, folder=folder, stdin=stdin, variables=variables, **options)

    def settle(self, tool, work):
        """Runs it once, for what it gives."""
        folder = self.prepare(work / f"{self.name}.sound")
        self.before = contents(folder)
        self.sound = self.run(tool, folder)
        assert self.sound.returncode == 0, f"{self.name}: {self.sound.stderr.decode()}"
        self.after = contents(folder)

    def trace(self, tool, work):
        """Runs it twice, for what it gives and for the calls it makes."""
        self.settle(tool, work)
        folder = self.prepare(work / f"{self.name}.traced")
        self.calls = tool.calls(
            folder, work / f"{self.name}.trace", *self.words, streams=True, folder=folder,
            stdin=folder / self.stdin if self.stdin else None,
            variables={"TMPDIR": str(folder / "tmp")})
        assert contents(folder) == self.after, f"{self.name} gives something else each time"

    def states(self, found):
        """Whether files are those of before or after a run, and which are neither."""
        if self.changes_index:
            return self.index_states(found)
        states, strange = set(), []
        for path in self.before.keys() | self.after.keys() | found.keys():
            before, after = self.before.get(path), self.after.get(path)
            if found.get(path) not in (before, after):
                strange.append(path)
            elif before != after:
                states.add("before" if found.get(path) == before else "after")
        return states, strange

    def index_states(self, found):
        """The same of an index, of which a manifest names the files that count."""
        manifest = f"{self.index}/manifest"
        for state, files in (("after", self.after), ("before", self.before)):
            if found.get(manifest) == files.get(manifest):
                wrong = [path for path in files if found.get(path) != files[path]]
                return {state}, wrong + [path for path in found if path not in files]
        return set(), [manifest]


def repeated(lines, count):
    """The same articles over and over, under other ids."""
    records = [json.loads(line) for line in lines]
    return b"".join(
        json.dumps(record | {"id": f"{record['id']}-{number}"}).encode() + b"\n"
        for number in range(count) for record in records)


def inputs(tool, work):
    """Inputs in various forms, made of the sample batch."""
    made = {"in.jsonl": SAMPLE}
    lines = SAMPLE.read_bytes().splitlines(keepends=True)
    for name, count in (("large.jsonl", 10), ("cells.jsonl", 6)):
        made[name] = work / name
        made[name].write_bytes(repeated(lines, count))
    made["in.jsonl.gz"] = work / "in.jsonl.gz"
    with gzip.GzipFile(made["in.jsonl.gz"], "wb", mtime=0) as file:
        file.write(SAMPLE.read_bytes())
    feeds = made["feeds"] = work / "feeds"
    (feeds / "more").mkdir(parents=True)
    for number, line in enumerate(lines[:12]):
        record = json.loads(line)
        place = feeds / "more" if number % 2 else feeds
        (place / f"{number}.txt").write_text(record["title"] + "\n\n" + record["text"])
    half = len(lines) // 2
    for name, part in (("first.jsonl", lines[:half]), ("second.jsonl", lines[half:])):
        made[name] = work / name
        made[name].write_bytes(b"".join(part))
    made["archive.index"] = work / "archive.index"
    tool.must("index", "create", made["archive.index"])
    tool.must("index", "add", made["archive.index"], made["first.jsonl"])
    gone = [json.loads(line)["id"] for line in lines[:half:5]]
    tool.must("index", "delete", made["archive.index"], *gone)
    return made


def commands(tool, work):
    """The commands that faults are injected into."""
    made = inputs(tool, work)
    kept = json.loads(SAMPLE.read_bytes().splitlines()[1])["id"]

    def command(name, words, *outputs, of=("in.jsonl",), **options):
        return Command(name, words, outputs, {name: made[name] for name in of}, **options)

    def index(name, words, *outputs, of=("archive.index",), changes=True):
        return command(f"index {name}", f"index {name} {words}", *outputs, of=of,
                       index=words.split()[0] if changes else None)
    return [
        command("dedup", "dedup in.jsonl --pairs p.csv --families f.csv --passages s.jsonl "
                "--keep k.jsonl --outlets o.csv",
                "p.csv", "f.csv", "s.jsonl", "k.jsonl", "o.csv"),
        command("dedup to a pipe", "dedup in.jsonl --format jsonl"),
        command("dedup on little memory", "dedup large.jsonl --memory 16MB --pairs p.csv "
                "--families f.csv", "p.csv", "f.csv", of=["large.jsonl"]),
        command("dedup of standard input", "dedup - --pairs p.csv --keep k.jsonl", "p.csv",
                "k.jsonl", stdin="in.jsonl"),
        command("dedup of gzip", "dedup in.jsonl.gz --families f.csv", "f.csv",
                of=["in.jsonl.gz"]),
        command("dedup of a folder", "dedup feeds --keep k.jsonl", "k.jsonl", of=["feeds"]),
        command("dedup against an index", "dedup second.jsonl --against-index archive.index "
                "--pairs p.csv --keep k.jsonl", "p.csv", "k.jsonl",
                of=["second.jsonl", "archive.index"]),
        command("report", "report in.jsonl -o r.html", "r.html"),
        command("report on little memory", "report large.jsonl -o r.html --memory 16MB",
                "r.html", of=["large.jsonl"]),
        command("vectorize", "vectorize in.jsonl -o v.npz", "v.npz", "v.terms.tsv",
                "v.ids.txt"),
        command("cluster", "cluster in.jsonl -k 6 --assignments a.csv --clusters c.jsonl",
                "a.csv", "c.jsonl"),
        command("events", "events in.jsonl --assignments a.csv", "a.csv"),
        command("similarity", "similarity cells.jsonl -o m.npz --threshold 0", "m.npz",
                "m.ids.txt", of=["cells.jsonl"]),
        index("create", "new.index", of=[]),
        index("add", "archive.index second.jsonl", of=["archive.index", "second.jsonl"]),
        index("query", "archive.index second.jsonl --pairs p.csv", "p.csv",
              of=["archive.index", "second.jsonl"], changes=False),
        index("delete", f"archive.index {kept}"),
        index("compact", "archive.index"),
        index("export", "archive.index", changes=False),
    ]
