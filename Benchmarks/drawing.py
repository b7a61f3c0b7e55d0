"""Line drawings as SVG that read on light and on dark pages."""

SIDE, LEFT, TOP, PANEL = 300, 52, 44, 380
STYLES = ("first", "second", "third", "fourth")
HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" \
aria-label="{title}" font-family="system-ui, sans-serif" font-size="13">
<style>
  .ink {{ fill: #24292f }} .axis {{ stroke: #8c959f; fill: none }} .grid {{ stroke: #d0d7de }}
  .line {{ fill: none; stroke-width: 2; stroke-linejoin: round }}
  .first {{ stroke: #0969da; stroke-width: 3 }} .second {{ stroke: #bc4c00; \
stroke-dasharray: 7 4 }}
  .third {{ stroke: #6e7781; stroke-dasharray: 2 4 }} .fourth {{ stroke: #1a7f37; \
stroke-dasharray: 10 3 2 3 }}
  .point {{ fill: #0969da }}
  @media (prefers-color-scheme: dark) {{
    .ink {{ fill: #e6edf3 }} .axis {{ stroke: #6e7681 }} .grid {{ stroke: #30363d }}
    .first {{ stroke: #58a6ff }} .second {{ stroke: #f0883e }}
    .third {{ stroke: #9198a1 }} .fourth {{ stroke: #3fb950 }} .point {{ fill: #58a6ff }}
  }}
</style>
"""


def text(x, y, words, anchor="middle"):
    return f'<text class="ink" x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{words}</text>\n'


class Panel:
    """A square with grid, ticks and names, by its number from the left.

    Ticks are `(value, what is written there)`; `scale` is what values are drawn by, the
    values themselves unless another is given. Values stop at the outermost ticks.
    """

    def __init__(self, number, name, below, across, upward, scale=float):
        self.left, self.scale = LEFT + number * PANEL, scale
        self.across, self.upward = across, upward
        self.marks = self.frame(name, below)

    def place(self, x, y):
        """Where a value across and one upward stand in the drawing."""
        return (self.left + SIDE * self.share(x, self.across),
                TOP + SIDE * (1 - self.share(y, self.upward)))

    def share(self, value, ticks):
        low, high = self.scale(ticks[0][0]), self.scale(ticks[-1][0])
        return (max(self.scale(value), low) - low) / (high - low)

    def frame(self, name, below):
        bottom, right = TOP + SIDE, self.left + SIDE
        out = text((self.left + right) / 2, TOP - 14, name)
        for value, written in self.across:
            x = self.place(value, self.upward[0][0])[0]
            out += f'<path class="grid" d="M{x:.0f} {TOP}V{bottom}"/>\n'
            out += text(x, bottom + 18, written)
        for value, written in self.upward:
            y = self.place(self.across[0][0], value)[1]
            out += f'<path class="grid" d="M{self.left} {y:.0f}H{right}"/>\n'
            out += text(self.left - 8, y + 4, written, "end")
        out += (f'<rect class="axis" x="{self.left}" y="{TOP}" width="{SIDE}" '
                f'height="{SIDE}"/>\n')
        return out + text((self.left + right) / 2, bottom + 38, below)

    def line(self, style, points):
        """A line through `(value across, value upward)`."""
        places = " ".join(f"{x:.1f},{y:.1f}" for x, y in (self.place(*p) for p in points))
        self.marks += f'<polyline class="line {style}" points="{places}"/>\n'

    def point(self, x, y):
        x, y = self.place(x, y)
        self.marks += f'<circle class="point" cx="{x:.1f}" cy="{y:.1f}" r="5"/>\n'


def drawn(title, panels, legend, step=250):
    """Panels beside each other, and below them what the styles of lines stand for, in order."""
    out = HEAD.format(width=LEFT + len(panels) * PANEL - 20, height=TOP + SIDE + 84,
                      title=title)
    out += "".join(panel.marks for panel in panels)
    for number, (style, words) in enumerate(zip(STYLES, legend)):
        x, y = LEFT + step * number, TOP + SIDE + 64
        out += f'<path class="line {style}" d="M{x} {y - 4}h36"/>\n'
        out += text(x + 44, y, words, "start")
    return out + "</svg>\n"
