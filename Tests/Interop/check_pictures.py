"""Reads the heat maps of `topictool similarity` with Pillow, zlib and an XML parser, and
holds their squares to similarities that scipy computes."""
import base64
import io
import math
import tempfile
import xml.etree.ElementTree as ElementTree
import zlib

import numpy
import scipy.sparse
from PIL import Image

from interop import DATA, Check, ids_of

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
COLORS = 64


def unpacked(data):
    """The pixels of a PNG, by zlib alone: rows without filters."""
    at, stream, extent = 8, b"", None
    while at < len(data):
        length, name = int.from_bytes(data[at:at + 4]), data[at + 4:at + 8]
        content = data[at + 8:at + 8 + length]
        assert zlib.crc32(name + content) == int.from_bytes(data[at + 8 + length:at + 12 + length])
        if name == b"IHDR":
            extent = int.from_bytes(content[:4]), int.from_bytes(content[4:8])
        if name == b"IDAT":
            stream += content
        at += 12 + length
    rows = numpy.frombuffer(zlib.decompress(stream), numpy.uint8)
    rows = rows.reshape(extent[1], extent[0] + 1)
    assert (rows[:, 0] == 0).all()
    return rows[:, 1:]


def opened(check, data, name):
    """The palette places of a PNG, which Pillow and zlib must agree about."""
    image = Image.open(io.BytesIO(data))
    image.load()
    check.expect(image.mode == "P", f"{name}: mode {image.mode}")
    pixels = numpy.asarray(image)
    check.expect((pixels == unpacked(data)).all(), f"{name}: Pillow and zlib differ")
    return pixels


def steps(similarities):
    """The colours that similarities should have, with those that rounding also allows."""
    exact = numpy.power(similarities, 2 / 3) * (COLORS - 1)
    return exact - 0.51, exact + 0.51


def squares_of(check, path):
    """The squares of an SVG, as places in the colours."""
    root = ElementTree.parse(path).getroot()
    check.expect(root.tag == SVG + "svg", f"{path.name}: {root.tag}")
    images = root.findall(SVG + "image")
    kind, data = images[0].get(LINK).split(",")
    check.expect(kind == "data:image/png;base64", f"{path.name}: {kind}")
    pixels = opened(check, base64.b64decode(data, validate=True), path.name)
    check.expect(pixels.shape == (int(images[0].get("height")), int(images[0].get("width"))),
                 f"{path.name}: the picture is scaled")
    return pixels, [text.text for text in root.findall(SVG + "text")]


def aggregated(product, most=800):
    """Squares of pairs: the mean of similarities, each weighted by its square."""
    grain = max(1, math.ceil(len(product) / most))
    side = math.ceil(len(product) / grain)
    padded = numpy.zeros((side * grain, side * grain))
    padded[:len(product), :len(product)] = product
    blocks = padded.reshape(side, grain, side, grain)
    squares, cubes = (blocks ** 2).sum((1, 3)), (blocks ** 3).sum((1, 3))
    values = numpy.divide(cubes, squares, out=numpy.zeros((side, side)), where=squares > 0)
    if grain == 1:
        numpy.fill_diagonal(values, 1)
    return values


def check_input_order(check, batch):
    svg, png = check.folder / "map.svg", check.folder / "map.png"
    for path in (svg, png):
        check.run("similarity", batch, "--heat-map", path, "--order", "input")
    vectors = check.folder / "vectors.npz"
    check.run("vectorize", batch, "-o", vectors)
    sparse = scipy.sparse.load_npz(vectors)
    product = numpy.minimum((sparse @ sparse.T).toarray().astype(numpy.float64), 1)
    numpy.fill_diagonal(product, 0)
    values = aggregated(product)

    pixels, texts = squares_of(check, svg)
    zoom = len(pixels) // len(values)
    check.expect(pixels.shape == (zoom * len(values),) * 2, f"{len(pixels)} pixels a side")
    low, high = steps(numpy.kron(values, numpy.ones((zoom, zoom))))
    check.expect(((low <= pixels) & (pixels <= high)).all(), "the squares are not the cosines")
    count = f"{len(product):,} article" + ("s" if len(product) > 1 else "")
    check.expect(texts[0] == f"Similarity of {count}", texts[0])

    drawn = opened(check, png.read_bytes(), png.name)
    inside = drawn[24:24 + len(pixels), 64:64 + len(pixels)]
    check.expect((inside == pixels).all(), "SVG and PNG differ")
    check.say(f"{batch.name}: {len(values)} squares a side, in SVG and PNG")


def check_orders(check, batch):
    for order in ("cluster", "date"):
        path = check.folder / f"{order}.svg"
        check.run("similarity", batch, "--heat-map", path, "--order", order)
        pixels, texts = squares_of(check, path)
        check.expect((pixels == pixels.T).all(), f"{order}: not symmetric")
        check.expect(any("-" in text and text[:4].isdigit() for text in texts) ==
                     (order == "date"), f"{order}: {texts}")
    check.say(f"{batch.name}: by cluster and by date")


def repeated(check, count):
    """A batch of the sample's articles, over and over."""
    path = check.folder / f"sample-{count}.jsonl"
    lines = DATA.read_text(encoding="utf-8").splitlines()
    with open(path, "w", encoding="utf-8") as out:
        for number in range(count):
            out.write(lines[number % len(lines)].replace('"id": "', f'"id": "{number}-', 1) + "\n")
    check.expect(len(ids_of(path)) == count, path.name)
    return path


def main():
    with tempfile.TemporaryDirectory() as folder:
        check = Check(folder)
        for batch in (DATA, check.awkward(), repeated(check, 1), repeated(check, 2001)):
            check_input_order(check, batch)
        check_orders(check, DATA)


main()
