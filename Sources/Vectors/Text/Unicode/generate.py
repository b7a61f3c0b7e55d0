#!/usr/bin/env python3
"""Writes the Unicode tables of this folder from the Unicode Character Database.

    python3 generate.py /usr/share/unicode

The folder holds the UCD as published (Debian: package `unicode-data`). The tables are
streams of variable-length numbers (LEB128) in Base64; the Swift beside them says how each
is read. The same input gives the same bytes.
"""

import base64
import pathlib
import re
import sys

LAST = 0x110000
HERE = pathlib.Path(__file__).parent

# The numbers of WordClass.
CLASSES = {
    "ALetter": 0, "ArabicLetter": 1, "Numeric": 2, "ExtendNumLet": 3, "Extend": 4,
    "Format": 5, "ZWJ": 6, "MidLetter": 7, "MidNum": 8, "MidNumLet": 9,
    "Single_Quote": 10, "Double_Quote": 11, "Other": 12, "CR": 13, "LF": 14,
    "Newline": 15, "WSegSpace": 16, "OtherNumber": 17, "Hebrew_Letter": 18,
    "Unspaced": 19, "Regional_Indicator": 20, "Katakana": 21,
}
PICTOGRAPHIC = 0x20
UNSPACED = {"Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"}
# Letters by category that fold to nothing: tatweel, small waw and yeh of the Quran, and
# the vowel signs among the presentation forms.
VANISHING = {0x0640, 0x06E5, 0x06E6, *range(0xFC5E, 0xFC64), *range(0xFCF2, 0xFCF5),
             *range(0xFE70, 0xFE80)}
# Control characters that are no line ends nor separators: browsers draw nothing for them.
# Those of the upper half stay apart, as they are what is left of dashes and quotation
# marks in text decoded wrongly.
VANISHING |= {*range(0x00, 0x09), *range(0x0E, 0x1C), 0x7F}
# Ignorable by their property, and yet drawn as a space by fonts and shaping engines.
BLANK = {0x115F, 0x1160, 0x3164, 0xFFA0}


def ranges(path):
    """The (first, last, fields) of a file of the database."""
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) < 2:
            continue
        first, _, last = fields[0].partition("..")
        yield int(first, 16), int(last or first, 16), fields[1:]


def spread(path, default, name=None):
    """One value a code point, of a property or of one property among several."""
    values = [default] * LAST
    for first, last, fields in ranges(path):
        if name is not None:
            if fields[0] != name:
                continue
            fields = fields[1:] or ["Y"]
        values[first:last + 1] = [fields[0]] * (last + 1 - first)
    return values


class Database:
    def __init__(self, folder):
        self.version = re.search(
            r"-(\d+\.\d+\.\d+)\.txt",
            (folder / "auxiliary/WordBreakProperty.txt").read_text(encoding="utf-8"))[1]
        self.wordBreak = spread(folder / "auxiliary/WordBreakProperty.txt", "Other")
        self.script = spread(folder / "Scripts.txt", "Zzzz")
        self.pictographic = spread(
            folder / "emoji/emoji-data.txt", None, "Extended_Pictographic")
        self.ignorable = spread(
            folder / "DerivedCoreProperties.txt", None, "Default_Ignorable_Code_Point")
        derived = folder / "DerivedNormalizationProps.txt"
        self.quickCheck = spread(derived, "Y", "NFKC_QC")
        self.caseFolded = spread(derived, None, "NFKC_CF")
        self.excluded = spread(derived, None, "Full_Composition_Exclusion")
        self.category = ["Cn"] * LAST
        self.combining = [0] * LAST
        self.direction = ["L"] * LAST
        self.name = [""] * LAST
        self.canonical, self.compatible, self.digits = {}, {}, []
        first = None
        for line in (folder / "UnicodeData.txt").read_text(encoding="utf-8").splitlines():
            fields = line.split(";")
            code = int(fields[0], 16)
            if fields[1].endswith(", First>"):
                first = code
                continue
            for each in range(first if first is not None else code, code + 1):
                self.category[each] = fields[2]
                self.combining[each] = int(fields[3])
                self.direction[each] = fields[4]
                self.name[each] = fields[1]
            first = None
            if fields[2] == "Nd" and fields[6] == "0":
                self.digits.append(code)
            if fields[5]:
                mapping = fields[5].split()
                if mapping[0].startswith("<"):
                    self.compatible[code] = [int(m, 16) for m in mapping[1:]]
                else:
                    self.canonical[code] = [int(m, 16) for m in mapping]

    def decomposed(self, codes, compatible):
        """Full decomposition in canonical order, Hangul syllables left whole."""
        result = []
        for code in codes:
            mapping = self.canonical.get(code)
            if mapping is None and compatible:
                mapping = self.compatible.get(code)
            result += [code] if mapping is None else self.decomposed(mapping, compatible)
        start = 0
        while start < len(result):
            end = start + 1
            while end < len(result) and self.combining[result[end]]:
                end += 1
            marks = start if self.combining[result[start]] else start + 1
            result[marks:end] = sorted(result[marks:end], key=lambda c: self.combining[c])
            start = end
        return result


def standard(data, code):
    bit = PICTOGRAPHIC if data.pictographic[code] else 0
    return CLASSES[data.wordBreak[code]] | bit


def tailored(data, code):
    """The class for the analyzer: see WordClass for what differs and why."""
    name, category = data.wordBreak[code], data.category[code]
    if code in BLANK:
        name = "Other"
    elif data.script[code] in UNSPACED and (category[0] == "L" or category == "Nl"):
        name = "Unspaced"
    elif name == "Katakana":
        name = "Unspaced" if category[0] not in "PS" or category == "So" else "Other"
    elif data.ignorable[code] or code in VANISHING or name in ("Format", "ZWJ"):
        name = "Extend"
    elif name == "ALetter" and data.script[code] == "Arabic":
        name = "ArabicLetter"
    elif name == "Numeric" and category != "Nd":
        name = "MidNum"
    elif category == "Zs" or name in ("CR", "LF", "Newline", "Regional_Indicator"):
        name = "Other"
    elif name == "Other" and category[0] in "LN":
        name = "OtherNumber"
    return CLASSES[name]


def normalization(data, code):
    """The combining class; 255 for a starter that NFKC changes or may join."""
    if data.combining[code]:
        return data.combining[code]
    return 0 if data.quickCheck[code] == "Y" else 255


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def zigzag(value):
    return varint(value * 2 if value >= 0 else -value * 2 - 1)


def runs(value):
    """Length and value of each run of equal values over all code points."""
    out, start, current = b"", 0, value(0)
    for code in range(1, LAST + 1):
        following = value(code) if code < LAST else None
        if following != current:
            out += varint(code - start) + varint(current)
            start, current = code, following
    return out


def mappings(table):
    """For each run of codes with one mapping relative to the code: the gap before it,
    the number of codes, the number of scalars, and the scalars less the code."""
    out, end, codes = b"", 0, sorted(table)
    while codes:
        first, count = codes[0], 1
        relative = [scalar - first for scalar in table[first]]
        while count < len(codes) and codes[count] == first + count and relative == [
                scalar - codes[count] for scalar in table[codes[count]]]:
            count += 1
        out += varint(first - end) + varint(count) + varint(len(relative))
        out += b"".join(zigzag(offset) for offset in relative)
        end, codes = first + count, codes[count:]
    return out


def compositions(data):
    """Primary composites: gap from the one before, and their two parts less the composite."""
    out, before = b"", 0
    for code in sorted(data.canonical):
        parts = data.canonical[code]
        if len(parts) == 2 and not data.excluded[code]:
            out += varint(code - before) + b"".join(zigzag(part - code) for part in parts)
            before = code
    return out


def digits(data):
    """The zero of each run of ten decimal digits, as gaps."""
    return b"".join(
        varint(zero - before) for before, zero in zip([0] + data.digits, data.digits))


def write(name, version, tables):
    lines = [
        f"// Unicode {version}. Written by generate.py from the Unicode Character Database;",
        "// not edited by hand. Data © 1991-2022 Unicode, Inc., under the Unicode License",
        "// (https://www.unicode.org/license.txt).",
        "",
        "extension UnicodeTables {",
    ]
    for index, (constant, comment, data) in enumerate(tables):
        text = base64.b64encode(data).decode()
        lines += [""] if index else []
        lines += [f"  /// {comment}", f'  static let {constant} = """']
        lines += ["    " + text[i:i + 84] + "\\" for i in range(0, len(text), 84)]
        lines[-1] = lines[-1][:-1]
        lines += ['    """']
    lines += ["}", ""]
    (HERE / name).write_text("\n".join(lines), encoding="utf-8")


def main():
    data = Database(pathlib.Path(sys.argv[1]))
    full = {c: data.decomposed([c], True) for c in {*data.canonical, *data.compatible}}
    folded = {}
    for code in range(LAST):
        mapping = data.caseFolded[code]
        if mapping is None:
            continue
        result = data.decomposed([int(m, 16) for m in mapping.split()], False)
        if result != full.get(code, [code]):
            folded[code] = result
    write("WordBreakData.swift", data.version, [
        ("wordBreakRuns", "Word_Break and Extended_Pictographic, as runs.",
         runs(lambda code: standard(data, code))),
        ("analysisRuns", "The classes the analyzer segments by, as runs.",
         runs(lambda code: tailored(data, code))),
    ])
    write("NormalizationData.swift", data.version, [
        ("normalizationRuns", "Combining classes and the NFKC quick check, as runs.",
         runs(lambda code: normalization(data, code))),
        ("decompositionMappings", "Full compatibility decompositions, without Hangul.",
         mappings(full)),
        ("compositionTriples", "Primary composites and their parts.", compositions(data)),
    ])
    write("FoldingData.swift", data.version, [
        ("foldingMappings", "Decomposed NFKC_Casefold where it is not the decomposition.",
         mappings(folded)),
        ("digitZeros", "The zeros of the decimal digits.", digits(data)),
    ])


if __name__ == "__main__":
    main()
