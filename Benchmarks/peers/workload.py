"""A batch of articles, and the truth about it that contenders are judged by."""
import functools
import hashlib
import json
import pathlib
import subprocess

from contest import measured
from environments import PLACE

TRUTH, RECALL, OFF = (pathlib.Path(__file__).with_name(name)
                      for name in ("truth.py", "found.py", "off.py"))
APART = 0.01  # from the threshold, where words of others can decide


def kept(path, write):
    """A file that `write` makes, unless it is there from an earlier run."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        begun = path.with_name("begun-" + path.name)
        write(begun)
        begun.rename(path)
    return path


@functools.cache
def digest(path):
    with open(path, "rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()[:12]


class Batch:
    """The articles of a file that have a text, as all contenders read them."""

    def __init__(self, tool, source, python):
        self.tool, self.source, self.python, self.name = tool, source, python, source.stem
        self.folder = PLACE / "batches"
        self.articles = kept(self.folder / f"{self.name}-{digest(source)}.jsonl",
                             self.write_articles)

    def write_articles(self, path):
        with open(self.source, "rb") as lines, open(path, "wb") as out:
            out.writelines(line for line in lines if json.loads(line).get("text"))

    @property
    def megabytes(self):
        return self.articles.stat().st_size / 1e6

    @functools.cached_property
    def words(self):
        """The words that the tool sees."""
        path = self.folder / f"{self.name}-words.jsonl"
        with open(path, "wb") as out:
            subprocess.run([self.tool, "analyze", self.articles, "--purpose", "shingles",
                            "--format", "jsonl", "--quiet"], check=True, stdout=out)
        return path

    @functools.cache
    def truth(self, is_own, shingle, least):
        """Every pair that is alike, or nearly, by the words of the tool or of the peers."""
        words = self.words if is_own else self.articles
        name = f"{self.name}-{digest(words)}-{digest(TRUTH)}-{shingle}-{least}.npz"
        return kept(self.folder / name, lambda path: subprocess.run(
            [self.python, TRUTH, words, path, "--shingle", str(shingle), "--least",
             str(least - APART)], check=True))

    def judge(self, shingle, least, *options):
        """What tells recall and precision of an output by the words of the peers."""
        truth = self.truth(False, shingle, least)
        return lambda output: self.told(RECALL, output, truth, "--least", least, *options)

    def judge_of_tool(self, shingle, least):
        """The same by the words of the tool, and by those of the peers where it is clear."""
        truth = self.truth(True, shingle, least)
        by_peers = self.judge(shingle, least, "--apart", APART)

        def judge(output):
            theirs = by_peers(output)
            return self.told(RECALL, output, truth, "--least", least, "--same-jaccard") | {
                f"{name} by peers": theirs[name] for name in ("recall", "precision")}

        return judge

    def judge_of_sketches(self, matrix):
        """What tells how far the estimates of sketches are off, on pairs that are alike."""
        truth = self.truth(True, 5, 0.8)
        return lambda output: self.told(OFF, output, matrix, truth)

    def told(self, *command):
        told = subprocess.run([self.python, *map(str, command)], capture_output=True, text=True)
        if told.returncode:
            raise SystemExit(f"{self.name}: {told.stderr}")
        return json.loads(told.stdout)

    def write_matrix(self, path):
        """A row an article, with a column for each shingle."""
        measured.run(self.tool, "vectorize", self.articles, "--ngrams", 5, "--stem", "none",
                     "--stop", "none", "--title-weight", 0, "--quiet", "-o", path)
