"""Contenders at the same work, run in turn, and the table of what it cost them."""
import json
import pathlib
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

sys.path.append(str(pathlib.Path(__file__).parent.parent))
import measured

OURS = "topictool"


def head(*columns):
    """The first lines of a table that ends with these columns."""
    names = ("work", "who", "threads", "wall s", "CPU s", "peak MB",
             "CPU, times ours on one", "wall, times ours on two", *columns)
    return f"| {' | '.join(names)} |\n|{'---|' * len(names)}"


HEAD = head("found")


@dataclass
class Contender:
    who: str
    threads: int
    command: list
    output: pathlib.Path
    most: int | None = None  # rounds, where all would take too long
    judge: Callable | None = None  # instead of that of the contest
    least: dict = field(default_factory=dict)  # figures below which nothing is worth timing
    costs: list = field(default_factory=list)  # of each round: wall, CPU, MB
    figures: list = field(default_factory=list)  # of each round, if there is a judge

    def run(self, number, judge=None):
        """One round, whose number stands for {seed} in the command; a command that prints
        what its work alone took is taken at that. False if it has no such round."""
        if self.most is not None and number >= self.most:
            return False
        cost = measured.run(*(str(word).replace("{seed}", str(number))
                              for word in self.command))
        try:
            alone = json.loads(cost.printed)
        except ValueError:
            alone = {}
        self.costs.append((alone.get("wall", cost.wall), alone.get("cpu", cost.cpu),
                           cost.megabytes))
        if judge := self.judge or judge:
            self.figures.append(judge(self.output))
            short = {name: value for name, value in self.figures[-1].items()
                     if value < self.least.get(name, value)}
            if short:
                sys.exit(f"{self.who} on {self.threads}: {short}, at least {self.least}")
        return True

    @property
    def medians(self):
        return [statistics.median(column) for column in zip(*self.costs)]

    @property
    def judged(self):
        """The medians of what the judge says, by name."""
        return {name: statistics.median(of[name] for of in self.figures)
                for name in (self.figures[0] if self.figures else ())}

    @property
    def found(self):
        """What it came to: what the judge says, or how much it found."""
        if not self.figures:
            return measured.found(self.output)
        return ", ".join(f"{name} {value}" if isinstance(value, int) else
                         f"{name} {value:.3f}" for name, value in self.judged.items())


@dataclass
class Contest:
    work: str
    contenders: list
    agreement: list = field(default_factory=list)  # arguments of agree.py but for the files
    judge: Callable | None = None  # figures by name, of an output
    columns: tuple = ()  # those of the figures that have columns of their own, not `found`
    amount: tuple = ()  # how much there is to do, of what: the column of how much a second

    @property
    def head(self):
        rate = [f"{self.amount[1]}/s"] if self.amount else []
        return head(*rate, *(self.columns or ["found"]))

    def run(self, rounds, after=lambda contender: None):
        """Runs them in turn; `after` is told of each that has run."""
        for number in range(rounds):
            for contender in self.contenders:
                if contender.run(number, self.judge):
                    after(contender)

    def rows(self):
        """The rows of the table."""
        ours = {c.threads: c.medians for c in self.contenders if c.who == OURS}
        for c in self.contenders:
            wall, cpu, memory = c.medians
            times_one = f"{cpu / ours[1][1]:.1f}" if c.who != OURS and 1 in ours else ""
            times_two = f"{wall / ours[2][0]:.1f}" if c.who != OURS and 2 in ours else ""
            rate = [f"{self.amount[0] / wall:.1f}"] if self.amount else []
            told = [f"{c.judged[name]:.3f}" for name in self.columns] or [c.found]
            cells = (self.work, c.who, c.threads, f"{wall:.2f}", f"{cpu:.2f}",
                     f"{memory:.0f}", times_one, times_two, *rate, *told)
            yield f"| {' | '.join(map(str, cells))} |"

    def ratios(self):
        """Of each contender on one thread but ours: work, name and CPU, times ours."""
        alone = [c for c in self.contenders if c.threads == 1]
        ours = next(c.medians[1] for c in alone if c.who == OURS)
        return {(self.work, c.who): c.medians[1] / ours for c in alone if c.who != OURS}

    def agreements(self, python):
        """A line for each other contender on whether it found what ours did."""
        ours, *others = self.contenders
        for other in others if self.agreement else ():
            told = subprocess.run(
                [python, pathlib.Path(__file__).with_name("agree.py"),
                 self.agreement[0], ours.output, other.output, *self.agreement[1:]],
                capture_output=True, text=True)
            if told.returncode:
                sys.exit(f"{self.work}: {other.who}: {told.stdout}{told.stderr}")
            yield f"{other.who} on {other.threads}, {self.work}: {told.stdout.strip()}."
