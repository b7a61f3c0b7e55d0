"""Single files on which a reader can take quadratic time, or memory without end."""
import gzip
import itertools
from collections.abc import Callable, Iterable
from typing import NamedTuple

PIECE = 1 << 16


class HostileFile(NamedTuple):
    """A file called `file`: a beginning, as many bytes of a filling as asked for, and an end."""

    name: str
    file: str
    before: str
    filling: Callable[[int], Iterable[bytes]]
    after: str

    def pieces(self, size):
        return itertools.chain([self.before.encode()], self.filling(size), [self.after.encode()])


def again(text):
    """A text as often as it takes to fill so many bytes, in pieces of some size."""
    unit = text.encode() if isinstance(text, str) else text
    piece = unit * max(1, PIECE // len(unit))
    return lambda size: itertools.repeat(piece, max(1, size // len(piece)))


def words(size):
    """Different words, by the number of bytes that they take."""
    count = size // 8
    for start in range(0, count, 8192):
        yield "".join(f"w{i:06x} " for i in range(start, min(start + 8192, count))).encode()


def fields(size):
    return (f'"f{i}":{i},'.encode() for i in range(size // 16))


def bomb(size):
    """An article a thousandth of which is what is read of the disk."""
    article = b"".join([TEXT[0].encode(), *again("word ")(size), TEXT[1].encode()])
    return [gzip.compress(article, mtime=0)]


TEXT = '{"id":"x","text":"', '"}\n'
LINES, TABLE, PAGE = "one.jsonl", "one.csv", "one.html"
IN_PAGE = "<body>some words"

FILES = [
    *(HostileFile(name, LINES, TEXT[0], filling, TEXT[1]) for name, filling in {
        "one_article": words,
        "one_article_of_one_word": again("word "),
        "one_word": again("abcdefgh"),
        "marks_upon_marks": again("\u0301 "),
        "words_held_by_points": again("a."),
        "joined_faces": again("\U0001F468\u200D"),
        "flags": again("\U0001F1E6"),
        "han": again("\u6771\u4EAC\u0301"),
        "escapes": again(r"\u0041\ud83d\ude00\n"),
        "halves": again(r"\ud83d"),
        "no_utf8": again(b"\xff\xc3\x28 "),
    }.items()),
    # A letter with marks of several classes, which their canonical order sorts.
    HostileFile("one_word_of_marks", LINES, TEXT[0] + "a", again("\u0315\u0300\u0316\u0334"),
                TEXT[1]),
    HostileFile("invisible", LINES, TEXT[0] + "a", again("\u200B\u200F\u00AD"), "b" + TEXT[1]),
    *(HostileFile(name, LINES, '{"text":"some words",' + before, filling, after)
      for name, before, filling, after in (
        ("one_id", '"id":"', again("i"), '"}\n'),
        ("one_date", '"date":"', again("1 jan "), '"}\n'),
        ("nested_value", '"x":', again("["), "}\n"),
        ("many_fields", "", fields, '"id":1}\n'),
        ("one_field_again", "", again('"text":"some words",'), '"id":1}\n'),
    )),
    HostileFile("no_record", LINES, "", again("x"), ""),
    HostileFile("braces", LINES, "", again("{"), ""),
    HostileFile("nested_records", "one.json", "", again('[{"a":'), ""),
    HostileFile("empty_lines", LINES, '{"text":"some words"}', again("\n"), ""),
    HostileFile("faulty_lines", LINES, '{"text":"some words"}\n', again('{"text":}\n'), ""),
    HostileFile("one_id_again", LINES, "", again('{"id":"x","text":"some words"}\n'), ""),
    HostileFile("packed", "one.jsonl.gz", "", bomb, ""),
    *(HostileFile(name, TABLE, before, filling, after) for name, before, filling, after in (
        ("quote_never_closed", 'id,text\n1,some words\n2,"', again("words, and\n"), ""),
        ("quotes", "id,text\n", again('1,"a"b"\n'), ""),
        ("quotation_marks", 'id,text\n1,"', again('"'), "\n"),
        ("many_columns", "text", again(",c"), "\nsome words" + "," * 9 + "\n"),
        ("many_cells", "id,text\n", again(","), "\n1,some words\n"),
    )),
    *(HostileFile(name, PAGE, IN_PAGE, again(unit), "") for name, unit in {
        "elements_never_closed": "<div><b><nav>x",
        "comments_never_closed": "<!--",
        "scripts_never_closed": "<script></scrip",
        "attributes_never_closed": "<a href='",
        "ampersands": "&amp;&#x41;&a&",
        "signs": "<",
    }.items()),
    HostileFile("many_attributes", PAGE, IN_PAGE + "<meta ", again("name=x "), ">"),
]
