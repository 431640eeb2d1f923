// The exit: a neutral title, a cover, and another page in this one's place. It empties what was written first.
const leaving = [];
const way = one('[data-exit]');

function cover() {
  document.title = say('page.neutral_title');
  root.classList.add('gone');
  if (!one('body > .cover')) document.body.append(make('div', { class: 'cover' }));
}

function leave() {
  leaving.forEach((empty) => empty());
  cover();
  location.replace(way.href);
}

way.addEventListener('click', (event) => {
  event.preventDefault();
  leave();
});

// Every other way out takes this page's place too, so that Back does not lead here.
document.addEventListener('click', (event) => {
  const link = event.target.closest && event.target.closest('a[data-replace]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  leaving.forEach((empty) => empty());
  location.replace(link.href);
});

// What the browser keeps of the page for its Back button is kept covered, and left at once if it is brought back.
addEventListener('pagehide', (event) => {
  leaving.forEach((empty) => empty());
  if (event.persisted) cover();
});
addEventListener('pageshow', (event) => {
  if (event.persisted) leave();
});

// Shift, pressed and released alone, three times within five seconds. Capitals do not count.
const PRESSES = 3;
const WITHIN = 5000;
const counted = make('p', { class: 'presses', role: 'status' });
document.body.append(counted);
one('.beside').append(make('span', { class: 'keys' }, ' ' + say('exit.keys')));
let presses = [];
let alone = false;
let fading = 0;

function forget() {
  presses = [];
  alone = false;
  counted.textContent = '';
}

addEventListener('keydown', (event) => {
  if (event.key !== 'Shift') return forget();
  if (!event.repeat) alone = !(event.ctrlKey || event.altKey || event.metaKey);
});
addEventListener('pointerdown', forget);
addEventListener('keyup', (event) => {
  if (event.key !== 'Shift' || !alone) return;
  alone = false;
  presses = presses.filter((at) => event.timeStamp - at < WITHIN).concat(event.timeStamp);
  if (presses.length >= PRESSES) return leave();
  counted.textContent = say('exit.count', { n: presses.length });
  clearTimeout(fading);
  fading = setTimeout(forget, WITHIN);
});
