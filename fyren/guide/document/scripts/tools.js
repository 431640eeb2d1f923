// The tools on the device, each of which empties itself.
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
    const isFree = key === 'tool.plan.no';
    removeFields(steps);
    if (isFree) addFields(steps);
    reading.hidden = isFree;
    acts.hidden = !isFree;
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
    label.append(writing());
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
  saveText(lines.map((each) => each.join(': ')).join('\n') + '\n', say('tool.plan.file_name') || 'anteckningar.txt');
}

const MAKERS = { okay, plan };
all('.tool').forEach((tool) => {
  const maker = MAKERS[tool.dataset.tool];
  if (!maker) return;
  keepEmpty(tool, maker(tool));
});
