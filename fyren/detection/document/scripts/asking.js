// The advice that one follows by calling the social services.
const CALLS = ['report', 'report-should', 'consult', 'unborn', 'offer', 'honour-unknown'];

// How many steps of an answer stand whole, and all that one must; of the others one sees what to do, and opens how.
const WHOLE = 2;

// "Must I report?": one question at a time, then what to do. The answers stay in the page, and go when it empties.
all('[data-aid]').forEach((fold) => {
  const aid = data.aid;
  const words = aid.texts[root.lang];
  const place = one('.asking', fold);
  const day = deviceDay();
  let answers = {};
  let skipped = [];
  let order = [];

  function empty() {
    answers = {};
    skipped = [];
    order = [];
    show();
  }

  function given() {
    const kept = aidRelevant(aid, answers);
    const list = make('dl', { class: 'given' });
    aid.questions.filter((question) => question.key in kept).forEach((question) => {
      const told = words.question[question.key];
      list.append(make('dt', {}, told.text), make('dd', {}, told.answer[kept[question.key]]));
    });
    return list;
  }

  function backButtons() {
    const acts = make('div', { class: 'acts' });
    if (order.length) acts.append(button(words.say.back, back), button(words.say.again, () => { empty(); focusFirst(); }));
    return acts;
  }

  function back() {
    const last = order.pop();
    delete answers[last];
    skipped = skipped.filter((key) => key !== last);
    show();
    focusFirst();
  }

  function focusFirst() {
    const heading = one('h3', place);
    heading.tabIndex = -1;
    heading.focus();
  }

  // Who one likely is, by the page's profession, comes first; the others keep their order.
  function inLikelyOrder(question) {
    const likely = question.key === 'who' ? data.likely : [];
    return likely.concat(question.answers.filter((answer) => !likely.includes(answer)));
  }

  function ask(question) {
    const told = words.question[question.key];
    const choose = (answer) => {
      order.push(question.key);
      if (answer === null) skipped.push(question.key);
      else answers[question.key] = answer;
      show();
      focusFirst();
    };
    const group = make('div', { class: 'choices', role: 'group' });
    const heading = make('h3', { id: 'aid-question' }, told.text);
    group.setAttribute('aria-labelledby', 'aid-question');
    inLikelyOrder(question).forEach((answer) => group.append(button(told.answer[answer], () => choose(answer), { 'data-answer': answer })));
    if (question.optional) group.append(button(words.say.skip, () => choose(null), { 'data-answer': '' }));
    place.append(heading, told.help ? make('p', { class: 'hint' }, told.help) : '', group);
  }

  function basis(each) {
    const read = words.say.checked.replace('{day}', aid.sources[each.source].checked_on);
    return make('li', {}, aidBasisText(aid, each, words.say) + ' (' + read + ')');
  }

  // Which lawyers have read a step's rules, and when; or that none has read them all.
  function readBy(step) {
    if (!step.approved) return [words.say['not-approved']];
    const approvals = [aid.emergency, ...aid.rules, aid.otherwise].filter((rule) => step.rules.includes(rule.key)).map((rule) => rule.approved);
    return Array.from(new Set(approvals.map((by) => words.say.approved.replace('{role}', () => by.role).replace('{day}', by.on))));
  }

  function stepOf(step, at) {
    const told = words.advice[step.advice];
    const row = make('li', { class: 'strength-' + step.strength, 'data-advice': step.advice });
    row.append(make('p', { class: 'strength' }, words.strength[step.strength]));
    if (at < WHOLE || step.strength === 'must') row.append(make('h4', {}, told.title), ...paragraphs(told.body));
    else {
      const more = foldOf(told.title, 'advice');
      more.append(...paragraphs(told.body));
      row.append(more);
    }
    if (CALLS.includes(step.advice)) row.append(...numberRows(data.report.say));
    const rests = make('details', { class: 'bases' });
    const list = make('ul');
    list.append(...step.bases.map(basis));
    rests.append(make('summary', {}, words.say.basis), list);
    rests.append(...readBy(step).map((text) => make('p', {}, text)));
    row.append(rests);
    return row;
  }

  function tell() {
    const advice = aidAdvice(aid, answers, day);
    const list = make('ol', { class: 'advice' });
    list.append(...advice.steps.map(stepOf));
    place.append(make('h3', {}, words.say.answer), list);
    if (advice.keep_from.length) {
      const quiet = make('ul');
      quiet.append(...advice.keep_from.map((key) => make('li', {}, words.keep_from[key])));
      const box = make('div', { class: 'quiet' });
      box.append(make('h4', {}, words.say['keep-from']), quiet);
      place.append(box);
    }
    const version = words.say.version.replace('{version}', aid.version).replace('{day}', day);
    place.append(given(), make('p', { class: 'rests' }, version));
  }

  function show() {
    place.textContent = '';
    const question = aidNext(aid, answers, skipped);
    // Danger is answered at once; what else there is to know can wait.
    if (answers.danger === 'yes') place.append(make('p', { class: 'urgent', role: 'alert' }, words.advice.danger.title));
    if (question) ask(question);
    else tell();
    place.append(backButtons());
  }

  show();
  keepEmpty(fold, empty);
});

// A text's paragraphs and rows, as fyren/publishing/prose.py has them.
function paragraphs(body) {
  return body.trim().split('\n\n').flatMap((part) => {
    const lines = part.split('\n').map((line) => line.trim()).filter(Boolean);
    const rows = lines.filter((line) => line.startsWith('- '));
    const said = lines.filter((line) => !line.startsWith('- '));
    const made = said.length ? [make('p', {}, said.join(' '))] : [];
    if (!rows.length) return made;
    const list = make('ul');
    list.append(...rows.map((row) => make('li', {}, row.slice(2))));
    return [...made, list];
  });
}

// What can wait, under its title.
function foldOf(title, name) {
  const made = make('details', { class: 'more', 'data-more': name });
  const summary = make('summary');
  summary.append(make('h4', {}, title));
  made.append(summary);
  return made;
}

// Whom to call, as fyren/detection/document/numbers.py has it.
function numberRows(say) {
  return [['contact-centre', 'contact_centre'], ['out-of-hours', 'out_of_hours']].map(([key, name]) => {
    const contact = data.place[name];
    const row = make('p', { class: 'call' }, say[key] + ': ');
    if (contact) {
      const link = make('a', { href: 'tel:' + contact.number, class: 'tel' });
      link.append(kept(contact.shown));
      row.append(link);
    } else row.append(say['number-missing']);
    if (contact && contact.review_by < deviceDay()) row.append(' ', make('small', {}, say['number-unverified']));
    return row;
  });
}
