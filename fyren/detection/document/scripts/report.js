// The report of concern: fields that are made here, live in the page, and empty themselves. Nothing is sent or stored.
const REPORT_KINDS = { child: 'field', adult: 'adult_field', consult: 'consult_field' };

// What is known stands apart from what one thinks of it: those headings say so in the form, and otherwise in the text.
const PARTED = { seen: 'facts', interpretation: 'interpretation' };

// The order of the municipality's e-service, which asks about children alone; empty for our own.
const orderOf = (form) => (form === 'child' ? data.place.order : []);

// A form's fields as they stand in it and in its text: in the e-service's order where there is one; what it lacks comes last.
function fieldsOf(words, form) {
  const order = orderOf(form);
  const fields = words[REPORT_KINDS[form]];
  const rank = (field) => (order.includes(field.key) ? order.indexOf(field.key) : order.length);
  return fields.map((field, at) => [field, at]).sort((a, b) => rank(a[0]) - rank(b[0]) || a[1] - b[1]).map(([field]) => field);
}

all('[data-report]').forEach((fold) => {
  const words = data.report;
  const place = one('.writing', fold);
  let form = '';

  const values = () => {
    const found = {};
    all('[data-field]', place).forEach((each) => {
      const value = each.matches('fieldset') ? (one('[aria-pressed=true]', each) || { dataset: {} }).dataset.choice : each.value.trim();
      if (value && !each.closest('[hidden]')) found[each.dataset.field] = value;
    });
    return found;
  };

  // Emptied while nobody looked, which is told when somebody does.
  let goneUnseen = false;

  function empty() {
    if (document.hidden && Object.keys(values()).length) goneUnseen = true;
    all('textarea', place).forEach((each) => { each.value = ''; });
    form = '';
    start();
  }

  function heading(key) {
    const made = make('h3', { tabindex: '-1' }, words.say[key]);
    return made;
  }

  function start() {
    place.textContent = '';
    const group = make('div', { class: 'choices', role: 'group', 'aria-label': words.say['choose-title'] });
    ['child', 'adult', 'consult'].forEach((kind) => {
      const press = button('', () => (kind === 'adult' ? gate() : open(kind)), { 'data-form': kind });
      press.append(make('b', {}, words.say['choose-' + kind]), make('small', {}, words.say['choose-' + kind + '-hint']));
      group.append(press);
    });
    place.append(make('p', { class: 'noted emptied', role: 'status' }), heading('choose-title'), group);
  }

  document.addEventListener('visibilitychange', () => {
    const note = one('.emptied', place);
    if (document.hidden || !goneUnseen || !note) return;
    note.textContent = words.say.emptied;
    goneUnseen = false;
  });

  // About an adult only what she has said yes to.
  function gate() {
    place.textContent = '';
    const group = make('div', { class: 'choices', role: 'group' });
    group.append(
      button(words.say['adult-yes'], () => open('adult'), { 'data-gate': 'yes' }),
      button(words.say['adult-no'], () => {
        note.textContent = words.say['adult-no-next'];
        consult.hidden = false;
      }, { 'data-gate': 'no' }),
    );
    const note = make('p', { class: 'urgent', role: 'status' });
    const consult = button(words.say['adult-to-consult'], () => open('consult'), { hidden: '', 'data-gate': 'consult' });
    place.append(heading('adult-question'), make('p', {}, words.say['adult-lead']), group, note, consult);
    one('h3', place).focus();
  }

  function open(kind) {
    form = kind;
    place.textContent = '';
    place.append(heading(kind + '-title'), make('p', { class: 'lead' }, words.say[kind + '-lead']));
    const notes = { child: ['nobody-consents', 'leave-empty'], adult: ['adult-only-agreed', 'adult-children'], consult: ['consult-no-names', 'consult-say-first'] };
    notes[kind].forEach((key) => place.append(make('p', {}, words.say[key])));
    if (orderOf(kind).length) place.append(make('p', { class: 'hint' }, words.say['order-as-e-service']));
    place.append(...rowsOf(kind));
    const next = button(words.say['show-text'], () => showText(place, words, form, values()), { class: 'chief', 'data-show': '' });
    const acts = make('div', { class: 'acts' });
    acts.append(next, button(words.say.clear, empty));
    place.append(acts, make('p', { class: 'noted changed', role: 'status' }), make('div', { class: 'shown' }));
    one('h3', place).focus();
  }

  // First what a report cannot do without; the rest waits in a fold. In the e-service's order nothing is moved.
  function rowsOf(kind) {
    const fields = fieldsOf(words, kind);
    const isWhole = orderOf(kind).length || !fields.some((field) => field.essential);
    lastGroup = '';
    const rows = fields.filter((field) => isWhole || field.essential).map(fieldOf);
    if (isWhole) return rows;
    lastGroup = '';
    const more = foldOf(words.say['more-title'], 'more');
    more.append(make('p', { class: 'hint' }, words.say['more-hint']), ...fields.filter((field) => !field.essential).map(fieldOf));
    return [...rows, more];
  }

  // A text that was shown before a change is not what the fields say any more, and may not be taken along.
  function changed() {
    const shown = one('.shown', place);
    if (!shown || !shown.firstChild) return;
    shown.textContent = '';
    one('.changed', place).textContent = words.say['text-changed'];
  }

  function headingOf(group) {
    const parted = PARTED[group];
    if (!parted) return [make('h4', {}, words.say['group-' + group])];
    return [make('h4', {}, words.say[parted + '-title']), make('p', { class: 'hint' }, words.say[parted + '-hint'])];
  }

  let lastGroup = '';
  function fieldOf(field) {
    const box = make('div', { class: 'row', 'data-row': field.key });
    if (field.hides_on_protected) box.dataset.hides = '';
    if (field.group !== lastGroup && !orderOf(form).length) box.append(...headingOf(field.group));
    lastGroup = field.group;
    const id = 'r-' + field.key;
    const hint = field.hint ? make('p', { class: 'hint', id: id + '-h' }, field.hint) : '';
    if (field.kind === 'choice') {
      const group = make('fieldset', { 'data-field': field.key });
      group.append(make('legend', {}, field.label), hint);
      const row = make('div', { class: 'answers' });
      field.choices.forEach((choice) => row.append(button(choice.label, (event) => {
        const chosen = event.currentTarget.getAttribute('aria-pressed') !== 'true';
        unpress(row);
        event.currentTarget.setAttribute('aria-pressed', chosen);
        chose(field.key, chosen ? choice.key : '');
      }, { 'aria-pressed': 'false', 'data-choice': choice.key })));
      group.append(row);
      box.append(group);
    } else {
      const area = writing({ id, 'data-field': field.key, rows: field.kind === 'line' ? '1' : '4' });
      if (hint) area.setAttribute('aria-describedby', id + '-h');
      box.append(make('label', { for: id }, field.label), hint, area);
    }
    return box;
  }

  function chose(key, choice) {
    changed();
    if (key === 'protected') {
      const gone = choice === 'yes' || choice === 'unknown';
      all('[data-hides]', place).forEach((row) => {
        row.hidden = gone;
        if (gone) all('textarea', row).forEach((each) => { each.value = ''; });
      });
      noteAt(key, gone ? words.say['protected-hides'] : '');
    }
    if (key === 'guardians-know') noteAt(key, choice === 'dangerous' ? words.say['guardians-dangerous'] : '');
  }

  function noteAt(key, text) {
    const row = one('[data-row="' + key + '"]', place);
    const note = one('.noted', row) || row.appendChild(make('p', { class: 'noted', role: 'status' }));
    note.textContent = text;
  }

  place.addEventListener('input', changed);
  start();
  keepEmpty(fold, empty);
});
