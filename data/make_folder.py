#!/usr/bin/env python3
"""Write the sample batch as a folder of text files.

    make_folder.py [FOLDER]

Reads articles.jsonl beside this script and writes one FOLDER/<id>.txt an article (default: articles/): the title on the
first line, the text after it. A text file of an article that is no longer in the batch is removed. Python 3.9 or later.
"""
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent


def folder_form(article):
    """The file content of one article, ending in a newline."""
    return f"{article['title']}\n{article['text']}\n"


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with open(HERE / "articles.jsonl", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    names = {f"{article['id']}.txt" for article in articles}
    for stale in folder.glob("*.txt"):
        if stale.name not in names:
            stale.unlink()
    for article in articles:
        path = folder / f"{article['id']}.txt"
        path.write_bytes(folder_form(article).encode("utf-8"))
    print(f"{len(articles)} files in {folder}")


if __name__ == "__main__":
    if len(sys.argv) > 2 or "-h" in sys.argv or "--help" in sys.argv:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]) if len(sys.argv) == 2 else HERE / "articles")
