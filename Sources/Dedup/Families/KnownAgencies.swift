// The large agencies, and those of the Arab countries, in Arabic, English and French. The
// order is that of output where two are credited equally often. Short forms and everyday
// words stand in brackets.

extension Agency {
  /// What a credit to agencies without a name counts for.
  static let unnamed = Agency(
    "agencies",
    [
      "وكالات", "الوكالات", "ووكالات", "والوكالات", "وكالات الأنباء", "(agencies)",
      "(news agencies)", "(agency)", "(wires)", "(wire services)", "(agences)",
      "(agences de presse)", "(avec agences)", "(with agencies)", "(and agencies)",
      "(et agences)",
    ])

  /// The agencies known without a file.
  static let known: [Agency] = gulf + mashriq + maghreb + world
}

private let gulf = [
  Agency(
    "SPA",
    [
      "واس", "وكالة الأنباء السعودية", "(SPA)", "Saudi Press Agency",
      "Agence de presse saoudienne", "//انتهى//", "spa.gov.sa",
    ]),
  Agency(
    "WAM",
    [
      "(وام)", "وكالة أنباء الإمارات", "(WAM)", "Emirates News Agency", "wam.ae",
    ]),
  Agency(
    "KUNA",
    ["كونا", "وكالة الأنباء الكويتية", "(KUNA)", "Kuwait News Agency", "kuna.net.kw"]),
  Agency(
    "QNA", ["(قنا)", "وكالة الأنباء القطرية", "(QNA)", "Qatar News Agency", "qna.org.qa"]),
  Agency(
    "BNA",
    ["(بنا)", "وكالة أنباء البحرين", "(BNA)", "Bahrain News Agency", "bna.bh"]),
  Agency(
    "ONA", ["(العمانية)", "وكالة الأنباء العمانية", "(ONA)", "Oman News Agency"]),
  Agency(
    "SABA", ["(سبأ)", "وكالة الأنباء اليمنية", "(SABA)", "Yemen News Agency"]),
]

private let mashriq = [
  Agency(
    "MENA",
    [
      "أ ش أ", "وكالة أنباء الشرق الأوسط", "(MENA)", "Middle East News Agency",
    ]),
  Agency("Petra", ["(بترا)", "وكالة الأنباء الأردنية", "(Petra)", "Jordan News Agency"]),
  Agency(
    "SANA",
    ["(سانا)", "الوكالة العربية السورية للأنباء", "(SANA)", "Syrian Arab News Agency"]),
  Agency(
    "NNA",
    ["(الوطنية للإعلام)", "الوكالة الوطنية للإعلام", "(NNA)", "National News Agency"]
  ),
  Agency(
    "WAFA", ["(وفا)", "وكالة الأنباء الفلسطينية", "(WAFA)", "Palestinian News Agency"]),
  Agency("INA", ["(واع)", "وكالة الأنباء العراقية", "(INA)", "Iraqi News Agency"]),
  Agency("SUNA", ["(سونا)", "وكالة السودان للأنباء", "(SUNA)", "Sudan News Agency"]),
]

private let maghreb = [
  Agency(
    "MAP",
    [
      "و م ع", "(ماب)", "وكالة المغرب العربي للأنباء", "(MAP)",
      "Maghreb Arabe Presse", "Moroccan Press Agency",
    ]),
  Agency(
    "APS",
    ["(واج)", "وكالة الأنباء الجزائرية", "(APS)", "Algérie Presse Service"]),
  Agency(
    "TAP",
    [
      "(وات)", "وكالة تونس إفريقيا للأنباء", "(TAP)", "Tunis Afrique Presse",
    ]),
  Agency("LANA", ["(وال)", "وكالة الأنباء الليبية", "(LANA)", "Libyan News Agency"]),
  Agency("AMI", ["(وما)", "الوكالة الموريتانية للأنباء", "(AMI)"]),
]

private let world = [
  Agency(
    "AFP",
    [
      "أ ف ب", "أف ب", "أ ف پ", "أفب", "فرانس برس", "فرنس برس", "وكالة الصحافة الفرنسية",
      "AFP",
      "A.F.P", "Agence France Presse", "France Presse",
    ]),
  Agency(
    "Reuters",
    [
      "رويترز", "رويتر", "Reuters", "Thomson Reuters", "reuters.com",
      "//Reporting by … Editing by", "//Reporting by … Writing by",
      "//للنشرة العربية", "//pour le service français",
    ]),
  Agency(
    "AP",
    [
      "(أ ب)", "أسوشيتد برس", "أسوشييتد برس", "اسوشيتدبرس", "أسوشيتدبرس", "(AP)",
      "Associated Press", "apnews.com",
    ]),
  Agency(
    "UPI", ["ي ب أ", "يو بي آي", "يونايتد برس", "(UPI)", "United Press International"]),
  Agency(
    "dpa",
    [
      "د ب أ", "دب أ", "(دبا)", "وكالة الأنباء الألمانية", "dpa",
      "Deutsche Presse Agentur",
    ]),
  Agency("EFE", ["(إفي)", "(إيفي)", "وكالة الأنباء الإسبانية", "(EFE)", "Agencia EFE"]),
  Agency("ANSA", ["(أنسا)", "(آنسا)", "(ANSA)"]),
  Agency("aki", ["(آكي)", "(آكي الإيطالية)", "(Adnkronos)", "(AKI)"]),
  Agency("ATS", ["(ATS)", "(Keystone-ATS)", "Agence télégraphique suisse"]),
  Agency("Belga", ["(Belga)"]),
  Agency("PA", ["(PA)", "PA Media", "Press Association"]),
  Agency("CP", ["(CP)", "(La Presse canadienne)", "The Canadian Press"]),
  Agency("Bloomberg", ["بلومبرغ", "بلومبرج", "Bloomberg News", "(Bloomberg)"]),
  Agency(
    "Xinhua",
    ["شينخوا", "وكالة أنباء الصين الجديدة", "Xinhua", "Chine nouvelle"]),
  Agency("TASS", ["(تاس)", "إيتار تاس", "(TASS)", "ITAR-TASS"]),
  Agency(
    "RIA", ["(نوفوستي)", "ريا نوفوستي", "(RIA)", "RIA Novosti", "(Novosti)"]),
  Agency("Sputnik", ["(سبوتنيك)", "(Sputnik)", "Sputnik News"]),
  Agency("Interfax", ["إنترفاكس", "Interfax"]),
  Agency(
    "Anadolu",
    [
      "(الأناضول)", "وكالة الأناضول", "وكالة أنباء الأناضول", "(AA)", "(Anadolu)",
      "Anadolu Agency", "Agence Anadolu",
    ]),
  Agency(
    "IRNA",
    [
      "(إرنا)", "وكالة أنباء الجمهورية الإسلامية", "(IRNA)",
      "Islamic Republic News Agency",
    ]),
  Agency("Fars", ["(فارس)", "وكالة أنباء فارس", "Fars News Agency"]),
  Agency("PTI", ["(PTI)", "Press Trust of India"]),
  Agency("ANI", ["(ANI)", "Asian News International"]),
  Agency("IANS", ["IANS", "Indo-Asian News Service"]),
  Agency("APP", ["(APP)", "Associated Press of Pakistan"]),
  Agency("Kyodo", ["كيودو", "(Kyodo)", "Kyodo News"]),
  Agency("Jiji", ["(Jiji)", "Jiji Press"]),
  Agency("Yonhap", ["يونهاب", "Yonhap"]),
  Agency("KCNA", ["(KCNA)"]),
  Agency("AAP", ["(AAP)", "Australian Associated Press"]),
  Agency("Lusa", ["(Lusa)"]),
  Agency("PAP", ["(PAP)"]),
  Agency("APA", ["(APA)"]),
  Agency("PANA", ["(PANA)"]),
]
