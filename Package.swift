// swift-tools-version: 6.2
import PackageDescription

// The kernels want AVX2. `swift build --disable-default-traits` leaves it out for
// processors that lack it; other architectures never see the flag. `topictool` itself is
// built without it, so that it lives to say so on an older processor.
#if arch(x86_64)
let processor: [SwiftSetting] = [
  .unsafeFlags(["-Xcc", "-march=x86-64-v3"], .when(traits: ["AVX2"])),
  .define("AVX2", .when(traits: ["AVX2"])),
]
#else
let processor: [SwiftSetting] = []
#endif

// Debug builds optimise the libraries too, or most of a test run is spent in loops over spans
// and SIMD blocks. `assert` stays, and so do the checks of overflow and bounds.
let optimised: [SwiftSetting] = [
  .unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))
]

let language: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
]

let package = Package(
  name: "topictool",
  products: [
    .library(name: "Vectors", targets: ["Vectors"]),
    .library(name: "Topics", targets: ["Topics"]),
    .library(name: "Dedup", targets: ["Dedup"]),
    .executable(name: "topictool", targets: ["topictool"]),
  ],
  traits: [
    .trait(name: "AVX2", description: "Build for x86-64-v3 (AVX2, BMI2, FMA) on x86-64."),
    .default(enabledTraits: ["AVX2"]),
  ],
  targets: [
    .target(
      name: "Vectors",
      exclude: [
        "Corpus/Tables/generate.py", "Text/StopWords/generate.py",
        "Text/Unicode/generate.py", "Text/Unicode/generate_lookalikes.py",
        "Text/StopWords/LICENSE-Snowball.txt",
      ],
      swiftSettings: language + processor + optimised),
    .target(
      name: "Topics", dependencies: ["Vectors"],
      swiftSettings: language + processor + optimised),
    .target(
      name: "Dedup", dependencies: ["Vectors"],
      swiftSettings: language + processor + optimised),
    .executableTarget(
      name: "topictool", dependencies: ["Vectors", "Topics", "Dedup"],
      exclude: ["Report/page", "Report/Embedding"], swiftSettings: language,
      plugins: ["PageEmbedding"]),
    .plugin(
      name: "PageEmbedding", capability: .buildTool(), dependencies: ["embed"],
      path: "Sources/topictool/Report/Embedding/plugin"),
    .executableTarget(
      name: "embed", path: "Sources/topictool/Report/Embedding/embed",
      swiftSettings: language),
    .executableTarget(
      name: "bench", dependencies: ["Vectors", "Topics", "Dedup"],
      path: "Benchmarks/bench",
      swiftSettings: language + processor),
    .testTarget(name: "VectorsTests", dependencies: ["Vectors"], swiftSettings: language),
    .testTarget(
      name: "TopicsTests", dependencies: ["Topics", "Vectors"], swiftSettings: language),
    .testTarget(
      name: "DedupTests", dependencies: ["Dedup", "Vectors"], swiftSettings: language),
    .testTarget(
      name: "topictoolTests", dependencies: ["topictool", "Vectors", "Topics", "Dedup"],
      swiftSettings: language),
  ])
