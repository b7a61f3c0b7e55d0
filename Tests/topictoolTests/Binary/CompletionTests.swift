import Foundation
import Testing

@testable import topictool

/// What the shells themselves make of the scripts; a shell that is missing skips its tests.
@Suite("Completions of the built tool") struct CompletionTests {
  let folder: Folder

  init() throws {
    folder = try Batch.folder()
    for shell in ["bash", "zsh", "fish"] {
      let run = try folder.run("completions \(shell)")
      #expect(run.status == 0 && run.error == "")
      try folder.write(run.output, to: "script.\(shell)")
    }
    try folder.write("", to: "pairs of May.csv")
  }

  /// Whether a program can be run here.
  static func has(_ program: String) -> Bool {
    ["/bin", "/usr/bin", "/usr/local/bin"].contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  /// Words typed, and what they are completed to.
  static let cases: [(line: String, completions: [String])] = [
    ("topictool clus", ["cluster"]),
    ("topictool dedup --mo", ["--mode"]),
    ("topictool dedup --mode ", ["auto", "exact", "minhash", "reuse"]),
    ("topictool events --format js", ["json", "jsonl"]),
    ("topictool cluster -k ", ["auto"]),
    ("topictool dedup --shingle ", []),
    ("topictool help vec", ["vectorize"]),
    ("topictool help index ex", ["export"]),
    ("topictool ind", ["index"]),
    ("topictool index c", ["compact", "create"]),
    ("topictool index stats --for", ["--format"]),
    ("topictool index query x --format js", ["json", "jsonl"]),
    ("topictool index create --sh", ["--shingle"]),
    ("topictool index compact --fo", []),
    ("topictool index add x in", ["in.jsonl"]),
    ("topictool index stats x in", []),
    ("topictool report --fo", []),
    ("topictool report --lang ", ["ar", "auto", "en"]),
    ("topictool completions z", ["zsh"]),
    ("topictool dedup in", ["in.jsonl"]),
    ("topictool dedup --pairs pairs", ["pairs of May.csv"]),
  ]

  @Test(.enabled(if: has("bash"), "bash is not here"), arguments: cases)
  func `bash completes`(line: String, completions: [String]) throws {
    let run = try Binary.shell(
      """
      bash -c 'source ./script.bash; IFS=" " read -ra COMP_WORDS <<< "$1"
        [[ $1 == *" " ]] && COMP_WORDS+=("")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _topictool
        ((${#COMPREPLY[@]})) && printf "%s\\n" "${COMPREPLY[@]}" | sort || :' - '\(line)'
      """, in: folder)
    #expect(run.error == "")
    #expect(run.output.split(separator: "\n").map(String.init) == completions)
  }

  @Test(.enabled(if: has("bash"), "bash is not here"))
  func `bash completes what stands behind an equals sign`() throws {
    let run = try Binary.shell(
      """
      bash -c 'source ./script.bash; COMP_WORDS=(topictool dedup --mode = re); COMP_CWORD=4
        _topictool; echo "${COMPREPLY[@]}"'
      """, in: folder)
    #expect(run.output == "reuse\n")
  }

  @Test(.enabled(if: has("fish"), "fish is not here"), arguments: cases)
  func `fish completes`(line: String, completions: [String]) throws {
    let run = try Binary.shell(
      "XDG_CONFIG_HOME=. HOME=. fish -c 'source script.fish; complete -C \"\(line)\"'",
      in: folder)
    let words = run.output.split(separator: "\n").map {
      String($0.prefix { $0 != "\t" }).replacingOccurrences(of: "\\ ", with: " ")
    }
    #expect(words.sorted() == completions)
  }

  @Test(.enabled(if: has("fish"), "fish is not here"))
  func `fish says what an option does`() throws {
    let run = try Binary.shell(
      "XDG_CONFIG_HOME=. HOME=. fish -c 'source script.fish; "
        + "complete -C \"topictool dedup --cross\"'", in: folder)
    #expect(run.output == "--cross-source\tcompare only articles of different outlets\n")
  }

  /// What zsh puts in place of the word when it is completed at a prompt.
  static let typed: [(line: String, result: String)] = [
    ("topictool clus", "topictool cluster "),
    ("topictool dedup --mod", "topictool dedup --mode="),
    ("topictool dedup --mode re", "topictool dedup --mode reuse "),
    ("topictool dedup --mode=re", "topictool dedup --mode=reuse "),
    ("topictool help vec", "topictool help vectorize "),
    ("topictool help index ex", "topictool help index export "),
    ("topictool index com", "topictool index compact "),
    ("topictool index add --repl", "topictool index add --replace "),
    ("topictool index query x --format jsonl", "topictool index query x --format jsonl "),
    ("topictool index add x in", "topictool index add x in.jsonl "),
    ("topictool report --see", "topictool report --seed="),
    ("topictool dedup in", "topictool dedup in.jsonl "),
  ]

  @Test(.enabled(if: has("zsh"), "zsh is not here"), arguments: typed)
  func `zsh completes`(line: String, result: String) throws {
    // A key writes the line that the completion leaves, and ends the shell.
    try folder.write(
      """
      zmodload zsh/zpty
      zpty shell "zsh -f -i"
      zpty -w shell 'autoload -U compinit; compinit -u -D; source ./script.zsh
        finish() { print -r -- "$BUFFER|" > completed; exit }; zle -N finish
        bindkey "^I" complete-word; bindkey "^X" finish; print READY'
      while zpty -r shell line; do [[ $line == READY* ]] && break; done
      zpty -w -n shell "$1"$'\\t\\x18'
      while zpty -r shell line; do :; done
      """, to: "type.zsh")
    let run = try Binary.shell("TERM=dumb zsh -f type.zsh '\(line)'", in: folder)
    #expect(run.status != 127)
    #expect(try folder.read("completed") == result + "|\n")
  }

  @Test
  func `a shell that is not served is answered with those that are`() throws {
    let wrong = try folder.run("completions fihs")
    #expect(wrong.status == 2 && wrong.output == "")
    #expect(
      wrong.error
        == "topictool: error: completions takes bash, zsh or fish, not 'fihs'; did you mean fish?\n"
    )
    let none = try folder.run("completions")
    #expect(none.status == 2)
    #expect(none.error.hasSuffix("completions takes one shell: bash, zsh or fish\n"))
  }
}
