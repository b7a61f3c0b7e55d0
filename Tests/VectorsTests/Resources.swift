import Foundation

/// The folder of test data that others made, `Tests/Resources`.
let testResources = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "Resources")
