#!/usr/bin/env python3
"""Opens reports in Chromium and does with them what readers do, and what attackers hope for.

    check_report.py TOPICTOOL [CORPORA] [--screenshots FOLDER]

Reports of the sample batch, of batches of hostile strings, of batches that lack something
or have too much of it, and of SaudiNewsNet where CORPORA has it. Each is opened from disk, at
the width of a desktop and of a phone, and every view is looked at; any console message, any
dialog and any request but that of the file itself fails the check. Prints a line a check.
"""
import argparse
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import batches
import figures
import measures
import passages
import screenshots
import walk
from opened import DESKTOP, PHONE, Report, browser, chromium

TOP = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = TOP / "data" / "articles.jsonl"
SOURCES = TOP / "Sources" / "topictool" / "Report" / "page"
# What could turn text into markup or script.
FORBIDDEN = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|"
                       r"new Function|DOMParser|createContextualFragment|srcdoc|"
                       r"setAttribute\(\s*[\"'](on|style)|\bstyle=|\bon[a-z]+=[\"']|https?://(?!www\.w3\.org)")


def say(what):
    print(f"ok: {what}", flush=True)


def run(tool, *arguments):
    done = subprocess.run([tool, *map(str, arguments), "--quiet"], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"exit {done.returncode}: {' '.join(done.args)}\n{done.stderr}")


def texts_of(batch):
    """The texts of a batch by id, under whichever of the usual names they stand."""
    with open(batch, encoding="utf-8") as lines:
        return {row["id"]: row.get("text") or row.get("body") or row.get("content")
                for row in map(json.loads, lines)}


def made(tool, folder, batch, *options):
    """The path of the report of a batch."""
    path = folder / (pathlib.Path(batch).name.split(".")[0] + ".html")
    run(tool, "report", batch, "-o", path, *options)
    return path


def check_sources():
    for path in sorted([*SOURCES.glob("*.js"), *SOURCES.glob("*.html")]):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if FORBIDDEN.search(line):
                sys.exit(f"{path.name}:{number}: {line.strip()}")
    say("the sources of the page make no markup of text")


def check_policy(path):
    page = path.read_text(encoding="utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1]
    for part in ("default-src 'none'", "base-uri 'none'", "form-action 'none'", "script-src 'sha256-"):
        if part not in policy:
            sys.exit(f"the policy of the page lacks {part}: {policy}")
    if "unsafe" in policy or re.search(r"<(link|iframe|img|object)\b", page.split("<script", 1)[0]):
        sys.exit("the page asks for more than itself")
    say("the policy of the page lets nothing in but its own script and style")


def check_walk(browser, path, texts, marks):
    for width in (DESKTOP, PHONE):
        with Report(browser, path, width) as report:
            walk.every_view(report)
            walk.every_address(report)
            walk.navigation_and_back(report)
            walk.searching(report)
            walk.similarities(report)
            walk.languages_and_themes(report)
            walk.printed(report)
        say(f"every view, sorting, search, back, switches at {width['width']} pixels")
        for check in figures.CHECKS:
            with Report(browser, path, width) as report:
                check(report)
        say(f"charts, lists, matrix and search show what the data say at {width['width']} pixels")
    with Report(browser, path) as report:
        walk.keyboard_alone(report)
        say("from the beginning into a pair with the keyboard alone")
    with Report(browser, path) as report:
        checked, known = passages.agree(report, texts, marks, 200)
        report.expect(checked >= 50, f"only {checked} of {known} pairs have their texts")
        say(f"texts and marked passages of {checked} of {known} pairs, as in --passages")


def check_access(browser, path):
    # Any two of width, appearance and language meet once.
    for width, scheme, locale in ((DESKTOP, "light", "en-GB"), (DESKTOP, "dark", "ar-EG"),
                                  (PHONE, "light", "ar-EG"), (PHONE, "dark", "en-GB")):
        with Report(browser, path, width, scheme, locale) as report:
            report.expect(report.page.locator("html").get_attribute("lang") == locale[:2],
                          "not in the language of the browser")
            walk.accessible(report)
    say("axe-core: nothing serious in any view, light and dark, English and Arabic, wide and narrow")


def check_hostile(tool, browser, folder):
    batch = folder / "hostile.jsonl"
    articles = batches.write(batch, batches.hostile())
    marks = folder / "hostile.passages"
    run(tool, "dedup", batch, "--passages", marks)
    path = made(tool, folder, batch)
    for locale in ("en-GB", "ar-EG"):
        with Report(browser, path, locale=locale) as report:
            page = report.page
            walk.every_view(report)
            walk.every_address(report)
            ids = report.data("articles")["id"]
            report.expect(set(ids) == set(articles), "ids differ from the input")
            for id in ids:
                # The way a link of the page leads there.
                report.go("#article=" + page.evaluate("encodeURIComponent", id))
                title = passages.headline(articles[id]["title"])
                report.expect(passages.headline(report.heading) == title,
                              f"the title is not shown as it is: {report.heading!r}")
                for address in page.eval_on_selector_all(
                        "a[href]", "links => links.map(link => link.getAttribute('href'))"):
                    report.expect(address.startswith("#"), f"a link leads out: {address}")
            passages.agree(report, {id: row["text"] for id, row in articles.items()}, marks, 100)
            report.expect(page.evaluate("window.__hit") is None, "a script of an article ran")
            report.expect(page.locator("img, iframe, object, embed, base, form[action],"
                                       " main script, [onerror], [onload], [onclick]").count() == 0,
                          "an article became markup")
    say(f"{len(batches.HOSTILE)} hostile strings in every field are text and nothing else")


def check_odd(tool, browser, folder):
    for name, articles, key in batches.ODD:
        batch = folder / (re.sub(r"\W+", "-", name) + ".jsonl")
        batches.write(batch, articles())
        path = made(tool, folder, batch)
        # The width makes no difference to how much a page can hold.
        is_large = path.stat().st_size > 1_000_000
        for width in (DESKTOP,) if is_large else (DESKTOP, PHONE):
            with Report(browser, path, width) as report:
                if key:
                    notes = report.page.locator("main").text_content()
                    words = re.search(rf'\b{key}: "([^"]*)"',
                                      (SOURCES / "words.js").read_text(encoding="utf-8"))[1]
                    report.expect(words in notes, f"does not say: {words}")
                walk.every_view(report)
        say(f"{name}: {path.stat().st_size / 1e6:.1f} MB")
        path.unlink()
    empty = folder / "empty.jsonl"
    empty.write_text("")
    with Report(browser, made(tool, folder, empty)) as report:
        walk.every_view(report)
    say("an empty batch")


def check_corpus(tool, browser, corpora, folder):
    packed = corpora / "saudi-july" / "docs.jsonl.gz"
    if not packed.exists():
        print(f"skipped: no {packed}")
        return
    batch = folder / "saudi-july.jsonl"
    batch.write_bytes(gzip.decompress(packed.read_bytes()))
    path, marks = made(tool, folder, batch), folder / "saudi-july.passages"
    run(tool, "dedup", batch, "--passages", marks)
    texts = texts_of(batch)
    with Report(browser, path) as report:
        measures.check(report, path)
    with Report(browser, path, PHONE) as report:
        walk.every_view(report)
    with Report(browser, path) as report:
        walk.every_view(report)
        walk.navigation_and_back(report)
        walk.searching(report)
        walk.similarities(report)
        checked, known = passages.agree(report, texts, marks, 100)
        report.expect(checked == 100, f"only {checked} of {known} pairs have their texts")
    say("saudi-july: every view, and passages of 100 pairs")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("corpora", nargs="?", type=pathlib.Path)
    parser.add_argument("--screenshots", type=pathlib.Path, metavar="FOLDER")
    parser.add_argument("--only", choices=["sources", "walk", "access", "hostile", "odd", "corpus"])
    given = parser.parse_args()
    if not chromium():
        print("skipped: no chromium here")
        return
    wanted = lambda name: given.only in (None, name) and not given.screenshots
    with tempfile.TemporaryDirectory() as name, browser() as running:
        folder = pathlib.Path(name)
        path = made(given.tool, folder, SAMPLE, "--title", "Spring 2019")
        marks = folder / "sample.passages"
        if given.screenshots:
            screenshots.take(running, path, given.screenshots)
            return
        if wanted("sources"):
            check_sources()
            check_policy(path)
        if wanted("walk"):
            run(given.tool, "dedup", SAMPLE, "--passages", marks)
            check_walk(running, path, texts_of(SAMPLE), marks)
        if wanted("access"):
            check_access(running, path)
        if wanted("hostile"):
            check_hostile(given.tool, running, folder)
        if wanted("odd"):
            check_odd(given.tool, running, folder)
        if wanted("corpus") and given.corpora:
            check_corpus(given.tool, running, given.corpora, folder)


if __name__ == "__main__":
    main()
