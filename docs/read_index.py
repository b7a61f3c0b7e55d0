#!/usr/bin/env python3
"""Read an index of topictool, by docs/index-format.md and nothing else.

    read_index.py DIR            all articles as JSON Lines, in the order they were added
    read_index.py DIR --id ID    one article, with what it is found by
    read_index.py DIR --phrases  what is known of phrases: articles, days, outlets of each
    read_index.py DIR --check    compare every checksum; status 1 if any differs
"""
import argparse
import json
import pathlib
import struct
import sys
import zlib

FIELDS = ("id", "title", "text", "date", "source", "author")
BLOCK = 1 << 14
NONE = 0xFFFFFFFF


class Damaged(Exception):
    """Bytes are not those that were written."""


class BlockFile:
    """A file of named sections, in blocks that have a checksum each."""

    def __init__(self, path, kind):
        self.path, self.bytes = path, path.read_bytes()
        header, footer = self.bytes[:24], self.bytes[-24:]
        self.expect(header[:8] == b"\x89TTB\r\n\x1a\n" and header[8:12] == kind, "another kind")
        self.expect(footer[20:] == b"TTB.", "cut short")
        version, checksum = struct.unpack_from("<II", header, 12)
        self.expect(zlib.crc32(header[:16]) == checksum, "header")
        self.expect(version == 1, f"version {version}")
        content, count, table_checksum, checksum = struct.unpack_from("<QIII", footer)
        self.expect(zlib.crc32(footer[:16]) == checksum, "footer")
        blocks = -(-content // BLOCK)
        self.checksums = struct.unpack_from(f"<{blocks}I", self.bytes, content)
        self.content = content
        table = self.bytes[content + 4 * blocks:-24]
        self.expect(len(table) == 24 * count and zlib.crc32(table) == table_checksum, "table")
        self.sections = {}
        for name, start, size in struct.iter_unpack("<4s4xQQ", table):
            self.sections[name.decode()] = self.bytes[start:start + size]

    def expect(self, holds, what):
        if not holds:
            raise Damaged(f"{self.path}: {what}")

    def check(self):
        """Compares the checksum of every block."""
        for number, checksum in enumerate(self.checksums):
            block = self.bytes[number * BLOCK:min((number + 1) * BLOCK, self.content)]
            self.expect(zlib.crc32(block) == checksum, f"block {number}")


def unpacked(block, size):
    """The bytes of a block of LZ4."""
    out, place = bytearray(), 0

    def length(value):
        nonlocal place
        if value == 15:
            while True:
                value += block[place]
                place += 1
                if block[place - 1] != 255:
                    break
        return value

    while place < len(block):
        token = block[place]
        place += 1
        literals = length(token >> 4)
        out += block[place:place + literals]
        place += literals
        if place >= len(block):
            break
        distance = block[place] | block[place + 1] << 8
        place += 2
        start = len(out) - distance
        for i in range(start, start + length(token & 15) + 4):
            out.append(out[i])
    if len(out) != size:
        raise Damaged(f"a block of {len(out)} bytes in place of {size}")
    return bytes(out)


class HashTable:
    """Small numbers under hashes: entries in the order of their keys, by buckets."""

    def __init__(self, data, offset=0):
        self.count, self.key_bits, self.payload_bits, self.has_positions = struct.unpack_from(
            "<IBBB", data, offset)
        offset += 8
        self.entries = struct.unpack_from(f"<{self.count}I", data, offset)
        offset += 4 * self.count
        self.positions = data[offset:offset + self.count] if self.has_positions else None
        offset += -(-self.count // 4) * 4 if self.has_positions else 0
        self.rest_bits = min(self.key_bits, 32 - self.payload_bits)
        buckets = 1 << self.key_bits - self.rest_bits
        self.starts = struct.unpack_from(f"<{buckets + 1}I", data, offset)

    def values(self, key):
        """The payloads stored under a key of 32 bits."""
        known = key >> 32 - self.key_bits
        bucket, rest = known >> self.rest_bits, known & (1 << self.rest_bits) - 1
        for entry in self.entries[self.starts[bucket]:self.starts[bucket + 1]]:
            if entry >> self.payload_bits == rest:
                yield entry & (1 << self.payload_bits) - 1

    def keys(self, payload):
        """The keys, as far as they are known, under which a payload is stored, with positions."""
        bucket = 0
        for number, entry in enumerate(self.entries):
            while number >= self.starts[bucket + 1]:
                bucket += 1
            if entry & (1 << self.payload_bits) - 1 == payload:
                known = bucket << self.rest_bits | entry >> self.payload_bits
                yield (known << 32 - self.key_bits,
                       self.positions[number] if self.has_positions else None)


def phrases(sections):
    """The phrases of a segment: key, articles, marks; in ascending order."""
    header = struct.unpack_from("<48I", sections["PHRD"])
    bucket_bits, gap_bits, simple_count, other_count = header[2:6]
    place = 192
    simple = struct.unpack_from(f"<{simple_count}H", sections["PHRD"], place)
    spreads = [], []
    for value in simple:
        articles, day, outlet = value // 841, value // 29 % 29, value % 29
        spreads[0].append((articles, (1 << day >> 1) | (1 << outlet >> 1) << 28))
    for _ in range(other_count):
        start = place + 2 * simple_count + 9 * len(spreads[1])
        other = sections["PHRD"][start:start + 9]
        spreads[1].append((other[0] | other[1] << 8, int.from_bytes(other[2:], "little")))
    starts = sections["PHRX"]
    for bucket in range(1 << bucket_bits):
        start, end = (int.from_bytes(starts[5 * i:5 * i + 5], "little")
                      for i in (bucket, bucket + 1))
        widths = [sum(first <= bucket for first in header[6:17]),
                  sum(first <= bucket for first in header[17:48])]
        data, count, shift = sections["PHRA"][start:end], 0, 0
        while start < end:
            byte, data = data[0], data[1:]
            count |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                break
        bits, key = int.from_bytes(data, "little"), (bucket << 40 - bucket_bits) - 1
        for _ in range(count):
            zeros = (bits & -bits).bit_length() - 1 if bits & 0xFFFFFFFF else 32
            if zeros < 32:
                bits >>= zeros + 1
                gap = zeros << gap_bits | bits & (1 << gap_bits) - 1
                bits >>= gap_bits
            else:
                gap, bits = bits >> 32 & (1 << 40) - 1, bits >> 72
            key += gap + 1
            kind, bits = bits & 1, bits >> 1
            number, bits = bits & (1 << widths[kind]) - 1, bits >> widths[kind]
            yield key, *spreads[kind][number]


def id_hash(identifier):
    """FNV-1a of the id's UTF-8, mixed; the highest 32 bits."""
    value = 0xCBF29CE484222325
    for byte in identifier.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    for shift, factor in (30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB):
        value = (value ^ value >> shift) * factor % 2**64
    return (value ^ value >> 31) >> 32


class Segment:
    """Articles that were written together."""

    def __init__(self, folder, name, deleted):
        self.file = BlockFile(folder / name, b"SEGM")
        sections = self.file.sections
        self.documents = list(struct.iter_unpack("<IIqII", sections["DOCS"]))
        self.texts = list(struct.iter_unpack("<QQiiI", sections["TEXT"]))
        self.blocks = list(struct.iter_unpack("<QI", sections["BLKS"]))
        self.deleted = deleted.sections["BITS"] if deleted else b""
        self.cached = None, b""

    def is_deleted(self, number):
        return number >> 3 < len(self.deleted) and self.deleted[number >> 3] >> (number & 7) & 1

    def article(self, number):
        """The fields of an article that has them."""
        block, offset = self.documents[number][3:]
        if self.cached[0] != block:
            (start, size), (end, _) = self.blocks[block], self.blocks[block + 1]
            stored = self.file.sections["ARTI"][start:end]
            self.cached = block, stored if len(stored) == size else unpacked(stored, size)
        data, lengths = self.cached[1], []
        for _ in FIELDS:
            length = shift = 0
            while True:
                byte = data[offset]
                offset += 1
                length |= (byte & 127) << shift
                shift += 7
                if byte < 128:
                    break
            lengths.append(length)
        fields = {}
        for field, length in zip(FIELDS, lengths):
            if length:
                fields[field] = data[offset:offset + length].decode("utf-8", errors="replace")
            offset += length
        return fields

    def numbers(self, identifier):
        """Articles of an id."""
        for number in HashTable(self.file.sections["IDSX"]).values(id_hash(identifier)):
            if not self.is_deleted(number) and self.article(number)["id"] == identifier:
                yield number

    def found_by(self, number):
        """What the text of an article is found by."""
        text = self.documents[number][0]
        if text == NONE:
            return {"words": 0}
        high, low, words, shingles, _ = self.texts[text]
        bands = self.file.sections["BAND"]
        starts = [start for start, in struct.iter_unpack("<Q", self.file.sections["BNDX"])]
        return {
            "text_number": text, "words": words, "shingles": shingles, "digest": f"{high:016x}{low:016x}",
            "band_keys": [f"{key:08x}" for start in starts[:-1]
                          for key, _ in HashTable(bands, start).keys(text)],
            "fingerprints": [{"hash": f"{key:08x}", "position": position} for key, position in
                             HashTable(self.file.sections["FPRT"]).keys(text)],
        }


class Index:
    """An index, as its manifest has it."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        text = (folder / "manifest").read_bytes()
        lines = text.decode().splitlines()
        if lines[:1] != ["topictool index 1"]:
            raise Damaged(f"{folder}: not an index of format 1")
        if lines[-1] != f"checksum {zlib.crc32(text[:-18]):08x}":
            raise Damaged(f"{folder}/manifest: checksum")
        self.parameters, self.segments, self.files = {}, [], []
        for line in lines[1:-1]:
            words = line.split(" ")
            if words[0] == "parameter":
                self.parameters[words[1]] = words[2]
            elif words[0] == "segment":
                deleted = BlockFile(folder / words[9], b"DELS") if len(words) > 6 else None
                self.segments.append(Segment(folder, words[1], deleted))
                self.files += [self.segments[-1].file] + ([deleted] if deleted else [])
            elif words[0] == "recurring":
                self.files.append(BlockFile(folder / words[1], b"RECU"))
            elif words[0] == "attachment":
                self.files.append(BlockFile(folder / words[2], b"ATTA"))

    def articles(self):
        """All articles, in the order in which they were added."""
        for segment in self.segments:
            for number in range(len(segment.documents)):
                if not segment.is_deleted(number):
                    yield segment.article(number)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", metavar="DIR")
    parser.add_argument("--id", help="one article, with what it is found by")
    parser.add_argument("--phrases", action="store_true", help="what is known of phrases")
    parser.add_argument("--check", action="store_true", help="compare every checksum")
    options = parser.parse_args()
    index = Index(options.folder)
    if options.check:
        for file in index.files:
            file.check()
        print(f"sound: {len(index.files)} files")
    elif options.phrases:
        for segment in index.segments:
            for key, articles, marks in phrases(segment.file.sections):
                days, outlets = marks % 2**28, marks >> 28
                print(f"{key:010x} {articles} {days.bit_count()} {outlets.bit_count()}")
    elif options.id is not None:
        for segment in index.segments:
            for number in segment.numbers(options.id):
                found = segment.article(number) | segment.found_by(number)
                print(json.dumps(found, ensure_ascii=False, indent=1))
                return
        sys.exit(f"{options.folder}: no article has the id {options.id!r}")
    else:
        for article in index.articles():
            print(json.dumps(article, ensure_ascii=False))


if __name__ == "__main__":
    try:
        main()
    except (Damaged, OSError) as trouble:
        sys.exit(str(trouble))
