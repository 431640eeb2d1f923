// The text as it will be handed in, remarks on it, ways to take it along, where it goes, what happens next, and the copy.
function textOf(words, form, values) {
  const told = (field) => {
    const value = values[field.key];
    return field.kind === 'choice' ? field.choices.find((choice) => choice.key === value).label : value;
  };
  const lines = [words.say['out-' + form], ''];
  if (values['guardians-know'] === 'dangerous') lines.push(words.say['out-dangerous'], '');
  if (values.protected === 'yes') lines.push(words.say['out-protected'], '');
  let group = '';
  fieldsOf(words, form).filter((field) => values[field.key]).forEach((field) => {
    if (field.group !== group && !orderOf(form).length) lines.push('', words.say[(field.group in PARTED ? 'out-' + PARTED[field.group] : 'group-' + field.group)].toUpperCase());
    group = field.group;
    lines.push(field.label, told(field), '');
  });
  lines.push(words.say['out-written'] + ' ' + localDay());
  return lines.join('\n').replace(/\n{3,}/g, '\n\n') + '\n';
}

function showText(place, words, form, values) {
  const into = one('.shown', place);
  const text = textOf(words, form, values);
  into.textContent = '';
  one('.changed', place).textContent = '';
  const heading = make('h3', { tabindex: '-1' }, words.say['check-title']);
  into.append(heading, make('p', {}, words.say['check-lead']), remarks(words, form, values));
  into.append(make('pre', { class: 'text', tabindex: '0' }, text), ways(words, form, text), whereTo(words, form), days(words, form), theCopy(words, form));
  heading.focus();
}

function remarks(words, form, values) {
  const found = remarksOn(words, form, values);
  if (!found.length) return make('p', { class: 'fine' }, words.say['check-nothing']);
  const box = make('div', { class: 'remarks' });
  const list = make('ul');
  found.forEach((each) => {
    const row = make('li', { 'data-remark': each.key }, each.text);
    if (each.found.length) row.append(make('small', {}, ' ' + words.say['found-words'] + ' ' + each.found.join(', ')));
    list.append(row);
  });
  box.append(make('h4', {}, words.say['warnings-title']), list);
  return box;
}

function ways(words, form, text) {
  const isNote = form === 'consult';
  const box = make('div', { class: 'ways' });
  const way = (key, press, notes) => {
    const row = make('div', { class: 'way' });
    const said = make('p', { class: 'said', role: 'status' });
    row.append(button(words.say[key], () => press(said), { 'data-take': key }));
    notes.forEach((note, at) => row.append(make(at ? 'p' : 'b', {}, words.say[note])));
    row.append(said);
    box.append(row);
  };
  box.append(make('h4', {}, words.say['take-title']), make('p', {}, words.say['take-lead']));
  way('print', () => printText(text), ['print-note', 'print-more']);
  way('copy', (said) => {
    const failed = () => { said.textContent = words.say['copy-failed']; };
    if (!navigator.clipboard) return failed();
    return navigator.clipboard.writeText(text).then(() => { said.textContent = words.say.copied; }, failed);
  }, isNote ? ['copy-note'] : ['copy-note', 'copy-more']);
  way('file', () => saveText(text, 'anteckning.txt'), [isNote ? 'the-copy-remove' : 'file-note', 'file-more']);
  box.append(make('p', { class: 'care' }, words.say['never-e-mail']));
  return box;
}

function whereTo(words, form) {
  const box = make('div', { class: 'where' });
  box.append(make('h4', {}, words.say[form === 'consult' ? 'call-title' : 'addressee-title']), make('p', {}, words.say.addressee));
  box.append(...numberRows(words.say));
  // A note for a consultation is handed in nowhere: one calls, and says no name.
  const said = form === 'consult' ? ['say-when-calling-consult', 'consult-may-become-report']
    : [form === 'adult' ? 'say-when-calling-adult' : 'say-when-calling', 'addressee-other-municipality'];
  if (form !== 'consult') box.append(...eService(words));
  box.append(...said.map((key) => make('p', {}, words.say[key])));
  return box;
}

function eService(words) {
  if (!data.place.e_service) return [make('p', {}, words.say['e-service-missing'])];
  const link = make('p');
  link.append(make('a', { href: data.place.e_service, 'data-replace': '', rel: 'noreferrer' }, words.say['e-service']));
  return [link, make('p', { class: 'care' }, words.say['e-service-warning'])];
}

function days(words, form) {
  const box = foldOf(words.say['days-title'], 'days');
  const list = make('dl');
  words.day.filter((each) => each.forms.includes(form)).forEach((each) => list.append(make('dt', {}, each.when), make('dd', {}, each.text)));
  box.append(list);
  return box;
}

const COPY_OF_A_REPORT = ['authority', 'school', 'private', 'company', 'not-kept', 'remove', 'printer', 'manager'].map((key) => 'the-copy-' + key);
const COPY_OF_A_NOTE = ['consult-throw-away', 'the-copy-not-kept', 'the-copy-remove', 'the-copy-printer', 'the-copy-manager'];

function theCopy(words, form) {
  const box = make('div', { class: 'the-copy' });
  const where = foldOf(words.say['the-copy-title'], 'copy');
  const list = make('ul');
  list.append(...(form === 'consult' ? COPY_OF_A_NOTE : COPY_OF_A_REPORT).map((key) => make('li', {}, words.say[key])));
  const done = button(words.say['the-copy-clear'], () => { leaving.forEach((empty) => empty()); }, { 'data-done': '' });
  where.append(list);
  box.append(where, make('p', {}, words.say['the-copy-lead']), make('p', {}, words.say['the-copy-look-after']), done);
  return box;
}
