import Foundation
import PackagePlugin

/// Compiles the files of the report's page into the tool, as texts: SwiftPM's own way, an
/// array of bytes, takes the compiler half a minute.
@main struct PageEmbedding: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command]
  {
    let folder = target.directoryURL.appending(path: "Report/page")
    let files = try FileManager.default
      .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "PageFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding the report's page",
        executable: try context.tool(named: "embed").url,
        arguments: [output.path] + files.map(\.path), inputFiles: files,
        outputFiles: [output])
    ]
  }
}
