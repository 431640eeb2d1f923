// Tools on the device: never sent, never stored. Each empties itself when it is folded, when the page is left, and when
// it has been hidden for five minutes unless one has said otherwise.
const HIDDEN_FOR = 5 * 60000;
let keepLonger = false;
let hiding = 0;

function answersFor(keys, chosen) {
  const group = make('div', { class: 'answers', role: 'group' });
  keys.forEach((key) => group.append(button(say(key), (event) => {
    all('button', group).forEach((each) => each.setAttribute('aria-pressed', each === event.currentTarget));
    chosen(key);
  }, { 'aria-pressed': 'false' })));
  return group;
}

function unpress(within) {
  all('[aria-pressed]', within).forEach((each) => each.setAttribute('aria-pressed', 'false'));
}

// "Is this okay?": any answer or none; what is serious is said where it was asked.
function okay(tool) {
  const serious = one('.serious', tool).textContent;
  all('.questions > li', tool).forEach((question) => {
    const note = make('p', { class: 'serious', role: 'status' });
    const group = answersFor(['tool.okay.yes', 'tool.okay.unsure', 'tool.okay.no', 'tool.okay.skip'], (key) => {
      const told = 'serious' in question.dataset && (key === 'tool.okay.yes' || key === 'tool.okay.unsure');
      note.textContent = told ? serious : '';
      if (key === 'tool.okay.skip') unpress(group);
    });
    group.setAttribute('aria-label', one('p', question).textContent);
    question.append(group, note);
  });
  one('.tool > .in > .serious', tool.parentElement).hidden = true;
  return () => {
    unpress(one('.questions', tool));
    all('.questions .serious', tool).forEach((note) => { note.textContent = ''; });
  };
}

// The plan: fields are made only for somebody whose device nobody else opens.
function plan(tool) {
  const steps = one('.steps', tool);
  const reading = one('.reading', tool);
  const acts = make('div', { class: 'acts', hidden: '' });
  reading.hidden = true;
  steps.hidden = true;
  acts.append(button(say('tool.plan.save'), () => save(steps)), make('p', { class: 'care' }, say('tool.plan.saved_where')));
  const group = answersFor(['tool.plan.yes', 'tool.plan.unsure', 'tool.plan.no'], (key) => {
    const writing = key === 'tool.plan.no';
    removeFields(steps);
    if (writing) addFields(steps);
    reading.hidden = writing;
    acts.hidden = !writing;
    steps.hidden = false;
  });
  group.setAttribute('aria-label', one('.plan-first', tool).textContent);
  one('.plan-first', tool).after(group);
  steps.after(acts);
  return () => {
    unpress(group);
    removeFields(steps);
    reading.hidden = steps.hidden = acts.hidden = true;
  };
}

function addFields(steps) {
  all('[data-prompt]', steps).forEach((step) => {
    const label = make('label', {}, step.dataset.prompt);
    label.append(make('textarea', { rows: '3', autocomplete: 'off', spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off' }));
    step.append(label);
  });
}

function removeFields(steps) {
  all('textarea', steps).forEach((each) => { each.value = ''; });
  all('label', steps).forEach((each) => each.remove());
}

// By one's own choice: what was written, without a heading.
function save(steps) {
  const lines = all('label', steps).map((each) => [each.firstChild.textContent, one('textarea', each).value.trim()]).filter((each) => each[1]);
  const file = new Blob([lines.map((each) => each.join(': ')).join('\n') + '\n'], { type: 'text/plain' });
  const link = make('a', { href: URL.createObjectURL(file), download: say('tool.plan.file_name') || 'anteckningar.txt' });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function careFor(tool, empty) {
  const acts = make('div', { class: 'acts' });
  const choice = make('label', { class: 'choice' });
  const box = make('input', { type: 'checkbox', autocomplete: 'off' });
  box.addEventListener('change', () => { keepLonger = box.checked; });
  choice.append(box, say('tool.keep_longer'));
  acts.append(choice, button(say('tool.empty_now'), empty));
  all('.care', tool).pop().after(acts);
}

const MAKERS = { okay, plan };
all('.tool').forEach((tool) => {
  const maker = MAKERS[tool.dataset.tool];
  if (!maker) return;
  const empty = maker(tool);
  careFor(tool, empty);
  leaving.push(empty);
  // Folding empties it: its own fold, and any around it.
  for (let around = tool; around; around = around.parentElement) {
    if (around.tagName === 'DETAILS') {
      const outer = around;
      outer.addEventListener('toggle', () => { if (!outer.open) empty(); });
    }
  }
});

document.addEventListener('visibilitychange', () => {
  clearTimeout(hiding);
  if (document.hidden) hiding = setTimeout(() => { if (!keepLonger) leaving.forEach((empty) => empty()); }, HIDDEN_FOR);
});
