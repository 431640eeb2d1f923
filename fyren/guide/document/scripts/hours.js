// Says on the page how it is now, and again each minute; what is open comes first where one can only write.
function clockText(minute) {
  const two = (number) => String(number).padStart(2, '0');
  return two(Math.floor((minute % DAY) / 60)) + data.sign + two(minute % 60);
}

function dayWord(minute, now) {
  const ahead = Math.floor(minute / DAY) - Math.floor(now / DAY);
  if (ahead < 2) return say(ahead ? 'hours.tomorrow' : 'hours.today');
  return say('hours.days').split('|')[weekday(Math.floor(minute / DAY)) - 1];
}

function tell(place, table, now) {
  const state = stateOf(table, now);
  place.textContent = say(state.open ? 'hours.open' : 'hours.closed');
  place.classList.toggle('open', state.open);
  place.classList.toggle('shut', !state.open);
  if (state.closes || state.opens) place.append('. '); // what follows begins with a capital
  if (state.closes) {
    sayWith(place, 'hours.closes', { time: kept(clockText(state.closes)) });
  } else if (state.opens) {
    sayWith(place, 'hours.opens', { day: dayWord(state.opens, now), time: kept(clockText(state.opens)) });
  }
  return state;
}

const foreign = () => new Date().getTimezoneOffset() !== -(swedish(Date.now()) - Math.floor(Date.now() / 60000));

function openFirst(list, states) {
  const rows = Array.from(list.children);
  const state = (row) => states.get(one('.now', row)) || { open: false };
  const rank = (row) => (state(row).open ? 0 : state(row).opens || Infinity);
  const sorted = rows.slice().sort((a, b) => rank(a) - rank(b) || 0);
  if (sorted.some((row, place) => row !== rows[place]) && !list.contains(document.activeElement)) list.append(...sorted);
  const note = one('.none-open', list.parentElement);
  const first = sorted[0];
  note.hidden = !first || state(first).open || !state(first).opens;
  if (!note.hidden) note.textContent = say('silence.none_open', { name: one('.name', first).textContent });
}

// What is past its day since the page was made.
function markOld(place) {
  if (!one('.old', place)) (one('.stamp, p', place) || place).append(' ', make('span', { class: 'old' }, say('service.check')));
}

// What must be said of the times: on a device in another zone, and on a holiday, which may begin while the page is open.
function zoneWords(date) {
  return [foreign() && say('hours.swedish_time'), holidays.has(date) && say('hours.holidays_may_differ')].filter(Boolean).join(' ');
}

function refreshHours() {
  const now = swedish(Date.now());
  const states = new Map(all('.now[data-h]').map((place) => [place, tell(place, data.hours[place.dataset.h], now)]));
  all('[data-open-first]').forEach((list) => openFirst(list, states));
  const date = iso(Math.floor(now / DAY));
  all('[data-due]').forEach((place) => { if (place.dataset.due < date) markOld(place); });
  all('[data-until]').forEach((place) => { place.hidden = place.dataset.until < date; });
  const words = zoneWords(date);
  all('.zone').forEach((note) => { note.textContent = words; note.hidden = !words; });
}

all('.numbers .in, .all > details > .in').filter((place) => one('.now', place)).forEach((place) => {
  place.prepend(make('p', { class: 'zone note', hidden: '' }));
});
refreshHours();
setInterval(refreshHours, 60000);
document.addEventListener('visibilitychange', () => { if (!document.hidden) refreshHours(); });
