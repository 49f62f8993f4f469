"""Score a folder of answers with Spark: `spark-submit spark_score.py IN OUT REJECTED`.

A folder whose name ends in `.ndjson` holds NDJSON, any other one Parquet.
"""

import sys

from pyspark.sql import DataFrame, SparkSession

from rls_screen.engines.spark import score


def read(spark: SparkSession, folder: str) -> DataFrame:
    """Read the answers in *folder*."""
    return spark.read.json(folder) if folder.endswith(".ndjson") else spark.read.parquet(folder)


def write(frame: DataFrame, folder: str) -> None:
    """Write *frame* to *folder*, which must not be there yet."""
    if folder.endswith(".ndjson"):
        frame.write.json(folder)
    else:
        frame.write.parquet(folder)


def main() -> None:
    """Score what the first folder holds; results go to the second, rejected rows to the third."""
    answers, results, rejected = sys.argv[1:]
    spark = SparkSession.builder.appName("rls-screen").getOrCreate()
    decided = score(read(spark, answers))
    write(decided.results, results)
    write(decided.rejected, rejected)


if __name__ == "__main__":
    main()
