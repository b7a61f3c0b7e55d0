"""Pages that scripts write parts of."""

END = "<!-- to here -->"


def put(pieces, path, script):
    """Puts text into a page between the lines that say that this script writes there."""
    begin = f"<!-- {script} writes from here -->"
    before, found, rest = path.read_text(encoding="utf-8").partition(begin)
    if not found:
        raise SystemExit(f"{path}: no line {begin}")
    after = rest.partition(END)[2]
    path.write_text("\n".join([before + begin, *pieces, END]) + after, encoding="utf-8")
