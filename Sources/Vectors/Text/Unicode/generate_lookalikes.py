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

from generate import LAST, Database

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


def likeness(data, skeletons, code):
    """The Latin letter that a character is drawn like."""
    skeleton = skeletons.of(chr(code))
    small = re.fullmatch("LATIN LETTER SMALL CAPITAL ([A-Z])", data.name[code])
    if small:
        return small[1].lower()
    if len(skeleton) != 1 or skeleton == chr(code):
        return None
    if skeleton == "l":
        # The class of UTS #39 holds l and the capital I. The capitals in it are I's.
        return "l" if data.category[code] == "Ll" else "i"
    if re.fullmatch("[A-Za-z]", skeleton):
        return skeleton.lower()
    return BY_HAND.get(ord(skeleton)) or likeness(data, skeletons, ord(skeleton))


def lookalikes(data):
    skeletons = Skeletons()
    capitals = {}
    for code, mapping in enumerate(data.caseFolded):
        if mapping and " " not in mapping and code not in data.compatible:
            capitals.setdefault(int(mapping, 16), []).append(code)
    letters = [code for code in range(0x80, LAST) if data.wordBreak[code] == "ALetter"
               and data.caseFolded[code] is None and data.category[code] != "Cn"]
    table = {}
    for code in letters:
        # From right to left, nothing stands among Latin letters and looks like one.
        if data.direction[code] not in ("R", "AL"):
            each = [code] + capitals.get(code, [])
            table[code] = next(filter(None, (likeness(data, skeletons, c) for c in each)), None)
    table = {code: letter for code, letter in table.items() if letter} | BY_HAND
    # With an accent, where Latin has the letter with that accent.
    for code in letters:
        parts = unicodedata.normalize("NFD", chr(code))
        if len(parts) > 1 and ord(parts[0]) in table and code not in table:
            composed = unicodedata.normalize("NFC", table[ord(parts[0])] + parts[1:])
            if len(composed) == 1:
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


write(lookalikes(Database(pathlib.Path(sys.argv[1]))))
