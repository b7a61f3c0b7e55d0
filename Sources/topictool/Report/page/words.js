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

/** The day of a time in seconds since 1970, UTC. */
function day(seconds) {
  if (seconds === null || seconds === undefined) return t("noDate");
  return format(Intl.DateTimeFormat, { dateStyle: "medium", timeZone: "UTC" })
    .format(seconds * 1000);
}

/** Whether a time is a day without an hour. */
const isDay = (seconds) => seconds % 86400 === 0;

/** Day and hour of a time; the day alone where there is no hour. */
function moment(seconds) {
  if (seconds === null || seconds === undefined || isDay(seconds)) return day(seconds);
  return format(Intl.DateTimeFormat, {
    dateStyle: "medium", timeStyle: "short", timeZone: "UTC",
  }).format(seconds * 1000);
}

/** How names are put in order. */
const compareNames = (a, b) => format(Intl.Collator, { numeric: true }).compare(a, b);
