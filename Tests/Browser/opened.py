"""A report as a browser has it: one page, watched for whatever it must not do."""
import contextlib
import os
import pathlib
import shutil
import tempfile
import time
import urllib.parse

from playwright.sync_api import sync_playwright

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def chromium():
    """The installed Chromium, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextlib.contextmanager
def browser():
    """Debian's Chromium, without a window, and with a home that goes away with it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, \
            sync_playwright() as playwright:
        own = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home}
        running = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--js-flags=--expose-gc"],
            env={**os.environ, **own})
        yield running
        running.close()


class Report:
    """An opened report. `close` fails on anything that a report must never do."""

    def __init__(self, browser, path, size=DESKTOP, scheme="light", locale="en-GB", hash=""):
        self.url = pathlib.Path(path).resolve().as_uri()
        self.wrong = []
        self.context = browser.new_context(viewport=size, color_scheme=scheme, locale=locale,
                                           reduced_motion="reduce")
        self.page = page = self.context.new_page()
        page.on("console", lambda message: message.type in ("error", "warning")
                and self.wrong.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.wrong.append(f"dialog: {dialog.message}"),
                                          dialog.dismiss()))
        page.on("request", lambda request: request.url.split("#")[0] != self.url
                and self.wrong.append(f"request: {request.url[:200]}"))
        page.on("popup", lambda popup: self.wrong.append(f"window: {popup.url[:200]}"))
        page.goto(self.url + hash, wait_until="load")
        page.wait_for_selector("main h1")

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        self.context.close()
        if kind is None and self.wrong:
            raise AssertionError("\n".join(self.wrong[:10]))

    def data(self, name):
        """A block of data of the page."""
        return self.page.evaluate(
            "name => JSON.parse(document.getElementById(name)?.textContent ?? 'null')", name)

    def go(self, hash):
        """The view of another address, once it is drawn."""
        self.page.evaluate(
            """hash => new Promise(done => {
                 const drawn = () => requestAnimationFrame(() => requestAnimationFrame(done));
                 if (location.hash === hash) return drawn();
                 addEventListener("hashchange", drawn, { once: true });
                 location.hash = hash;
               })""", hash)
        self.page.wait_for_selector("main h1")

    def until(self, expression, argument=None, seconds=20):
        """Waits for an expression to hold. Playwright's own waiting evaluates strings in the
        page, which the page's policy forbids."""
        end = time.monotonic() + seconds
        while not self.page.evaluate(expression, argument):
            self.expect(time.monotonic() < end, f"not within {seconds} seconds: {expression}")
            self.page.wait_for_timeout(20)

    def until_view(self, name):
        """Waits for a view."""
        self.until("name => document.querySelector('main').dataset.view === name", name)

    @property
    def view(self):
        """The name of the view that is shown."""
        return self.page.locator("main").get_attribute("data-view")

    @property
    def heading(self):
        return self.page.locator("main h1").first.text_content()

    @property
    def hash(self):
        return urllib.parse.unquote(urllib.parse.urlsplit(self.page.url).fragment)

    def expect(self, holds, what):
        if not holds:
            raise AssertionError(f"{self.hash or 'overview'}: {what}")

    def addresses(self):
        """Every view: those of the navigation, and one of each kind behind them."""
        summary, articles = self.data("summary"), self.data("articles")
        found = [link.get_attribute("href")
                 for link in self.page.locator("#navigation a").all()]
        if summary["families"]:
            number = summary["families"][0][0]
            members = [doc for doc, family in enumerate(articles["family"]) if family == number]
            found += [f"#family={number}", f"#pair={members[0]},{members[1]}"]
        found += ["#event=0"] * bool(summary["events"]) + ["#topic=0"] * bool(summary["topics"])
        if articles["id"]:
            found.append("#article=" + urllib.parse.quote(articles["id"][0], safe=""))
        return [*found, "#search=a", "#nothing", "#family=999999", "#pair=1,1", "#event=-1"]
