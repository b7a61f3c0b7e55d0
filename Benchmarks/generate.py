#!/usr/bin/env python3
"""Writes a batch of any size with derivations planted in it, and what they are.

    generate.py FILE... -o ARTICLES [--truth LABELS] [--articles N] [--seed N] [--pack]

FILE is a corpus as JSON Lines (or .gz) with id, text and, where known, date and source.
The batch has its articles block after block in other words (`planted/blocks.py`), and among
them articles that derive from them: edited, cut, wrapped, quoted, taken over whole
(`planted/stream.py`). A smaller batch of the same seed is the beginning of a greater one.
LABELS has a line for each derived article: its id, the kind and strength of the derivation,
the ids of its source and of the article it is quoted in (`host`), the longest `run` of words
taken over, and `jaccard`, the resemblance of the sets of five words in a row as it was
planned. With `--pack` short items are put together and long ones divided to articles of
about 3 KB.
"""
import argparse
import contextlib
import gc
import itertools
import json
import os
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent / "planted"))
from batch import read
from blocks import Blocks, pack
from stream import Stream


def distinct(records):
    """The records, without those whose text has been there."""
    return list({record["text"]: record for record in reversed(records)}.values())[::-1]


def corpus(files, packed):
    """The articles of some files as blocks."""
    records = list(itertools.chain.from_iterable(map(read, files)))
    return Blocks(distinct(pack(distinct(records)) if packed else records))


def batches(files, packed, seed, outputs):
    """Writes batches, each the beginning of the next.

    `outputs` has by the number of articles the file of these and that of labels, or None.
    """
    gc.disable()  # nothing here is cyclic, and walks over the words took half of the time
    encode = json.JSONEncoder(ensure_ascii=False).encode
    stream = Stream(corpus(files, packed), seed)
    with contextlib.ExitStack() as closing:
        opened = {count: [closing.enter_context(open(path or os.devnull, "w", encoding="utf-8"))
                          for path in paths] for count, paths in outputs.items()}
        for number, (record, label) in enumerate(itertools.islice(stream, max(outputs))):
            article, derivation = encode(record) + "\n", label and encode(label) + "\n"
            for count, (articles, truth) in opened.items():
                if number < count:
                    articles.write(article)
                    truth.write(derivation or "")
    gc.enable()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=pathlib.Path, metavar="FILE")
    parser.add_argument("-o", dest="out", type=pathlib.Path, required=True)
    parser.add_argument("--truth", type=pathlib.Path)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pack", action="store_true")
    a = parser.parse_args()
    batches(a.files, a.pack, a.seed, {a.articles: (a.out, a.truth)})


if __name__ == "__main__":
    main()
