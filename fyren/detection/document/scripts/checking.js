// What could make a report worse is pointed out; whoever writes decides.
const NUMBERS = /(?:\d[ -]?){7,}|\d{6,8}[-+]\d{4}/;
// A day, unless the last digits of a personal identity number follow.
const DAYS = /\b(?:19|20)\d\d-[01]\d-[0-3]\d(?![-+]?\d| ?\d{4}(?![\d-]))/g;

// Street addresses as fyren/base/screening_contact.py knows them. No lookbehind: older browsers would run nothing of the page.
const HOUSE = ',? ?(?:nr\\.? ?)?(?!(?:19|20)\\d\\d\\b)\\d{1,4}(?: ?[A-Ha-h])?\\b(?![:.,]\\d|%| %| kap\\b| §)';
const SURE = 'gatan|gata|vägen|väg|gränden|gränd|stigen|stig|allén|alléen|allé|esplanaden|esplanad|torget|torg'
  + '|boulevarden|promenaden|slingan|kajen|brinken';
// Also ends of ordinary words, so these count only with a capital letter.
const POSSIBLE = 'backen|backe|bron|dalen|gården|gård|hagen|hamnen|hamn|hörnet|höjden|kroken|kullen|leden|liden|lunden'
  + '|parken|park|platsen|plats|ringen|rundan|stranden|strand|stråket|svängen|terrassen|trappan|tunet|udden|ängen';
const PART = '[\\p{L}\\p{N}_:.-]';
const CAPITAL = SURE.replace(/(^|\|)(.)/g, (whole, bar, letter) => bar + letter.toUpperCase());
const ADDRESSES = [
  new RegExp(PART + '{2}(?:' + SURE + ')' + HOUSE, 'iu'),
  new RegExp('(?:\\p{Lu}' + PART + '* ' + PART + '?(?:' + SURE + ')|' + CAPITAL + ')' + HOUSE, 'u'),
  new RegExp('\\p{Lu}' + PART + '+(?:' + POSSIBLE + ')' + HOUSE, 'u'),
  /(?:^|[^\p{L}\p{N}])c\/o\s+\p{L}/iu,
  /(?:^|[^\p{L}\p{N}.,:+/-])(?!114 14 (?!Stockholm))[1-9]\d\d ?\d\d {1,2}\p{Lu}\p{L}/u,
];

function pointsOut(value) {
  return NUMBERS.test(value.replace(DAYS, ';')) || ADDRESSES.some((each) => each.test(value));
}

function remarksOn(words, form, values) {
  const fields = words[REPORT_KINDS[form]];
  return words.warning.filter((each) => each.forms.includes(form)).flatMap((each) => {
    const found = wordsIn(each, fields, values);
    const chosen = (each.when || []).some((pair) => values[pair.split(':')[0]] === pair.split(':')[1]);
    const lacking = each.missing && each.missing.every((key) => !values[key]) && (!each.filled || each.filled.some((key) => values[key]));
    const told = each.key === 'consult-identity' && Object.values(values).some(pointsOut);
    return found.length || chosen || lacking || told ? [{ key: each.key, text: each.text, found }] : [];
  });
}

function wordsIn(warning, fields, values) {
  const skips = warning.skips || [];
  const read = fields.filter((field) => field.kind !== 'choice' && !skips.includes(field.group)).map((field) => values[field.key] || '');
  const text = ' ' + read.join(' \n ').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
  return warning.words.filter((word) => text.includes(' ' + word.toLowerCase()));
}
