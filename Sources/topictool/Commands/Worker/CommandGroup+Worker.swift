extension CommandGroup {
  /// `topictool worker`: the work of one part, for engines that have many.
  static let worker = CommandGroup(
    name: "worker",
    summary: "the parts of a job that an engine spreads over machines",
    details: [
      "For programs, not for people: each verb reads lines from standard input, fields with "
        + "tabs between, and writes such lines. The job on Apache Spark is made of them "
        + "(docs/spark.md), and gives what one machine gives; docs/workers.md has every line.",
      "The last line of the output is #end, the verb, how many lines were read, how many "
        + "written, and a hash of the options; it is missing where anything failed.",
      "exit status: 0 done, 64 wrong options, 65 a line or a file that is not as expected, "
        + "74 reading or writing failed",
    ],
    examples: [
      ("topictool worker read < lines.tsv", "which records are articles"),
      ("topictool worker version < /dev/null", "what a driver asks first"),
    ])

  /// Its verbs, in the order of the job.
  static let workers: [any Worker.Type] = [
    WorkerVersion.self,
    WorkerRecords.self,
    WorkerRead.self,
    WorkerSign.self,
    WorkerFirsts.self,
    WorkerBuckets.self,
    WorkerCandidates.self,
    WorkerRecurring.self,
    WorkerVerify.self,
    WorkerComponents.self,
    WorkerFamilies.self,
    WorkerTakings.self,
    WorkerPassages.self,
    WorkerDF.self,
    WorkerDFMerge.self,
    WorkerVocabulary.self,
    WorkerVectors.self,
    WorkerSample.self,
    WorkerKMeansStart.self,
    WorkerKMeansStep.self,
    WorkerKMeansMerge.self,
    WorkerKMeansNext.self,
    WorkerKMeansAssign.self,
    WorkerKMeansNumber.self,
    WorkerAssignments.self,
    WorkerEventRows.self,
    WorkerEventPairs.self,
    WorkerEvents.self,
  ]
}
