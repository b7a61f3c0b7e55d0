"""Pictures of a report, for looking at and for the documentation."""
import io

from PIL import Image

from opened import DESKTOP, PHONE, Report

SHOTS = [
    # A name, an address (pairs by id), width, appearance, language of the browser.
    ("overview", "#overview", DESKTOP, "light", "en-GB"),
    ("overview-ar-dark", "#overview", DESKTOP, "dark", "ar-EG"),
    ("families", "#families", DESKTOP, "light", "en-GB"),
    ("family", "#family=7", DESKTOP, "light", "en-GB"),
    ("pair", "#pair=corvane-3244,lantern-0611", DESKTOP, "light", "en-GB"),
    ("pair-phone", "#pair=rawaq-0119,hudhud-0041", PHONE, "light", "ar-EG"),
    ("events", "#events", DESKTOP, "light", "en-GB"),
    ("topics", "#topics", DESKTOP, "light", "en-GB"),
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
            # Flat colours: a palette looks the same at a third of the size.
            picture = Image.open(io.BytesIO(report.page.screenshot())).convert("RGB")
            picture.quantize(128, dither=Image.Dither.NONE).save(
                folder / f"{name}.png", optimize=True)
            print(f"{folder / name}.png: {(folder / f'{name}.png').stat().st_size / 1000:.0f} kB")
