"""Holds what charts, lists, the matrix and the search show against the data of the report."""
import base64
import collections
import re
import struct
import unicodedata
import urllib.parse


def boxes_of_treemaps(report):
    """Boxes lead where they say, do not overlap, and have areas in the ratio of their sizes."""
    articles = report.data("articles")
    for view, kind in (("events", "event"), ("topics", "topic")):
        report.go(f"#{view}")
        sizes = collections.Counter(articles[kind])
        boxes = report.page.eval_on_selector_all("main .cell", """cells => cells.map(cell => {
            const { x, y, width, height } = cell.getBoundingClientRect();
            return { href: cell.getAttribute("href"), x, y, width, height }; })""")
        report.expect(len(boxes) > 1, "no treemap")
        numbers = [int(re.fullmatch(rf"#{kind}=(\d+)", box["href"])[1]) for box in boxes]
        room = report.page.locator("main .treemap").bounding_box()
        area = room["width"] * room["height"] / sum(sizes[number] for number in numbers)
        for box, number in zip(boxes, numbers):
            ratio = box["width"] * box["height"] / (area * sizes[number])
            report.expect(0.97 < ratio < 1.03, f"{box['href']} has {ratio} of its area")
        for i, a in enumerate(boxes):
            for b in boxes[i + 1:]:
                across = min(a["x"] + a["width"], b["x"] + b["width"]) - max(a["x"], b["x"])
                down = min(a["y"] + a["height"], b["y"] + b["height"]) - max(a["y"], b["y"])
                report.expect(across < 0.5 or down < 0.5, f"{a['href']} covers {b['href']}")


def arrows_in_a_treemap(report):
    """One stop of the tab key, and arrows from box to box."""
    report.go("#events")
    cells = report.page.locator("main .cell")
    report.expect(report.page.locator("main .cell[tabindex='0']").count() == 1, "many tab stops")
    cells.first.focus()
    report.page.keyboard.press("ArrowDown")
    report.page.keyboard.press("End")
    focused = report.page.evaluate("document.activeElement.getAttribute('href')")
    report.expect(focused == cells.last.get_attribute("href"), "End is not the smallest box")


def timelines(report):
    """A timeline's table adds up to the articles that have a date."""
    articles = report.data("articles")
    for kind in ("event", "topic"):
        report.go(f"#{kind}=0")
        members = [doc for doc, number in enumerate(articles[kind]) if number == 0]
        dated = sum(articles["time"][doc] is not None for doc in members)
        figure = report.page.locator("main figure").first
        figure.locator("summary").click()
        figure.locator("tbody tr").first.wait_for()
        shown = figure.locator("tbody td.numeric").all_text_contents()
        total = sum(int(re.sub(r"\D", "", text)) for text in shown)
        report.expect(total == dated, f"a timeline of {total} articles, not {dated}")
        bars = figure.locator("svg rect").count()
        report.expect(bars == sum(text != "0" for text in shown), f"{bars} bars for {shown}")


def articles_of_an_event(report):
    """The members of an event, all of them, in order of time."""
    articles = report.data("articles")
    report.go("#event=0")
    members = [doc for doc, number in enumerate(articles["event"]) if number == 0]
    members.sort(key=lambda doc: (articles["time"][doc] is None, articles["time"][doc] or 0, doc))
    links = report.page.eval_on_selector_all(
        "main .table tbody a.headline", "links => links.map(link => link.getAttribute('href'))")
    expected = [articles["id"][doc] for doc in members][:len(links)]
    found = [urllib.parse.unquote(link.split("=", 1)[1]) for link in links]
    report.expect(found and found == expected, f"{found}, not {expected}")


def nearest_of(report):
    """The nearest articles of each, as [(article, cosine in percent), ...]."""
    block = report.data("nearest")
    numbers = struct.unpack(f"<{len(base64.b64decode(block['data'])) // 4}I",
                            base64.b64decode(block["data"]))
    rows = [numbers[i:i + block["count"]] for i in range(0, len(numbers), block["count"])]
    return [[(n & 0xFFFFFF, n >> 24) for n in row if n != 0xFFFFFFFF] for row in rows]


def nearest_articles(report):
    """An article's page lists its nearest ones with their cosines."""
    ids, nearest = report.data("articles")["id"], nearest_of(report)
    for doc in (0, len(ids) // 2, len(ids) - 1):
        report.go("#article=" + urllib.parse.quote(ids[doc], safe=""))
        rows = report.page.eval_on_selector_all("main .nearest li", """rows => rows.map(row => [
            row.querySelector("a").getAttribute("href"),
            row.querySelector(".cosine").textContent])""")
        found = [(urllib.parse.unquote(href.split("=", 1)[1]), round(float(text) * 100))
                 for href, text in rows]
        expected = [(ids[other], cosine) for other, cosine in nearest[doc]]
        report.expect(found == expected, f"nearest to {ids[doc]}: {found}, not {expected}")


def pairs_of_the_matrix(report):
    """What the matrix names as n goes along a row stands in the lists of nearest articles."""
    ids, nearest = report.data("articles")["id"], nearest_of(report)
    known = {}
    for doc, row in enumerate(nearest):
        for other, cosine in row:
            known[ids[doc], ids[other]] = known[ids[other], ids[doc]] = cosine
    report.go("#similarity")
    report.page.locator("main canvas").focus()
    named = set()
    for key in "n" * 12 + "+" + "n" * 12:
        report.page.keyboard.press(key)
        hrefs = report.page.eval_on_selector_all(
            "main .pair-named .headline", "links => links.map(link => link.getAttribute('href'))")
        pair = tuple(urllib.parse.unquote(href.split("=", 1)[1]) for href in hrefs)
        cosine = report.page.locator("main .pair-named strong").text_content()
        report.expect(known.get(pair) == round(float(cosine) * 100), f"{pair}: {cosine}")
        named.add(pair)
    report.expect(len(named) > 1, "n stays where it is")


def variants(title):
    """Ways in which a reader may write a title."""
    yield title.upper()
    yield "".join(letter for letter in unicodedata.normalize("NFD", title)
                  if not unicodedata.combining(letter))
    yield title.translate(str.maketrans("أإآٱةى", "ااااهي"))
    yield title.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    yield " ".join(reversed(title.split()))
    yield re.sub(r"([\u0628-\u064a])(?=[\u0628-\u064a])", "\\1\u064e\u0640", title)


def folded_search(report):
    """However a title is written, the search finds its article and marks the words."""
    articles = report.data("articles")
    chosen = [doc for letters in ("[أإآةى]", "[0-9]", "[À-ÿ]") for doc in
              [doc for doc, title in enumerate(articles["title"]) if re.search(letters, title)][:4]]
    report.expect(chosen, "no title that can be written otherwise")
    for doc in chosen:
        link = "#article=" + urllib.parse.quote(articles["id"][doc], safe="")
        for written in variants(articles["title"][doc]):
            report.go("#search=" + urllib.parse.quote(written, safe=""))
            report.page.wait_for_selector("main .results li, main div > p.quiet")
            found = report.page.locator(f"main .results a.headline[href='{link}']")
            report.expect(found.count() == 1, f"{written!r} does not find {link}")
            report.expect(found.locator("mark").count(), f"{written!r} marks nothing")


CHECKS = (boxes_of_treemaps, arrows_in_a_treemap, timelines, articles_of_an_event,
          nearest_articles, pairs_of_the_matrix, folded_search)
