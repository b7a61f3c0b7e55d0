"""Pictures of a report, for looking at and for the documentation."""
import io

from PIL import Image

from opened import DESKTOP, Report

SHOTS = [
    # A name, an address (pairs by id), width, appearance, language of the browser.
    ("overview", "#overview", DESKTOP, "light", "en-GB"),
    ("overview-ar-dark", "#overview", DESKTOP, "dark", "ar-EG"),
    ("family", "#family=7", DESKTOP, "light", "en-GB"),
    ("pair", "#pair=corvane-3244,lantern-0611", DESKTOP, "light", "en-GB"),
    ("events", "#events", DESKTOP, "light", "en-GB"),
    ("similarity", "#similarity", DESKTOP, "light", "en-GB"),
]


def take(browser, path, folder):
    """Writes NAME.png of each view into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, hash, width, scheme, locale in SHOTS:
        with Report(browser, path, width, scheme, locale) as report:
            if hash.startswith("#pair="):
                ids = report.data("articles")["id"]
                hash = "#pair=" + ",".join(str(ids.index(id)) for id in hash[6:].split(","))
            report.go(hash)
            report.page.evaluate("document.activeElement.blur()")
            report.page.wait_for_timeout(200)
            # A palette is a third of the size, and looks the same if it leaves out no colour
            # for being rare: a median cut would give topics of a legend one colour.
            picture = Image.open(io.BytesIO(report.page.screenshot())).convert("RGB")
            picture.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
                folder / f"{name}.png", optimize=True)
            print(f"{folder / name}.png: {(folder / f'{name}.png').stat().st_size / 1000:.0f} kB")
