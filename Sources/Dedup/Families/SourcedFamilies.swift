/// Families with their sources, before it is asked what their members took from others.
struct SourcedFamilies: Sendable {
  /// Which documents are in which family.
  let groups: FamilyGroups
  /// The agency that the members of each family credit.
  let agencies: [Int?]
  /// The source of each family.
  let sources: [Int32]
  /// What speaks for it.
  let evidence: [SourceEvidence]

  /// What a document's precedence follows from.
  func precedence(of document: Int, in material: FamilyMaterial) -> Precedence {
    let number = Int(groups.numbers[document])
    return Precedence(
      document: document, family: number,
      isSource: Int(sources[number - 1]) == document, time: material.times[document],
      words: material.words(of: document),
      isArchived: document >= material.archiveStart)
  }

  /// The first document of each text.
  func firsts(in material: FamilyMaterial) -> [Int32] {
    var firsts = material.documentOfText
    for (document, text) in material.textOfDocument.enumerated() where text >= 0 {
      let first = Int(firsts[Int(text)])
      guard document != first else { continue }
      if precedence(of: document, in: material)
        .isBefore(precedence(of: first, in: material))
      {
        firsts[Int(text)] = Int32(document)
      }
    }
    return firsts
  }
}
