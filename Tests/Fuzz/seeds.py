"""First inputs for the fuzzer, made of files of the repository: as they are, or as the targets
take them apart."""

import json
import pathlib


# Bytes of the longest inputs of targets that look at no more of them, or that need more.
LENGTHS = {
    "alignment": 302, "cosine-joins": 512, "k-means": 512, "minhash": 64, "printing": 512, "set-joins": 128,
    "stemmers": 64, "workers": 16384,
}


def write(root, target, folder):
    """Writes the inputs of a target into a folder."""
    for number, seed in enumerate(inputs(root, target)):
        (folder / f"{number:04}").write_bytes(seed[: LENGTHS.get(target, 4096)])


def inputs(root, target):
    resources = root / "Tests/Resources"
    json_files = files(resources / "JSONTestSuite/test_parsing", root.parent / "shared/test-vectors/JSONTestSuite")
    tables = files(resources / "csv-spectrum/csvs")
    lines = (root / "data/articles.jsonl").read_bytes().splitlines()[::7][:60]
    texts = [json.loads(line)["text"].encode()[:600] for line in lines]
    made = {
        "json-values": json_files,
        "json-strings": [b'a\\u0645\\ud83d\\ude00"', *(text + b'"' for text in texts)],
        "json-lines": [b"\x20" + line for line in lines + json_files],
        "json-arrays": [b"[" + b",\n".join(lines[i : i + 2]) + b"]" for i in range(0, 20, 2)] + json_files,
        "tables": tables + [b"id,text,title\n1,\"a \"\"b\"\"\nc\",d\n2,x,y\n", b"text;id\na;1\n"],
        "web-pages": pages(texts),
        "encodings": [bytes([i]) + text for i in range(17) for text in texts[i : i + 2]],
        "utf8": texts,
        "scan": [b'"\\\n,\x00' + text for text in texts],
        "dates": [date.encode() for date in DATES],
        "analyzer": texts + unicode_lines(resources),
        "analyzer-settings": [bytes(range(i, i + 12)) + text for i, text in enumerate(texts)],
        "nfkc": unicode_lines(resources) + texts[:10],
        "word-breaks": unicode_lines(resources) + texts[:10],
        "stemmers": [word for text in texts for word in text.split()[:4]],
        "worker-lines": [b"7\t" + line for line in lines[:20]] + WORKER_LINES,
        "configuration": [b'{"all": {"threads": 2},\n"dedup": {"mode": "reuse", "templates": true}}'] + json_files[:40],
        "report": texts + [text + b"\0" + text[20:] for text in texts[:20]],
        "printing": [bytes([60, 3, 9, 9, 20]) + text for text in texts],
        "options": [b"\x00" + b"\0".join(words.encode().split()) for words in COMMAND_LINES],
        "compression": texts,
        "alignment": [bytes([20, len(text) // 2 % 128]) + text[:250] for text in texts],
    }
    return made.get(target, [bytes((i * j) % 251 for j in range(200)) for i in range(1, 9)])


def files(*folders):
    found = []
    for folder in folders:
        if folder.is_dir():
            found += [f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file() and f.stat().st_size <= 4096]
    return found


def pages(texts):
    head = (
        b'<!DOCTYPE html><html lang="ar"><head><meta charset=utf-8><title>Rain &ndash; &#1605;</title>'
        b'<meta property="og:site_name" content="The &quot;Wire&quot;"><meta name=author content=X>'
        b"<META content='2015-07-21T14:30:05Z' property='article:published_time' /><style>p > b {}</style>"
        b"<script>if (a < b) document.write('<p>no</p>')</script></head><body><nav><ul><li>Home</ul></nav>"
        b"<!-- a <p>comment</p> --><h1>Rain in&nbsp;<em>Aleppo</em></h1><p>"
    )
    return [head + text + b"</p><table><tr><td>a<td>b</table><footer>all</footer>" for text in texts[:12]] + [
        b"<p>a<p>b</div></p></span>c", b"<!-->a<!-- b", b"<script>a</scripts>b</SCRIPT >c", b"a &#0;&#x80;&#xD800;",
    ]


def unicode_lines(resources):
    """Each line of the published tests as the characters it names."""
    found = []
    for name in ("WordBreakTest.txt", "NormalizationTest-NFKC.txt"):
        lines = (resources / "unicode-15.0" / name).read_text(encoding="utf-8").splitlines()
        for line in lines[:: max(1, len(lines) // 300)]:
            words = line.split("#")[0].replace("÷", " ").replace("×", " ").replace(";", " ").split()
            try:
                found.append("".join(chr(int(word, 16)) for word in words).encode())
            except (ValueError, UnicodeEncodeError):
                continue
    return found


def dictionary(target):
    """Words that libFuzzer puts into inputs of a target, nothing for most."""
    words = {
        "json-lines": ['"text":', '"id":', '"title":', '"date":', '"body":', "\\u00e9", "\\ud83d\\ude00", "null", "\n", "{", "}"],
        "json-arrays": ['"text":', '"id":', "[{", "},{", "}]", "\n"],
        "json-values": ["true", "false", "null", "1e9", "\\u", "[", "]", "{", "}", '":'],
        "tables": ["text,", "id,", '""', '",', "\r\n", "text;", "text\t"],
        "web-pages": ["<p>", "</p>", "<!--", "-->", "<script>", "</script>", "<title>", "<meta ", "charset=", "&amp;", "&#x", "<nav>", "<h1>", "content=", "<![CDATA[", "<td>"],
        "dates": ["2015-07-21", "T14:30:05Z", "+03:00", "Tue, ", "July ", "يوليو", " pm", "GMT", "١٢"],
        "configuration": ['"all"', '"dedup"', '"threads"', '"mode"', '"reuse"', "true", "false", "{", "}"],
        "options": ["--threads", "--seed", "--mode", "--format", "-k", "--fields", "=", "--min-jaccard", "auto", "--"],
        "worker-lines": ["\t", "\\N", "\\t", "copy", "partial", "0000000000000000"],
        "manifest": ["segment ", " articles ", " first ", " deleted ", " in ", "recurring ", "attachment ", "next-file ", "parameter "],
    }.get(target, [])
    return "".join(f'"{quoted(word)}"\n' for word in words)


def quoted(word):
    return "".join(
        chr(byte) if 0x20 <= byte < 0x7F and byte not in b'"\\' else f"\\x{byte:02X}" for byte in word.encode()
    )


DATES = [
    "2015-07-21", "20150721T143005Z", "21/07/2015 02:30:05 PM", "Tue, 21 Jul 2015 14:30:05 +0000", "1437489005123",
    "21 يوليو 2015، الساعة 2:30:05 م", "mardi 21 juillet 2015", "٢١/٠٧/٢٠١٥", "2015-07-21T17:30:05.123456+03",
    "21 Jul 2015 10:30:05 EDT (summer)", "الثلاثاء 21 تموز/يوليو 2015", "1600-01-01", "2199-12-31T23:59:59-14:00",
]

WORKER_LINES = [
    b"pair\t1\t2\tcopy\t0.900000\t0.900000\t0.900000\t50\t20\t0.900000\t10\t10\t12\t12\tAQAFAAAA",
    b"0123456789abcdef\t\\N\t12", b"a\\tb\t-5\t9223372036854775807", b"x\tAAAAAA==\ty",
]

COMMAND_LINES = [
    "--threads 2 --seed 7 a.jsonl", "-k 8 --format csv in.csv", "--mode=reuse --min-jaccard 0.8 a b", "--fields id=a,text=b x",
    "--templates=false --quiet -", "--half-life 3d --memory 2G x", "-- -k", "--help", "--min-df 0.1 --max-df 5 --ngrams 1-3 x",
]
