"""What a report costs a reader: bytes, milliseconds, memory of the page."""

# Generous: three times and more of what a quiet machine shows. They catch what is broken.
BOUNDS = {"file MB": 25, "first view ms": 3000, "family ms": 1000, "growth MB": 100}


def heap(report, session):
    """Bytes of JavaScript objects in use, after garbage was collected."""
    session.send("HeapProfiler.collectGarbage")
    metrics = {row["name"]: row["value"]
               for row in session.send("Performance.getMetrics")["metrics"]}
    return metrics["JSHeapUsedSize"]


DRAWN = """hash => new Promise(done => {
  const start = performance.now();
  addEventListener("hashchange", () => requestAnimationFrame(() => setTimeout(() =>
    done(performance.now() - start))), { once: true });
  location.hash = hash;
})"""


def measured(report, path):
    """Figures of an opened report by name."""
    session = report.context.new_cdp_session(report.page)
    session.send("Performance.enable")
    figures = {"file MB": path.stat().st_size / 1e6}
    figures["first view ms"] = report.page.evaluate(
        "performance.getEntriesByName('first-contentful-paint')[0].startTime")
    families = report.data("summary")["families"]
    report.go("#overview")
    figures["family ms"] = max((report.page.evaluate(DRAWN, f"#family={row[0]}")
                                for row in families[:12]), default=0)
    report.go("#overview")
    for address in report.addresses():
        before = heap(report, session)
        milliseconds = report.page.evaluate(DRAWN, address) if report.hash != address[1:] else 0
        grown = (heap(report, session) - before) / 1e6
        print(f"    {address[:40]}: {milliseconds:.0f} ms, {grown:+.1f} MB")
        figures["growth MB"] = max(figures.get("growth MB", 0), grown)
    return figures


def check(report, path):
    """Prints the figures, and fails where one is out of all bounds."""
    figures = measured(report, path)
    print("    " + ", ".join(f"{name} {value:.1f}" for name, value in figures.items()))
    for name, bound in BOUNDS.items():
        report.expect(figures[name] <= bound, f"{name}: {figures[name]:.1f}, bound {bound}")
