"""Single files on which a reader can take quadratic time, or memory without end.

Each is a function of a number of bytes that gives the name of a file and its bytes in pieces.
"""
import gzip
import itertools
import json

PIECE = 1 << 16


def again(text, size):
    """A text as often as it takes to fill so many bytes, in pieces of some size."""
    unit = text.encode() if isinstance(text, str) else text
    piece = unit * max(1, PIECE // len(unit))
    for _ in range(max(1, size // len(piece))):
        yield piece


def framed(before, middle, after):
    return itertools.chain([before.encode()], middle, [after.encode()])


def words(size):
    """Different words, by the number of bytes that they take."""
    count = size // 8
    for start in range(0, count, 8192):
        yield "".join(f"w{i:06x} " for i in range(start, min(start + 8192, count))).encode()


def record(middle):
    return "one.jsonl", framed('{"id":"x","text":"', middle, '"}\n')


def one_article(size):
    return record(words(size))


def one_article_of_one_word(size):
    return record(again("word ", size))


def one_word(size):
    return record(again("abcdefgh", size))


def one_word_of_marks(size):
    """A letter with marks of several classes, which their canonical order sorts."""
    return record(itertools.chain([b"a"], again("\u0315\u0300\u0316\u0334", size)))


def marks_upon_marks(size):
    return record(again("\u0301 ", size))


def words_held_by_points(size):
    return record(again("a.", size))


def joined_faces(size):
    return record(again("\U0001F468\u200D", size))


def flags(size):
    return record(again("\U0001F1E6", size))


def invisible(size):
    return record(itertools.chain([b"a"], again("\u200B\u200F\u00AD", size), [b"b"]))


def han(size):
    return record(again("\u6771\u4EAC\u0301", size))


def escapes(size):
    return record(again(r"\u0041\ud83d\ude00\n", size))


def halves(size):
    return record(again(r"\ud83d", size))


def no_utf8(size):
    return record(again(b"\xff\xc3\x28 ", size))


def one_id(size):
    return "one.jsonl", framed('{"text":"some words","id":"', again("i", size), '"}\n')


def one_date(size):
    return "one.jsonl", framed('{"text":"some words","date":"', again("1 jan ", size), '"}\n')


def no_record(size):
    return "one.jsonl", again("x", size)


def braces(size):
    return "one.jsonl", again("{", size)


def nested_value(size):
    return "one.jsonl", framed('{"text":"some words","x":', again("[", size), "}\n")


def nested_records(size):
    return "one.json", again('[{"a":', size)


def many_fields(size):
    fields = (json.dumps({f"f{i}": i})[1:-1] + "," for i in range(size // 16))
    return "one.jsonl", framed("{", (field.encode() for field in fields),
                               '"text":"some words"}\n')


def one_field_again(size):
    return "one.jsonl", framed("{", again('"text":"some words",', size), '"id":1}\n')


def empty_lines(size):
    return "one.jsonl", framed('{"text":"some words"}', again("\n", size), "")


def faulty_lines(size):
    return "one.jsonl", framed('{"text":"some words"}\n', again('{"text":}\n', size), "")


def one_id_again(size):
    return "one.jsonl", again('{"id":"x","text":"some words"}\n', size)


def quote_never_closed(size):
    return "one.csv", framed('id,text\n1,some words\n2,"', again("words, and\n", size), "")


def quotes(size):
    return "one.csv", framed("id,text\n", again('1,"a"b"\n', size), "")


def quotation_marks(size):
    return "one.csv", framed('id,text\n1,"', again('"', size), "\n")


def many_columns(size):
    return "one.csv", framed("text", again(",c", size), "\nsome words" + "," * 9 + "\n")


def many_cells(size):
    return "one.csv", framed("id,text\n", again(",", size), "\n1,some words\n")


def elements_never_closed(size):
    return "one.html", framed("<body>some words", again("<div><b><nav>x", size), "")


def comments_never_closed(size):
    return "one.html", framed("<body>some words", again("<!--", size), "")


def scripts_never_closed(size):
    return "one.html", framed("<body>some words", again("<script></scrip", size), "")


def attributes_never_closed(size):
    return "one.html", framed("<body>some words", again("<a href='", size), "")


def many_attributes(size):
    return "one.html", framed("<body>some words<meta ", again("name=x ", size), ">")


def ampersands(size):
    return "one.html", framed("<body>some words", again("&amp;&#x41;&a&", size), "")


def signs(size):
    return "one.html", framed("<body>some words", again("<", size), "")


def packed(size):
    """A bomb: a thousandth of what comes out of it."""
    _, pieces = one_article_of_one_word(size)
    return "one.jsonl.gz", [gzip.compress(b"".join(pieces), mtime=0)]


FILES = [
    one_article, one_article_of_one_word, one_word, one_word_of_marks, marks_upon_marks,
    words_held_by_points, joined_faces, flags, invisible, han, escapes, halves, no_utf8, one_id,
    one_date, no_record, braces, nested_value, nested_records, many_fields, one_field_again,
    empty_lines, faulty_lines, one_id_again, quote_never_closed, quotes, quotation_marks,
    many_columns, many_cells, elements_never_closed, comments_never_closed, scripts_never_closed,
    attributes_never_closed, many_attributes, ampersands, signs, packed,
]
