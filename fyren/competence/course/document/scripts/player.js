// The course: answers become buttons, a lesson is done when each of its questions has been answered rightly, and the end
// comes when all lessons are done. Nobody fails, and nothing is counted but that.
const lessons = all('[data-lesson]');
const righted = new Set();
const checksOf = (lesson) => all('[data-check]', lesson);
const isDone = (lesson) => checksOf(lesson).every((check) => righted.has(check.dataset.check));
const finished = () => lessons.filter(isDone).map((lesson) => lesson.dataset.lesson);
const end = one('.end');
let hasEnded = false;

function ask(check) {
  const answers = all('[data-place]', check).sort((a, b) => a.dataset.place - b.dataset.place);
  const told = make('div', { class: 'told', role: 'status' });
  const group = make('div', { class: 'choices', role: 'group', 'aria-labelledby': one('h3', check).id });
  const presses = all('.options > li', check).map((choice, place) => button(choice.textContent.trim(), () => answer(place), { 'aria-pressed': 'false' }));
  group.append(...presses);

  function answer(place) {
    const isRight = 'right' in answers[place].dataset;
    presses.forEach((each, at) => each.setAttribute('aria-pressed', at === place));
    told.className = isRight ? 'told right' : 'told wrong';
    told.textContent = '';
    told.append(make('b', {}, say(isRight ? 'check.right' : 'check.wrong')), ' ' + one('span', answers[place]).textContent);
    if (!isRight) told.append(' ' + say('check.again'));
    else if (!righted.has(check.dataset.check)) {
      righted.add(check.dataset.check);
      moved(check.closest('[data-lesson]'));
    }
  }

  one('.options', check).replaceWith(make('p', { class: 'hint' }, say('check.choose')), group, told);
  one('.whys', check).remove();
}

function moved(lesson) {
  keeper.progress(lesson.dataset.lesson, finished(), lessons.length); // before the end, after which nothing is told
  show();
}

function show() {
  const done = finished();
  if (lessons.length) one('.progress').textContent = say('lesson.progress', { n: done.length, of: lessons.length });
  lessons.forEach((lesson) => {
    if (!isDone(lesson) || one('.state', lesson)) return;
    one('summary', lesson).append(make('span', { class: 'state' }, say('lesson.done')));
  });
  if (done.length === lessons.length) {
    if (!hasEnded) keeper.complete(close);
    hasEnded = true;
  } else remaining();
}

function remaining() {
  const list = make('ul');
  lessons.filter((lesson) => !isDone(lesson)).forEach((lesson) => list.append(make('li', {}, one('h2 span', lesson).textContent)));
  end.textContent = '';
  end.append(make('h2', {}, say('end.title')), make('p', {}, say('end.remaining')), list);
}

function close(isTold) {
  end.textContent = '';
  end.append(make('h2', { tabindex: '-1' }, say('end.title')), make('p', { role: 'status' }, keeper.said(isTold)));
  if (keeper.way) end.append(button(say('end.close'), keeper.way, { class: 'chief', 'data-close': '' }));
  if (typeof certify === 'function') certify(end);
}

function goOn(lesson, place) {
  const next = lessons[place + 1];
  const press = button(say(next ? 'lesson.next' : 'lesson.last'), () => {
    if (next) reveal(next, one('summary', next));
    else reveal(end, one('h2', end));
  }, { class: 'chief', 'data-next': '' });
  const acts = make('div', { class: 'acts' });
  acts.append(press);
  one('.in', lesson).append(acts);
}

// What a platform has kept of another day: lessons that were done are done.
function restore(keys) {
  lessons.filter((lesson) => keys.includes(lesson.dataset.lesson)).forEach((lesson) => {
    checksOf(lesson).forEach((check) => righted.add(check.dataset.check));
  });
  show();
}

if (lessons.length) {
  all('[data-check]').forEach(ask);
  lessons.forEach(goOn);
  show();
  keeper.begin(restore);
}
let openedForPaper = [];
addEventListener('beforeprint', () => {
  if (document.body.classList.contains('text-chosen')) return;
  const closed = lessons.filter((lesson) => !lesson.open);
  closed.forEach((lesson) => { lesson.open = true; });
  openedForPaper.push(...closed); // some browsers say it twice
});
addEventListener('afterprint', () => {
  openedForPaper.forEach((lesson) => { lesson.open = false; });
  openedForPaper = [];
});
