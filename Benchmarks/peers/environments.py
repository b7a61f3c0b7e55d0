"""Virtual environments in which the peers are installed, each once."""
import hashlib
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
PLACE = HERE.parents[1] / ".build/peers"


class Environment:
    """What some requirements files beside this one ask for, in versions that they pin.

    A file may ask for another Python than this one in its first line, `# python 3.12`. It is
    looked for on the path, and where pyenv keeps those that it has.
    """

    def __init__(self, *files):
        self.files = [HERE / file for file in files]
        self.name = "+".join(file.stem.removeprefix("requirements-") for file in self.files)
        self.folder = PLACE / self.name
        self.python = self.folder / "bin/python"

    @property
    def requirements(self):
        return [line for file in self.files
                for line in file.read_text(encoding="utf-8").splitlines()]

    @property
    def names(self):
        return [line.partition("==")[0] for line in self.requirements
                if line and not line.startswith("#")]

    def install(self):
        """Makes the environment unless it is there; False where no Python suits it."""
        wanted = hashlib.sha256("\n".join(self.requirements).encode()).hexdigest()
        made = self.folder / "made-of"
        if made.exists() and made.read_text(encoding="utf-8") == wanted:
            return True
        version = next((line.split()[-1] for line in self.requirements
                        if line.startswith("# python")), None)
        python = interpreter(version) if version else sys.executable
        if python is None:
            print(f"no Python {version}: without {self.name}", file=sys.stderr)
            return False
        print(f"installing {self.name} in {self.folder}", file=sys.stderr)
        subprocess.run([python, "-m", "venv", "--clear", self.folder], check=True)
        files = [word for file in self.files for word in ("-r", file)]
        subprocess.run([self.python, "-m", "pip", "install", "--quiet",
                        "--disable-pip-version-check", *files], check=True)
        made.write_text(wanted, encoding="utf-8")
        return True

    def versions(self):
        """The Python and the packages named, as installed."""
        program = ("import importlib.metadata as m, platform, sys\n"
                   "print('Python', platform.python_version())\n"
                   "for name in sys.argv[1:]: print(name, m.version(name))")
        return subprocess.run([self.python, "-c", program, *self.names], check=True,
                              capture_output=True, text=True).stdout.splitlines()


def interpreter(version):
    """A Python of that version that runs, None if there is none."""
    kept = sorted((pathlib.Path.home() / ".pyenv/versions").glob(f"{version}.*/bin/python"))
    for python in (f"python{version}", *kept):
        try:
            subprocess.run([python, "--version"], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        return python
    return None
