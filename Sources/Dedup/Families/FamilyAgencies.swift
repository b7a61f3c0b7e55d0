/// Which agency the members of each family credit.
///
/// The one that most members name; of equals the first in the list of agencies. Agencies
/// without a name count only where no member names one.
struct FamilyAgencies {
  /// The agency of each family, an index into ``AgencyCredits/names``.
  let agencies: [Int?]

  /// - Complexity: O(*n*) in the documents and their credits.
  init(_ groups: FamilyGroups, credits: AgencyCredits) {
    var counts = Array(repeating: 0, count: credits.names.count)
    agencies = (0..<groups.count).map { family in
      var credited: [Int] = []
      for document in groups.members(of: family) {
        for credit in credits[Int(document)] {
          if counts[credit.agency] == 0 { credited.append(credit.agency) }
          counts[credit.agency] += 1
        }
      }
      let named = credited.filter { $0 != credits.unnamed }
      let best = (named.isEmpty ? credited : named).min {
        (counts[$1], $0) < (counts[$0], $1)
      }
      for agency in credited { counts[agency] = 0 }
      return best
    }
  }
}
