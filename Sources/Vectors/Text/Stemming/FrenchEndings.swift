// What each step of the French stemmer looks for. Where the longest ending that a word has
// may not go, no shorter one does.
extension FrenchStemmer {
  enum Always { case always }
  enum Beginning { case always, beforeVowel }
  enum Standard {
    case always, inR1, inR2, ateur, ement, ité, `if`, oux, euse, issement, adverb, ment
  }
  enum BeforeEment { case inR2, iv, eus, inRV }
  enum Verb { case always, inR2, ais, withE }
  enum Name { case always, behindOne }
  enum Rest { case always, ion }

  /// Of "paris", "colis", "tapis" and "niais", which are no verbs.
  static let beginnings = Affixes<Beginning>(beginnings: [
    (.always, "par col tap"), (.beforeVowel, "ni"),
  ])
  static let standard = Affixes<Standard>(endings: [
    (.inR2, "ance iqUe isme able iste eux ances iqUes ismes ables istes"),
    (.ateur, "atrice ateur ation atrices ateurs ations"),
    (
      .inR2,
      "logie:log logies:log usion:u ution:u usions:u utions:u ence:ent ences:ent"
    ),
    (.ement, "ement ements"), (.ité, "ité ités"), (.if, "if ive ifs ives"),
    (.always, "eaux:eau"), (.inR1, "aux:al"), (.oux, "oux:ou"), (.euse, "euse euses"),
    (.issement, "issement issements"), (.adverb, "amment:ant emment:ent"),
    (.ment, "ment ments"),
  ])
  static let ic = Affixes<Always>(endings: [(.always, "ic:iqU")])
  static let at = Affixes<Always>(endings: [(.always, "at")])
  static let beforeIté = Affixes<Always>(endings: [(.always, "abil:abl ic:iqU iv:iv")])
  static let beforeEment = Affixes<BeforeEment>(endings: [
    (.iv, "iv"), (.eus, "eus:eux"), (.inR2, "abl iqU"), (.inRV, "ièr:i Ièr:i"),
  ])
  static let iVerbs = Affixes<Always>(endings: [
    (
      .always,
      "îmes ît îtes i ie ies ir ira irai iraIent irais irait iras irent irez iriez "
        + "irions irons iront is issaIent issais issait issant issante issantes issants "
        + "isse issent isses issez issiez issions issons it"
    )
  ])
  static let verbs = Affixes<Verb>(endings: [
    (.inR2, "ions"),
    (
      .always,
      "é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons "
        + "eront ez iez eais"
    ),
    (
      .withE,
      "âmes ât âtes a ai aIent ait ant ante antes ants as asse assent asses assiez "
        + "assions"
    ),
    (.ais, "ais aise aises"),
  ])
  /// Of "palais" and its like, "mauvais" and "déplais".
  static let keepsAis = Affixes<Name>(endings: [(.behindOne, "al"), (.always, "auv épl")])
  static let rest = Affixes<Rest>(endings: [
    (.ion, "ion"), (.always, "ier:i ière:i Ier:i Ière:i e"),
  ])
  static let doubled = Affixes<Always>(endings: [(.always, "enn onn ett ell eill")])
}
