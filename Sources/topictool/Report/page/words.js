// What the interface says, in English and Arabic, and how it writes numbers and dates.
// A text takes its values at {0}, {1}; a count has the plural forms of its language.

const words = {
  en: {
    languageName: "English",
    skip: "Skip to the content",
    navigation: "Views",
    darkTheme: "Dark",
    lightTheme: "Light",
    themeLabel: "Appearance",
    languageLabel: "Interface language",
    searchLabel: "Search titles and ids",
    searchButton: "Search",
    madeBy: "topictool {0}",
    selfContained: "This page holds all of its data and loads nothing.",
    notFound: "Nothing here",
    notFoundText: "This report has no view or article under that address.",
    backToOverview: "Back to the overview",
    untitled: "A batch of articles",
    noOutlet: "no outlet",
    noDate: "no date",
    none: "–",
    filter: "Filter",
    filterRows: "Filter the rows",
    rowsShown: "{0} to {1} of {2}",
    noRows: "No row fits.",
    previous: "Previous",
    next: "Next",
    pages: "Pages of the table",
    loading: "One moment …",
    showMore: "Show more",
    articles: { one: "{0} article", other: "{0} articles" },
    outlets: { one: "{0} outlet", other: "{0} outlets" },
    days: { one: "{0} day", other: "{0} days" },
    families: { one: "{0} copy family", other: "{0} copy families" },
    events: { one: "{0} event", other: "{0} events" },
    topics: { one: "{0} topic", other: "{0} topics" },
    words: { one: "{0} word", other: "{0} words" },
    passages: { one: "{0} passage", other: "{0} passages" },
    source: "source",
    copy: "copy",
    partial: "partial copy",
    single: "on its own",
    // Overview.
    overview: "Overview",
    overviewHeading: "{0} of the articles repeat another",
    overviewNoCopies: "No article repeats another",
    emptyBatch: "The batch has no articles",
    emptyBatchText: "Nothing was read that could be shown.",
    period: "{0} to {1}",
    figureArticles: "Articles",
    figureWords: "Copied words",
    figureFamilies: "Copy families",
    figureOutlets: "Outlets",
    figureDays: "Days",
    figureEvents: "Events",
    figureTopics: "Topics",
    missingOthers: "With one article there is nothing to compare it with.",
    missingDates: "No article has a date: nothing here can say who was first.",
    undated: { one: "{0} article has no date.", other: "{0} articles have no date." },
    missingOutlets: "No article names its outlet: copies cannot be told by publisher.",
    nameless: { one: "{0} article names no outlet.", other: "{0} articles name no outlet." },
    missingFamilies: "There are no copy families: no article is a copy of another.",
    missingEvents: "There are no events of two articles or more.",
    missingTopics: "There are no topics: they take more articles than these.",
    textsLeftOut: {
      one: "The text of {0} article is left out, so that the file stays small.",
      other: "The texts of {0} articles are left out, so that the file stays small.",
    },
    skipped: "{0} of {1} records were not read:",
    reprintedHeading: "Most reprinted",
    "skipped malformed": "malformed",
    "skipped without text": "without text",
    "skipped without an id": "without an id",
    "skipped with an id already taken": "with an id already taken",
    "skipped with another number of fields than the header": "with another number of fields than the header",
    "skipped without a column for the text": "without a column for the text",
    "skipped lost after a fault": "lost after a fault",
    "skipped with invalid bytes replaced": "with invalid bytes replaced",
    firstProblems: "The first of them",
    articlesADay: "Articles a day",
    articlesAWeek: "Articles a week",
    articlesAMonth: "Articles a month",
    originals: "Originals",
    copies: "Copies, whole or in part",
    daysChartLabel: "Bars of originals and copies over time, at most {0}; the table below has the figures",
    binText: "{0}: {1} originals, {2} copies",
    weekOf: "Week of {0}",
    monthOf: "Month of {0}",
    asTable: "As a table",
    date: "Date",
    outletsHeading: "Outlets",
    outletsText: "How much of what each one prints stands in an article it was taken from.",
    outlet: "Outlet",
    copiedArticles: "Copied",
    figureAllWords: "Words",
    shareOfWords: "Share of words",
    // Families.
    familiesTitle: "Copy families",
    familiesText: "Articles that are copies of one another, with the one they probably come from.",
    familyKicker: "Copy family {0}",
    familyNumber: "No.",
    sourceTitle: "Probable source",
    firstDay: "First",
    lastDay: "Last",
    sourceOutlet: "Outlet of the source",
    agency: "Agency",
    agencyOf: "agency: {0}",
    spreadHeading: "Who was first, who followed",
    spreadNoDates: "No member has a date, so nothing says in which order they appeared.",
    otherOutlets: { one: "{0} more outlet", other: "{0} more outlets" },
    sameTime: "at the same time",
    sameDay: "the same day",
    nextDay: "the next day",
    later: "{0} later",
    whyHeading: "The probable source, and why",
    oneReason: "What speaks for it:",
    reasons: "What speaks for it, in the order in which it was asked:",
    settled: "This settled it.",
    probableOnly: "The source is the most probable one among the articles of this batch; the first print may stand elsewhere.",
    earlierMember: "A member with an earlier time in its record was passed over for the reasons above.",
    "evidence archive": "It stands in the archive that the batch was compared with.",
    "evidence date": "The others are certainly later.",
    "evidence agency": "An agency published it itself.",
    "evidence credit": "It credits the agency, which others hide.",
    "evidence credit of": "It credits {0}, which others hide.",
    "evidence contains": "More of the others stand in it nearly whole than in any other.",
    "evidence complete": "It is the longest.",
    "evidence order": "Nothing tells it from the others; it is the first in the input.",
    membersHeading: "Members",
    article: "Article",
    when: "Published",
    shareCopied: "Copied",
    firstSide: "First",
    secondSide: "Second",
    compare: "Compare",
    compareChosen: "Compare the two chosen",
    chooseTwo: "Choose one for each side in the first two columns.",
    takersHeading: "Articles that take a part of it",
    takersText: "They print a passage of this family within a text of their own.",
    withWhatItTook: "Side by side",
    previousFamily: "Previous family",
    nextFamily: "Next family",
    // Two articles.
    pairTitle: "Side by side",
    "relation copy": "A copy: more than half of what the shorter one reports stands in the other.",
    "relation partial": "A partial copy: a sentence at least stands in both.",
    "relation template": "Formula alone is shared, such as stands in any article of the kind.",
    firstInSecond: "of the first stands in the second",
    secondInFirst: "of the second stands in the first",
    sharedWords: "words in shared passages",
    longestRun: "words in the longest run",
    jaccard: "resemblance (Jaccard)",
    textLeftOut: "The text is not in this report: it is left out to keep the file small, or the article belongs to no family.",
    foundHere: "This pair was not among those verified. The passages here are runs of {0} equal words or more that the page itself has found.",
    nothingFoundHere: "This pair was not among those verified, and the page finds no run of {0} equal words in it.",
    previousPassage: "Previous passage",
    nextPassage: "Next passage",
    swapSides: "Change sides",
    legendShared: "in both",
    legendRemoved: "only in the first",
    legendAdded: "only in the second",
    goToCounterpart: "Passage {0}: go to its counterpart",
    passageOf: "Passage {0} of {1}",
  },
  ar: {
    languageName: "العربية",
    skip: "انتقل إلى المحتوى",
    navigation: "أقسام التقرير",
    darkTheme: "داكن",
    lightTheme: "فاتح",
    themeLabel: "المظهر",
    languageLabel: "لغة الواجهة",
    searchLabel: "ابحث في العناوين والمعرّفات",
    searchButton: "ابحث",
    madeBy: "topictool {0}",
    selfContained: "كل بيانات هذا التقرير في الصفحة نفسها، ولا تحمّل شيئًا من الشبكة.",
    notFound: "لا شيء هنا",
    notFoundText: "ليس في هذا التقرير قسم أو مقال بهذا العنوان.",
    backToOverview: "العودة إلى النظرة العامة",
    untitled: "دفعة مقالات",
    noOutlet: "جهة غير مذكورة",
    noDate: "بلا تاريخ",
    none: "–",
    filter: "تصفية",
    filterRows: "صفِّ الصفوف",
    rowsShown: "من {0} إلى {1} من أصل {2}",
    noRows: "لا صفّ يطابق التصفية.",
    previous: "السابق",
    next: "التالي",
    pages: "صفحات الجدول",
    loading: "لحظة من فضلك…",
    showMore: "اعرض المزيد",
    articles: {
      zero: "لا مقالات", one: "مقال واحد", two: "مقالان", few: "{0} مقالات",
      many: "{0} مقالًا", other: "{0} مقال",
    },
    outlets: {
      zero: "لا جهات نشر", one: "جهة نشر واحدة", two: "جهتا نشر", few: "{0} جهات نشر",
      many: "{0} جهة نشر", other: "{0} جهة نشر",
    },
    days: {
      zero: "لا أيام", one: "يوم واحد", two: "يومان", few: "{0} أيام",
      many: "{0} يومًا", other: "{0} يوم",
    },
    families: {
      zero: "لا مجموعات نسخ", one: "مجموعة نسخ واحدة", two: "مجموعتا نسخ",
      few: "{0} مجموعات نسخ", many: "{0} مجموعة نسخ", other: "{0} مجموعة نسخ",
    },
    events: {
      zero: "لا أحداث", one: "حدث واحد", two: "حدثان", few: "{0} أحداث",
      many: "{0} حدثًا", other: "{0} حدث",
    },
    topics: {
      zero: "لا موضوعات", one: "موضوع واحد", two: "موضوعان", few: "{0} موضوعات",
      many: "{0} موضوعًا", other: "{0} موضوع",
    },
    words: {
      zero: "لا كلمات", one: "كلمة واحدة", two: "كلمتان", few: "{0} كلمات",
      many: "{0} كلمة", other: "{0} كلمة",
    },
    passages: {
      zero: "لا مقاطع", one: "مقطع واحد", two: "مقطعان", few: "{0} مقاطع",
      many: "{0} مقطعًا", other: "{0} مقطع",
    },
    source: "المصدر المرجّح",
    copy: "نسخة",
    partial: "نقل جزئي",
    single: "منفرد",
    // النظرة العامة
    overview: "نظرة عامة",
    overviewHeading: "{0} من المقالات تكرّر مقالات أخرى",
    overviewNoCopies: "لا مقال يكرّر مقالًا آخر",
    emptyBatch: "لا مقالات في هذه الدفعة",
    emptyBatchText: "لم يُقرأ شيء يمكن عرضه.",
    period: "من {0} إلى {1}",
    figureArticles: "المقالات",
    figureWords: "الكلمات المنقولة",
    figureFamilies: "مجموعات النسخ",
    figureOutlets: "جهات النشر",
    figureDays: "الأيام",
    figureEvents: "الأحداث",
    figureTopics: "الموضوعات",
    missingOthers: "لا يوجد سوى مقال واحد، فليس ثمة ما يُقارن به.",
    missingDates: "لا تاريخ لأي مقال، فلا سبيل إلى معرفة من نشر أولًا.",
    undated: {
      one: "مقال واحد بلا تاريخ.", two: "مقالان بلا تاريخ.", few: "{0} مقالات بلا تاريخ.",
      many: "{0} مقالًا بلا تاريخ.", other: "{0} مقال بلا تاريخ.",
    },
    missingOutlets: "لا يذكر أي مقال جهة نشره، فلا يمكن توزيع النسخ على جهات النشر.",
    nameless: {
      one: "مقال واحد لا يذكر جهة نشره.", two: "مقالان لا يذكران جهة نشرهما.",
      few: "{0} مقالات لا تذكر جهة نشرها.", many: "{0} مقالًا لا تذكر جهة نشرها.",
      other: "{0} مقال لا تذكر جهة نشرها.",
    },
    missingFamilies: "لا مجموعات نسخ: لا مقال هنا منسوخ عن آخر.",
    missingEvents: "لا أحداث تناولها مقالان أو أكثر.",
    missingTopics: "لا موضوعات: فهي تحتاج إلى مقالات أكثر من هذه.",
    textsLeftOut: {
      one: "حُذف نص مقال واحد ليبقى حجم الملف صغيرًا.", two: "حُذف نصّا مقالين ليبقى حجم الملف صغيرًا.",
      few: "حُذفت نصوص {0} مقالات ليبقى حجم الملف صغيرًا.",
      many: "حُذفت نصوص {0} مقالًا ليبقى حجم الملف صغيرًا.",
      other: "حُذفت نصوص {0} مقال ليبقى حجم الملف صغيرًا.",
    },
    skipped: "لم يُقرأ {0} من أصل {1} من السجلات:",
    reprintedHeading: "الأكثر نسخًا",
    "skipped malformed": "تالف الصيغة",
    "skipped without text": "بلا نص",
    "skipped without an id": "بلا معرّف",
    "skipped with an id already taken": "بمعرّف مستعمل من قبل",
    "skipped with another number of fields than the header": "بعدد حقول يخالف الترويسة",
    "skipped without a column for the text": "بلا عمود للنص",
    "skipped lost after a fault": "ضاع بعد خلل",
    "skipped with invalid bytes replaced": "استُبدلت فيه بايتات غير صالحة",
    firstProblems: "أولها",
    articlesADay: "المقالات في اليوم",
    articlesAWeek: "المقالات في الأسبوع",
    articlesAMonth: "المقالات في الشهر",
    originals: "أصيلة",
    copies: "منقولة كليًّا أو جزئيًّا",
    daysChartLabel: "أعمدة للمقالات الأصيلة والمنقولة عبر الزمن، أعلاها {0}، والأرقام في الجدول أدناه",
    binText: "{0}: الأصيلة {1}، والمنقولة {2}",
    weekOf: "أسبوع {0}",
    monthOf: "شهر {0}",
    asTable: "في جدول",
    date: "التاريخ",
    outletsHeading: "جهات النشر",
    outletsText: "كم مما تنشره كل جهة يوجد في مقال أُخذ عنه.",
    outlet: "جهة النشر",
    copiedArticles: "المنقولة",
    figureAllWords: "الكلمات",
    shareOfWords: "حصة الكلمات المنقولة",
    // مجموعات النسخ
    familiesTitle: "مجموعات النسخ",
    familiesText: "مقالات منسوخ بعضها عن بعض، ومعها المقال الذي يُرجَّح أنها أُخذت عنه.",
    familyKicker: "مجموعة النسخ {0}",
    familyNumber: "الرقم",
    sourceTitle: "المصدر المرجّح",
    firstDay: "أولها",
    lastDay: "آخرها",
    sourceOutlet: "جهة نشر المصدر",
    agency: "الوكالة",
    agencyOf: "الوكالة: {0}",
    spreadHeading: "من نشر أولًا ومن تبعه",
    spreadNoDates: "لا تاريخ لأي من هذه المقالات، فلا يُعرف ترتيب نشرها.",
    otherOutlets: {
      one: "جهة نشر أخرى", two: "جهتا نشر أخريان", few: "{0} جهات نشر أخرى",
      many: "{0} جهة نشر أخرى", other: "{0} جهة نشر أخرى",
    },
    sameTime: "في الوقت نفسه",
    sameDay: "في اليوم نفسه",
    nextDay: "في اليوم التالي",
    later: "بعد {0}",
    whyHeading: "المصدر المرجّح، ولماذا",
    oneReason: "ما يرجّحه:",
    reasons: "ما يرجّحه، بترتيب النظر فيه:",
    settled: "وهذا ما حسم الأمر.",
    probableOnly: "هذا أرجح المصادر بين مقالات هذه الدفعة، وقد يكون النشر الأول خارجها.",
    earlierMember: "ثمة مقال مسجَّل بوقت أسبق، ورُجّح عليه هذا المقال للأسباب المذكورة.",
    "evidence archive": "يوجد في الأرشيف الذي قورنت به الدفعة.",
    "evidence date": "المقالات الأخرى نُشرت بعده يقينًا.",
    "evidence agency": "نشرته وكالة أنباء بنفسها.",
    "evidence credit": "ينسب الخبر إلى الوكالة، وغيره لا يذكرها.",
    "evidence credit of": "ينسب الخبر إلى {0}، وغيره لا يذكرها.",
    "evidence contains": "يضم أكبر عدد من المقالات الأخرى شبه كاملة.",
    "evidence complete": "هو الأطول.",
    "evidence order": "لا شيء يميّزه عن غيره، وهو الأول في ترتيب الإدخال.",
    membersHeading: "مقالات المجموعة",
    article: "المقال",
    when: "وقت النشر",
    shareCopied: "المنقول",
    firstSide: "الأول",
    secondSide: "الثاني",
    compare: "المقارنة",
    compareChosen: "قارن بين المقالين المختارين",
    chooseTwo: "اختر المقالين من العمودين الأولين.",
    takersHeading: "مقالات أخذت جزءًا منها",
    takersText: "تضم مقطعًا من هذه المجموعة داخل نص مستقل.",
    withWhatItTook: "جنبًا إلى جنب",
    previousFamily: "المجموعة السابقة",
    nextFamily: "المجموعة التالية",
    // مقالان
    pairTitle: "جنبًا إلى جنب",
    "relation copy": "نسخة: أكثر من نصف ما يورده المقال الأقصر موجود في الآخر.",
    "relation partial": "نقل جزئي: تشترك المادتان في جملة على الأقل.",
    "relation template": "لا يشتركان إلا في صيغ معتادة ترد في كل مقال من هذا النوع.",
    firstInSecond: "من الأول موجود في الثاني",
    secondInFirst: "من الثاني موجود في الأول",
    sharedWords: "كلمة في المقاطع المشتركة",
    longestRun: "كلمة في أطول تتابع",
    jaccard: "معامل التشابه (جاكار)",
    textLeftOut: "النص غير موجود في هذا التقرير: إما أنه حُذف ليبقى الملف صغيرًا، أو أن المقال لا ينتمي إلى أي مجموعة نسخ.",
    foundHere: "لم يكن هذان المقالان بين الأزواج التي جرى التحقق منها. والمقاطع المعروضة تتابعات من {0} كلمات متطابقة أو أكثر وجدتها الصفحة نفسها.",
    nothingFoundHere: "لم يكن هذان المقالان بين الأزواج التي جرى التحقق منها، ولم تجد الصفحة فيهما تتابعًا من {0} كلمات متطابقة.",
    previousPassage: "المقطع السابق",
    nextPassage: "المقطع التالي",
    swapSides: "بدّل الموضعين",
    legendShared: "في المقالين",
    legendRemoved: "في الأول وحده",
    legendAdded: "في الثاني وحده",
    goToCounterpart: "المقطع {0}: انتقل إلى مقابله",
    passageOf: "المقطع {0} من {1}",
  },
};

// Words of the views of events, topics, similarity and search.
Object.assign(words.en, {
});
Object.assign(words.ar, {
});

/** The language of the interface: `en` or `ar`. */
let language = "en";

/** What `Intl` has made for the language, by what it was asked for. */
const formats = new Map();

/** Says everything in another language from now on. */
function speak(chosen) {
  language = chosen in words ? chosen : "en";
  formats.clear();
}

/** The reader's own variety of the language, with dates of the Gregorian calendar. */
function locale() {
  const preferred = navigator.languages ?? [navigator.language];
  const tag = preferred.find((tag) => tag.split("-")[0] === language) ?? language;
  return new Intl.Locale(tag, { calendar: "gregory" });
}

function format(kind, options) {
  const key = kind.name + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new kind(locale(), options));
  return formats.get(key);
}

/** The text of this key with its values. */
function t(key, ...values) {
  const text = words[language][key] ?? words.en[key] ?? key;
  return text.replace(/\{(\d)\}/g, (_, index) => values[index] ?? "");
}

/** As `t`, of nodes: text and what stands at {0}, {1} in turn. */
function phrase(key, ...nodes) {
  const text = words[language][key] ?? words.en[key] ?? key;
  return text.split(/\{(\d)\}/).map((part, i) => (i % 2 ? nodes[part] : part));
}

/** A count of things: "1 article", "12 articles"; Arabic has six forms. */
function count(key, n) {
  const forms = words[language][key] ?? words.en[key];
  const text = forms[format(Intl.PluralRules, {}).select(n)] ?? forms.other;
  return text.replace("{0}", number(n));
}

/** A number with its thousands marked. */
function number(n, digits = 0) {
  return format(Intl.NumberFormat, { maximumFractionDigits: digits }).format(n);
}

/** A share between 0 and 1 as a percentage. */
function percent(x, digits = 0) {
  return format(Intl.NumberFormat, { style: "percent", maximumFractionDigits: digits }).format(x);
}

/** How dates are written: with the month's name, in universal time as the batch has them. */
const date = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };

/** The day of a time in seconds since 1970, UTC. */
function day(seconds) {
  if (seconds === null || seconds === undefined) return t("noDate");
  return format(Intl.DateTimeFormat, date).format(seconds * 1000);
}

/** Whether a time is a day without an hour. */
const isDay = (seconds) => seconds % 86400 === 0;

/** Day and hour of a time; the day alone where there is no hour. */
function moment(seconds) {
  if (seconds === null || seconds === undefined || isDay(seconds)) return day(seconds);
  return format(Intl.DateTimeFormat, { ...date, hour: "numeric", minute: "2-digit" })
    .format(seconds * 1000);
}

/** How names are put in order. */
const compareNames = (a, b) => format(Intl.Collator, { numeric: true }).compare(a, b);
