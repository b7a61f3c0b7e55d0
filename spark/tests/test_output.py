"""Where outputs may stand."""

import pytest

from topictool_spark import output
from topictool_spark.errors import UsageError
from topictool_spark.storage import Storage


@pytest.fixture
def check(spark, tmp_path):
    storage = Storage(spark)

    def check(*outputs, work="work", inputs=("in/a.jsonl",)):
        paths = [storage.qualified(f"{tmp_path}/{name}") for name in (work, *inputs)]
        output.check(storage, [f"{tmp_path}/{name}" for name in outputs], paths[0], paths[1:])
    return check


def test_new_files_and_folders_and_old_ones_of_a_job_are_outputs(check, tmp_path):
    check("pairs.csv", "families")
    (tmp_path / "pairs.csv").write_text("a,b\n")
    (tmp_path / "families").mkdir()
    check("pairs.csv", "families")
    (tmp_path / "families" / "part-0.parquet").touch()
    (tmp_path / "families" / "_SUCCESS").touch()
    check("pairs.csv", "families")


@pytest.mark.parametrize("outputs, said", [
    (["x.csv", "./x.csv"], "are one output"),
    (["work/x.csv"], "the work folder is removed"),
    (["."], "the work folder is removed"),
    (["in"], "it is an input"),
    (["in/a.jsonl"], "it is an input"),
    (["folder.csv"], "it is a folder"),
    (["other"], "it holds something else"),
    (["file"], "it holds something else"),
])
def test_an_output_takes_the_place_of_nothing_else(check, tmp_path, outputs, said):
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "notes.txt").touch()
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match=said):
        check(*outputs)
