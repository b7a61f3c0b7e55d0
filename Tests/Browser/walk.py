"""Walks through a report: what a reader does, by mouse, by address and by keyboard alone."""
import urllib.parse

from axe_playwright_python.sync_playwright import Axe


def no_overflow(report):
    """Nothing is wider than the window."""
    wide = report.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    report.expect(wide <= 1, f"{wide} pixels wider than the window")


def every_view(report):
    """Each view by its address, within the page."""
    for address in report.addresses():
        report.go(address)
        report.expect(report.heading.strip(), "no heading")
        report.expect(report.page.title(), "no title")
        report.expect(report.page.evaluate("document.activeElement.closest('main') !== null"),
                      "the focus is not in the view")
        no_overflow(report)


def every_address(report):
    """Views whose address is the first that is opened."""
    for address in report.addresses()[-8:]:
        report.page.goto("about:blank")
        report.wrong = [wrong for wrong in report.wrong if "about:blank" not in wrong]
        report.page.goto(report.url + address)
        report.page.wait_for_selector("main h1")
        report.expect(report.heading.strip(), "no heading when opened by its address")


def navigation_and_back(report):
    """Views by their links, sorting, filtering, a family, a pair, and the way back."""
    page = report.page
    for link in page.locator("#navigation a").all():
        link.click()
        href = link.get_attribute("href")
        page.wait_for_selector(f"#navigation a[href='{href}'][aria-current=page]")
    report.go("#families")
    for sorter in page.locator("main .sorter").all():
        head = sorter.locator("xpath=..")
        if not sorter.is_visible():
            continue
        sorter.click()
        first = head.get_attribute("aria-sort")
        sorter.click()
        report.expect({first, head.get_attribute("aria-sort")} == {"ascending", "descending"},
                      "a column does not sort both ways")
    family = page.locator("main tbody a.headline").first
    words = family.text_content().split()[0]
    rows = page.locator("main tbody tr").count()
    field = page.locator("main .filter input")
    if field.count():
        field.fill(words)
        report.until("count => document.querySelectorAll('main tbody tr').length < count", rows)
        report.expect(page.locator("main tbody tr").count() >= 1, "the filter finds nothing")
    listing = page.url
    page.locator("main tbody a.headline").first.click()
    report.until_view("family")
    page.locator("main button.main").click()
    report.until_view("pair")
    report.expect(page.locator("main .side mark").count() > 1, "a pair without passages")
    page.go_back()
    report.until_view("family")
    page.go_back()
    report.until_view("families")
    report.expect(page.url == listing, "back leads elsewhere")
    report.expect(page.evaluate("document.activeElement.matches('tbody a')"),
                  "back, the focus is not on the link that was followed")


def searching(report):
    """The search of the header finds an article by a word of its title and by its id."""
    page, articles = report.page, report.data("articles")
    for wanted in (articles["title"][0].split()[0], articles["id"][-1]):
        page.locator("#header input[type=search]").fill(wanted)
        page.locator("#header input[type=search]").press("Enter")
        page.wait_for_selector("main .results li")
        report.expect(page.locator("main .results mark").count(), "no match is marked")
    page.locator("main .results a").first.click()
    report.until_view("article")
    report.expect(report.hash == "article=" + articles["id"][-1], "an id finds another article")
    report.go("#search=" + urllib.parse.quote("nothing has this word xqzzy"))
    report.until("!document.querySelector('main .results')")


def keyboard_alone(report):
    """From the beginning to a pair and into its passages, with Tab and Enter only."""
    page = report.page

    def tab_to(selector, most=120):
        for _ in range(most):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        report.expect(False, f"Tab does not reach {selector}")

    page.reload()
    page.wait_for_selector("main h1")
    tab_to("#skip", 1)
    tab_to("#navigation a[href='#families']")
    page.keyboard.press("Enter")
    report.until_view("families")
    tab_to("main tbody a.headline")
    page.keyboard.press("Enter")
    report.until_view("family")
    tab_to("main button.main")
    page.keyboard.press("Enter")
    report.until_view("pair")
    tab_to("main .side[data-side=first] mark button")
    page.keyboard.press("Enter")
    report.until(
        "document.activeElement.closest('.side')?.dataset.side === 'second'")


def similarities(report):
    """The matrix by keyboard, and the pair it points at."""
    page = report.page
    report.go("#similarity")
    map = page.locator("main canvas")
    if not map.count():
        return
    map.focus()
    for key in ("+", "ArrowRight", "ArrowDown", "ArrowLeft", "-"):
        page.keyboard.press(key)
    page.wait_for_selector("main .pair-named a")
    report.until(
        """() => { const canvas = document.querySelector("main canvas");
             const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
             return new Set(new Uint32Array(data.buffer)).size > 3; }""")


def languages_and_themes(report):
    """Both switches, which keep the view, and what comes of them."""
    page = report.page
    report.go("#families")
    before = page.locator("html").get_attribute("lang")
    page.locator("#language").click()
    after = page.locator("html").get_attribute("lang")
    report.expect({before, after} == {"en", "ar"}, "the language stays")
    report.expect(page.locator("html").get_attribute("dir") == {"ar": "rtl", "en": "ltr"}[after],
                  "the direction does not follow the language")
    theme = page.locator("html").get_attribute("data-theme")
    page.locator("#theme").click()
    report.expect(page.locator("html").get_attribute("data-theme") != theme, "the theme stays")
    report.expect(report.view == "families", "a switch leaves the view")
    page.locator("#theme").click()
    page.locator("#language").click()


def printed(report):
    """On paper: no navigation, black on white."""
    report.page.emulate_media(media="print")
    report.expect(not report.page.locator("#navigation").is_visible(), "paper has navigation")
    report.page.emulate_media(media="screen")


def accessible(report):
    """axe-core finds nothing serious in any view."""
    axe = Axe()
    for address in report.addresses():
        report.go(address)
        found = axe.run(report.page).response["violations"]
        for violation in found:
            if violation["impact"] in ("serious", "critical"):
                nodes = [node["html"][:160] for node in violation["nodes"][:3]]
                report.expect(False, f"{violation['id']}: {violation['help']}: {nodes}")
