#!/usr/bin/env python3
"""Writes SnowballStopWords.swift from a folder of Snowball's stop word lists.

    apt-get download postgresql-15 && dpkg-deb -x postgresql-15_*.deb extracted
    python3 generate.py extracted/usr/share/postgresql/15/tsearch_data

PostgreSQL ships the lists of the Snowball project (BSD licence, LICENSE-Snowball.txt) one
word a line, without their comments.
"""

import pathlib
import textwrap
import sys

LANGUAGES = [
    "english", "french", "german", "spanish", "portuguese", "italian", "russian",
    "turkish", "dutch", "swedish", "norwegian", "danish", "finnish", "hungarian"]

HEADER = """\
// Written by generate.py from Snowball's stop word lists as PostgreSQL 15 ships them; not
// edited by hand. Copyright © 2001, Dr Martin Porter, © 2002, Richard Boulton, all rights
// reserved; under the BSD licence of the Snowball project (LICENSE-Snowball.txt).

extension Language {
  /// Snowball's stop words, with spaces between them; those of Arabic are not among them.
  var snowballStopWords: String {
    switch self {
    case .arabic: ""
"""

folder = pathlib.Path(sys.argv[1])
text = HEADER
for language in LANGUAGES:
    words = dict.fromkeys((folder / f"{language}.stop").read_text("utf-8").split())
    lines = textwrap.wrap(" ".join(words), 78, break_on_hyphens=False)
    text += f'    case .{language}:\n      """\n'
    text += "".join(f"      {line} \\\n" for line in lines[:-1])
    text += f'      {lines[-1]}\n      """\n'
text += "    }\n  }\n}\n"
(pathlib.Path(__file__).parent / "SnowballStopWords.swift").write_text(text, "utf-8")
