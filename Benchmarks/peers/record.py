"""What was measured, kept from run to run."""
import json

import machine


class Record:
    """Costs and figures of contenders, by the names of batch, work, contender and threads."""

    def __init__(self, path):
        self.path = path
        self.entries = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        self.commit = machine.commit()
        self.commits = set()  # of those used

    def restore(self, key, contender, file):
        """Takes from earlier runs on a file what a contender came to, if they are not to run."""
        contender.most = 0
        entry = self.entries.get(key)
        if entry and entry.get("file", file) == file:
            contender.costs = [tuple(cost) for cost in entry["costs"]]
            contender.figures = entry["figures"]
            self.commits.add(entry["commit"])

    def keep(self, key, contender, file):
        """Writes down what a contender has come to so far."""
        self.entries[key] = {"commit": self.commit, "file": file, "costs": contender.costs,
                             "figures": contender.figures}
        self.commits.add(self.commit)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(self.entries, indent=1), encoding="utf-8")
