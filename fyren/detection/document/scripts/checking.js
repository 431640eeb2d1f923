// What could make a report worse is pointed out; whoever writes decides.
const NUMBERS = /(?:\d[ -]?){7,}|\d{6,8}[-+]\d{4}/;

function remarksOn(words, form, values) {
  const fields = words[REPORT_KINDS[form]];
  return words.warning.filter((each) => each.forms.includes(form)).flatMap((each) => {
    const found = wordsIn(each, fields, values);
    const chosen = (each.when || []).some((pair) => values[pair.split(':')[0]] === pair.split(':')[1]);
    const lacking = each.missing && each.missing.every((key) => !values[key]) && (!each.filled || each.filled.some((key) => values[key]));
    const told = each.key === 'consult-identity' && Object.values(values).some((value) => NUMBERS.test(value));
    return found.length || chosen || lacking || told ? [{ key: each.key, text: each.text, found }] : [];
  });
}

function wordsIn(warning, fields, values) {
  const skips = warning.skips || [];
  const read = fields.filter((field) => field.kind !== 'choice' && !skips.includes(field.group)).map((field) => values[field.key] || '');
  const text = ' ' + read.join(' \n ').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
  return warning.words.filter((word) => text.includes(' ' + word.toLowerCase()));
}
