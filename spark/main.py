"""What spark-submit is given: `spark-submit --py-files topictool_spark.zip main.py dedup ...`."""

import sys

from topictool_spark.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
