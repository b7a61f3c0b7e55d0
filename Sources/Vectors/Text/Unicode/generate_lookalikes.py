#!/usr/bin/env python3
"""Writes LookalikeData.swift: the letters that are drawn like other letters.

    python3 generate_lookalikes.py /usr/share/unicode

The skeletons of UTS #39, "Unicode Security Mechanisms", are asked of ICU 72 (Debian:
package `libicu72`), which holds those of Unicode 15.0, as generate.py's database does.
Of them this takes a case-folded letter for the Latin letter that it, or else its capital,
is drawn like; so a Greek nu is a v, small or capital, for the sake of Greek. Beyond UTS #39 are the few letters in `BY_HAND`, with their reasons, and
the letters called small capitals. The same input gives the same bytes.
"""

import ctypes
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent

BY_HAND = {
    0x04CF: "l",  # palochka: UTS #39 has its capital as l, and its small letter as i
    0x0237: "j",  # dotless j, as UTS #39 has the dotless i
    0x03F2: "c", 0x03F9: "c",  # lunate sigma, which NFKC makes a sigma
    0x0138: "k",  # kra, a small capital by its shape
    **{0x1F150 + place: chr(0x61 + place) for place in range(26)},  # negative circled
    **{0x1F170 + place: chr(0x61 + place) for place in range(26)},  # negative squared
    # Arabic letters of other languages that have the shape of one of Arabic in all or most
    # places of a word. UTS #39 takes some for others (yeh for alef maqsura, heh for o).
    0x06BE: "\u0647", 0x06D0: "\u064A", 0x06D2: "\u064A", 0x06D3: "\u0626",
    0x06A7: "\u0641", 0x08B1: "\u0648",
    0x0674: "\u0654",  # high hamza, which composes with what it follows
}


class Skeletons:
    def __init__(self):
        icu = ctypes.CDLL("libicui18n.so.72")
        error = ctypes.c_int(0)
        icu.uspoof_open_72.restype = ctypes.c_void_p
        self.checker = ctypes.c_void_p(icu.uspoof_open_72(ctypes.byref(error)))
        assert error.value <= 0, f"uspoof_open: {error.value}"
        self.skeleton = icu.uspoof_getSkeletonUTF8_72

    def of(self, text):
        source, target = text.encode(), ctypes.create_string_buffer(256)
        error = ctypes.c_int(0)
        length = self.skeleton(
            self.checker, 0, source, len(source), target, 256, ctypes.byref(error))
        assert error.value <= 0, f"uspoof_getSkeletonUTF8: {error.value}"
        return target.raw[:length].decode()


def database(folder):
    """Name, category and direction of each character, and its case folding."""
    characters, first = {}, None
    for line in (folder / "UnicodeData.txt").read_text(encoding="utf-8").splitlines():
        fields = line.split(";")
        if fields[1][0] != "<":
            characters[int(fields[0], 16)] = fields[1], fields[2], fields[4]
    folded = {}
    pattern = re.compile(r"^(\w+)(?:\.\.(\w+))?\s*; NFKC_CF; ([\w ]*)")
    text = (folder / "DerivedNormalizationProps.txt").read_text(encoding="utf-8")
    for first, last, mapping in filter(None, map(
            lambda m: m and m.groups(), map(pattern.match, text.splitlines()))):
        for code in range(int(first, 16), int(last or first, 16) + 1):
            folded[code] = [int(part, 16) for part in mapping.split()]
    letters = set()
    pattern = re.compile(r"^(\w+)(?:\.\.(\w+))?\s*; ALetter")
    text = (folder / "auxiliary/WordBreakProperty.txt").read_text(encoding="utf-8")
    for match in filter(None, map(pattern.match, text.splitlines())):
        letters.update(range(int(match[1], 16), int(match[2] or match[1], 16) + 1))
    return characters, folded, letters


def likeness(code, characters, skeletons):
    """The Latin letter that a character is drawn like."""
    name, category, _ = characters[code]
    small = re.fullmatch(r"LATIN LETTER SMALL CAPITAL ([A-Z])", name)
    if small:
        return small[1].lower()
    skeleton = skeletons.of(chr(code))
    if len(skeleton) != 1 or skeleton == chr(code):
        return None
    if skeleton == "l":
        # The class of UTS #39 holds l and the capital I. The capitals in it are I's.
        return "l" if category == "Ll" else "i"
    if re.fullmatch("[A-Za-z]", skeleton):
        return skeleton.lower()
    name = characters.get(ord(skeleton), [""])[0]
    small = re.fullmatch(r"LATIN LETTER SMALL CAPITAL ([A-Z])", name)
    return small[1].lower() if small else BY_HAND.get(ord(skeleton))


def lookalikes(folder):
    characters, folded, letters = database(folder)
    skeletons = Skeletons()
    capitals = {}
    for code, mapping in folded.items():
        if len(mapping) == 1:
            capitals.setdefault(mapping[0], []).append(code)
    table = {}
    for code in sorted(letters):
        # From right to left, nothing stands among Latin letters and looks like one.
        if code < 0x80 or code in folded or code not in characters \
                or characters[code][2] in ("R", "AL"):
            continue
        found = [likeness(each, characters, skeletons)
                 for each in [code] + [
                     capital for capital in capitals.get(code, [])
                     if unicodedata.normalize("NFKC", chr(capital)) == chr(capital)]]
        found = [letter for letter in found if letter]
        if found:
            table[code] = found[0]
    table.update(BY_HAND)
    # With an accent, where Latin has the letter with that accent.
    for code in sorted(letters - set(folded)):
        parts = unicodedata.normalize("NFD", chr(code))
        letter = table.get(ord(parts[0])) if len(parts) > 1 else None
        if letter:
            composed = unicodedata.normalize("NFC", letter + parts[1:])
            if len(composed) == 1 and code not in table:
                table[code] = composed
    return table


def write(table):
    lines = [
        "// Unicode 15.0. Written by generate_lookalikes.py from the skeletons of UTS #39; not",
        "// edited by hand. Data © 1991-2022 Unicode, Inc., under the Unicode License",
        "// (https://www.unicode.org/license.txt).",
        "",
        "extension LookalikeTable {",
        "  /// Each line a letter's code, and the codes of those that are drawn like it.",
        '  static let lines = """',
    ]
    for letter in sorted(set(table.values())):
        line = f"    {ord(letter):X}"
        for code in sorted(code for code in table if table[code] == letter):
            if len(line) + 7 > 88:
                lines.append(line + " \\")
                line = "     "
            line += f" {code:X}"
        lines.append(line)
    lines += ['    """', "}", ""]
    (HERE / "LookalikeData.swift").write_text("\n".join(lines), encoding="utf-8")


write(lookalikes(pathlib.Path(sys.argv[1])))
