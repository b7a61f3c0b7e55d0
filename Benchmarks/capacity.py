"""What a job would cost in archives that were not run, from what it cost in those that were."""
import math

#: Archives and clusters that are spoken of.
ARTICLES, CORES = (100_000_000, 1_000_000_000), (64, 1000)
#: Cores of the machine that was measured.
MEASURED_CORES = 2
#: Stages of one process, whatever the number of cores.
ALONE = {"components"}
#: Stages whose output goes to every machine as one file.
SHARED = {"firsts", "recurring"}
#: Bytes a second: what a core may move over the network, and what a machine fetches.
A_CORE, A_MACHINE = 50e6, 500e6
#: Stages of less than this share of the whole are not listed.
SMALL = 0.01


def tables(growth):
    """Markdown of rows of `spark.py` by the number of articles, two sizes and more."""
    sizes = sorted(growth)
    rows = {size: {name: figures for name, *figures in growth[size]} for size in sizes}
    largest = rows[sizes[-1]]
    names = [name for name in largest
             if largest[name][0] >= SMALL * largest["all"][0] and all(name in rows[n] for n in sizes)]
    return _per_million(sizes, rows, names) + _extrapolated(sizes, rows, names)


def _per_million(sizes, rows, names):
    """What each stage cost in each batch, by the million articles."""
    columns = [f"{size:,}" for size in sizes]
    lines = ["Per million articles", "",
             "| stage | " + " | ".join(f"CPU s at {c}" for c in columns) + " | grows as | "
             + " | ".join(f"shuffled MB at {c}" for c in columns) + " |",
             "|---|" + "---|" * (2 * len(sizes) + 1)]
    for name in names:
        processor = [_cpu(rows[n][name]) * 1e6 / n for n in sizes]
        moved = [rows[n][name][3] / n for n in sizes]
        lines.append(f"| {name} | " + " | ".join(f"{x:.1f}" for x in processor)
                     + f" | n^{_exponent(sizes, rows, name):.2f} | "
                     + " | ".join(f"{x:.1f}" for x in moved) + " |")
    return lines + [""]


def _extrapolated(sizes, rows, names):
    """Hours of each stage."""
    cases = [(articles, cores) for articles in ARTICLES for cores in CORES]
    lines = ["Hours, extrapolated", "",
             "| stage | " + " | ".join(f"{a // 1_000_000:,} M on {c:,} cores" for a, c in cases)
             + " |", "|---|" + "---|" * len(cases)]
    hours = {name: [_seconds(sizes, rows, name, *case) / 3600 for case in cases]
             for name in names if name != "all"}
    hours["all of these"] = [sum(column) for column in zip(*hours.values())]
    lines += [f"| {name} | " + " | ".join(f"{x:.2f}" for x in row) + " |"
              for name, row in hours.items()]
    return lines + [""]


def _cpu(figures):
    return figures[1] + figures[2]


def _exponent(sizes, rows, name):
    """By which power of the articles the CPU seconds grew between the two largest batches."""
    before, after = (max(_cpu(rows[n][name]), 0.01) for n in sizes[-2:])
    return math.log(after / before) / math.log(sizes[-1] / sizes[-2])


def _seconds(sizes, rows, name, articles, cores):
    """Core seconds of the largest batch grown by its exponent, at least as the articles."""
    seconds, _, workers, moved, left = rows[sizes[-1]][name]
    times = articles / sizes[-1]
    grown = times ** max(1.0, _exponent(sizes, rows, name))
    if name in ALONE:
        # The process itself, without starting it: what more articles added.
        before = rows[sizes[0]][name][2]
        return (workers - before) * articles / (sizes[-1] - sizes[0])
    shared = left * times / A_MACHINE if name in SHARED else 0
    return MEASURED_CORES * seconds * grown / cores + moved * times / (A_CORE * cores) + shared
