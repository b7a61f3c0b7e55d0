"""The texts of a corpus, and the words that users of Python make of them."""
import pathlib
import re

import orjson

WORD = re.compile(r"\w\w+")
MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
LETTERS = str.maketrans("أإآٱىة", "اااايه")
PREFIXES = ("ال", "وال", "بال", "كال", "فال", "لل", "و")
ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي")
STOP_WORDS = (pathlib.Path(__file__).parents[2]
              / "Sources/Vectors/Text/StopWords/ArabicStopWords.swift")


def records(path):
    """The articles that have a text."""
    with open(path, "rb") as lines:
        for line in lines:
            record = orjson.loads(line)
            if record.get("text"):
                yield record


def texts(path):
    """Title and text of each article as one."""
    return (f"{record.get('title') or ''}\n{record['text']}" for record in records(path))


def fold(text):
    return MARKS.sub("", text.lower()).translate(LETTERS)


def light10(word):
    """The light stemmer of Larkey, Ballesteros & Connell 2007, on a folded word."""
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= (3 if prefix == "و" else 2):
            word = word[len(prefix):]
            break
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            word = word[:-len(ending)]
    return word


def stop_words():
    """The stop words of the tool, so that both leave out the same."""
    blocks = re.findall(r'"""\n(.*?)"""', STOP_WORDS.read_text(encoding="utf-8"), re.DOTALL)
    words = {fold(word) for block in blocks for word in re.findall("[\u0600-\u06ff]+", block)}
    return words | {"و" + word for word in words}


def arabic_words():
    """What makes words of a text: folded, without stop words, stemmed."""
    dropped = stop_words()

    def words(text):
        return [light10(word) for word in WORD.findall(fold(text)) if word not in dropped]

    return words
