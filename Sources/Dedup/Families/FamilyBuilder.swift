internal import Vectors

/// From verified pairs to families with sources.
struct FamilyBuilder: Sendable {
  let material: FamilyMaterial
  var chainGuard = FamilyGuard()

  /// What became of a batch.
  struct Result: Sendable {
    let families: Families
    let copied: CopiedText
  }

  /// The families of all documents.
  ///
  /// Only `copy` pairs unite. A `partial` pair makes the later of two articles a taker if it
  /// is alone in its family, and changes no family.
  func families(from verified: VerifiedPairs) -> Result {
    let found = sourced(from: verified.pairs)
    let takings = Takings(found, of: material, verified: verified)
    let (roles, origins) = roles(in: found, takings: takings)
    return Result(
      families: Families(
        numbers: found.groups.numbers, roles: roles, sources: origins,
        sizes: found.groups.sizes, evidence: found.evidence, agencies: found.agencies),
      copied: takings.copiedText(of: material, numbers: found.groups.numbers))
  }

  /// The families and their sources.
  ///
  /// What becomes of a family follows from the articles and pairs of its texts, and of those
  /// that copy pairs lead to.
  func sourced(from pairs: [some ComparedPair]) -> SourcedFamilies {
    let links = links(of: pairs)
    let groups = groups(of: pairs, links: links)
    let agencies = FamilyAgencies(groups, credits: material.credits).agencies
    let (sources, evidence) = sources(of: groups, agencies: agencies, links: links)
    return SourcedFamilies(
      groups: groups, agencies: agencies, sources: sources, evidence: evidence)
  }

  /// The documents of each family: those the guard lets together, without those that do not
  /// go with its source.
  private func groups(
    of pairs: [some ComparedPair], links: [FamilyGuard.Link]
  ) -> FamilyGroups {
    let guarded = chainGuard.groups(textCount: material.textCount, links: links)
    let whole = FamilyGroups(guarded, textOfDocument: material.textOfDocument)
    let (sources, _) = sources(
      of: whole, agencies: FamilyAgencies(whole, credits: material.credits).agencies,
      links: links)
    let sourceTexts = material.documentOfText.map { document in
      material.textOfDocument[Int(sources[Int(whole.numbers[Int(document)]) - 1])]
    }
    let cores = FamilyCore(sameText: chainGuard.sameText).groups(
      from: guarded, sources: sourceTexts, links: links, pairs: pairs)
    return FamilyGroups(cores, textOfDocument: material.textOfDocument)
  }

  /// The copy pairs, as the guard looks at them.
  private func links(of pairs: [some ComparedPair]) -> [FamilyGuard.Link] {
    var firsts: [Publication?] = Array(repeating: nil, count: material.textCount)
    for (document, text) in material.textOfDocument.enumerated() where text >= 0 {
      guard let time = Publication(material.times[document]) else { continue }
      if time.start < firsts[Int(text)]?.start ?? .max { firsts[Int(text)] = time }
    }
    return pairs.filter { $0.relation == .copy }.map { pair in
      let isFirstHeld = pair.own.shareA >= pair.own.shareB
      let holder = firsts[isFirstHeld ? pair.pair.b : pair.pair.a]
      let held = firsts[isFirstHeld ? pair.pair.a : pair.pair.b]
      return FamilyGuard.Link(
        a: Int32(pair.pair.a), b: Int32(pair.pair.b), shareA: pair.own.shareA,
        shareB: pair.own.shareB,
        isHolderEarlier: (holder?.end ?? .max) <= held?.start ?? .min)
    }
  }

  /// The source of each family, and what speaks for it.
  private func sources(
    of groups: FamilyGroups, agencies: [Int?], links: [FamilyGuard.Link]
  ) -> ([Int32], [SourceEvidence]) {
    let contained = containedCounts(in: groups, links: links)
    let probable = ProbableSource(material: material)
    var sources: [Int32] = []
    var evidence: [SourceEvidence] = []
    for family in 0..<groups.count {
      let documents = groups.members(of: family)
      guard documents.count > 1 else {
        sources.append(contentsOf: documents)
        evidence.append([])
        continue
      }
      let members = documents.map { document in
        let text = Int(material.textOfDocument[Int(document)])
        return ProbableSource.Member(
          document: Int(document), words: material.wordCounts[text],
          contained: contained[text])
      }
      let chosen = probable.choose(among: members[...], agency: agencies[family])
      sources.append(Int32(chosen.document))
      evidence.append(chosen.evidence)
    }
    return (sources, evidence)
  }

  /// For each text how many other documents of its family stand in it nearly whole, those of
  /// the same words among them.
  private func containedCounts(
    in groups: FamilyGroups, links: [FamilyGuard.Link]
  ) -> [Int32] {
    var documentCounts = Array(repeating: 0 as Int32, count: material.textCount)
    for text in material.textOfDocument where text >= 0 { documentCounts[Int(text)] += 1 }
    var contained = documentCounts.map { $0 - 1 }
    for link in links {
      let (a, b) = (Int(link.a), Int(link.b))
      let (x, y) = (Int(material.documentOfText[a]), Int(material.documentOfText[b]))
      guard groups.numbers[x] == groups.numbers[y] else { continue }
      if link.shareA >= chainGuard.sameText { contained[b] += documentCounts[a] }
      if link.shareB >= chainGuard.sameText { contained[a] += documentCounts[b] }
    }
    return contained
  }

  private func roles(
    in found: SourcedFamilies, takings: Takings
  ) -> ([Families.Role], [Int32]) {
    var roles: [Families.Role] = []
    var origins: [Int32] = []
    for (document, number) in found.groups.numbers.enumerated() {
      let source = found.sources[Int(number) - 1]
      let text = material.textOfDocument[document]
      let origin = text < 0 ? -1 : takings.origins[Int(text)]
      if found.groups.sizes[Int(number) - 1] > 1 {
        roles.append(source == Int32(document) ? .source : .copy)
        origins.append(source)
      } else {
        roles.append(origin >= 0 ? .partial : .single)
        origins.append(origin >= 0 ? origin : source)
      }
    }
    return (roles, origins)
  }
}
