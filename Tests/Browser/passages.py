"""What a report marks in two texts against what `dedup --passages` says of them."""
import json
import re
import unicodedata

# As `harmless` in elements.js shows text: controls as pictures, overrides of direction as U+FFFD.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e]")


def shown(text):
    """A text of the input as the page shows it."""
    def picture(match):
        code = ord(match[0])
        if code == 0x0D:
            return " "
        return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"
    return CONTROLS.sub(picture, text)


def headline(text):
    """A title without what has no place on one line: the tool leaves controls and marks out."""
    kinds = {character: unicodedata.category(character) for character in text}
    line = "".join("" if kinds[character] in ("Cf", "Cn") else
                   " " if kinds[character] in ("Cc", "Zl", "Zp") else character
                   for character in text)
    return " ".join(line.split())


MARKS = """side => [...document.querySelectorAll(`.side[data-side=${side}] mark`)].map(mark =>
  [Number(mark.dataset.start), Number(mark.dataset.end), mark.textContent])"""
TEXT = "side => document.querySelector(`.side[data-side=${side}] .text`)?.textContent ?? null"


def agree(report, texts, passages, most):
    """Holds up to `most` pairs of the tool's against the page; how many of how many were."""
    articles = report.data("articles")
    doc = {id: index for index, id in enumerate(articles["id"])}
    pairs = [json.loads(line) for line in open(passages, encoding="utf-8")]
    both = [pair for pair in pairs
            if min(articles["chunk"][doc[pair["a"]]], articles["chunk"][doc[pair["b"]]]) >= 0]
    step = max(1, len(both) // most)
    checked = both[::step][:most]
    for pair in checked:
        report.go(f"#pair={doc[pair['a']]},{doc[pair['b']]}")
        for side, own in (("first", "a"), ("second", "b")):
            text = texts[pair[own]]
            report.expect(report.page.evaluate(TEXT, side) == shown(text),
                          f"the text of {pair[own]} is not that of the input")
            marks = {(start, end): words
                     for start, end, words in report.page.evaluate(MARKS, side)}
            wanted = {tuple(passage[own]) for passage in pair["passages"]}
            report.expect(set(marks) <= wanted, f"marked, but no passage: {set(marks) - wanted}")
            for start, end in wanted - set(marks):
                report.expect(any(a <= start and end <= b for a, b in marks),
                              f"a passage of {pair[own]} is not marked: {start} to {end}")
            for (start, end), words in marks.items():
                # One that overlaps the passage before it is marked from that one's end.
                report.expect(shown(text[start:end]).endswith(words) and words,
                              f"other words are marked than {start} to {end} of {pair[own]}")
    return len(checked), len(pairs)
