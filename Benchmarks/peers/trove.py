"""Copies by datatrove, in an environment of its own: requirements-datatrove.txt.

Its first two stages: signatures of the words that spaCy finds, and buckets, to the pairs
that share one. It verifies nothing, but goes on to join what shares a bucket.
"""
import csv
import json
import pathlib
import struct
import tempfile

LANGUAGES = {"ar": "arb_Arab"}  # English where the articles do not say
PAIR = struct.Struct("<4I")  # file and article, twice


def deal(a, folder):
    """Deals the articles out, a file for each process; ids by file, and the language."""
    with open(a.input, encoding="utf-8") as lines:
        articles = [(line, record) for line in lines
                    if (record := json.loads(line)).get("text")]
    ids = []
    for number in range(a.threads):
        part = articles[number::a.threads]
        (folder / f"{number:02}.jsonl").write_text("".join(line for line, _ in part),
                                                   encoding="utf-8")
        ids.append([record["id"] for _, record in part])
    return ids, LANGUAGES.get(articles[0][1].get("lang"), "eng")


def run(a, folder, language):
    """Signatures and buckets."""
    from datatrove.executor.local import LocalPipelineExecutor
    from datatrove.pipeline.dedup import MinhashDedupSignature
    from datatrove.pipeline.dedup.minhash import MinhashConfig, MinhashDedupBuckets
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.utils.hashing import HashConfig

    config = MinhashConfig(n_grams=a.shingle, num_buckets=a.bands,
                           hashes_per_bucket=128 // a.bands,
                           hash_config=HashConfig(precision=64))
    signatures = [JsonlReader(f"{folder}/articles", glob_pattern="*.jsonl"),
                  MinhashDedupSignature(f"{folder}/signatures", config, language)]
    buckets = [MinhashDedupBuckets(f"{folder}/signatures", f"{folder}/buckets",
                                   config=config)]
    # Forked, so that what the processes cost counts for this one.
    for name, pipeline, tasks in (("signatures", signatures, a.threads),
                                  ("buckets", buckets, a.bands)):
        LocalPipelineExecutor(pipeline, tasks, a.threads, logging_dir=f"{folder}/{name}.log",
                              start_method="fork").run()


def write(a):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "articles").mkdir()
        ids, language = deal(a, folder / "articles")
        run(a, folder, language)
        pairs = {pair for path in folder.glob("buckets/**/*.dups")
                 for pair in PAIR.iter_unpack(path.read_bytes())}
    with open(a.output, "w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["a", "b"])
        rows.writerows((ids[f][i], ids[g][j]) for f, i, g, j in sorted(pairs))
