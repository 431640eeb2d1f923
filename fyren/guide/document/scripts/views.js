// From a row to its card; reading aloud; and what narrows the cards.
const card = button('', () => printCard(), { 'data-print-card': '' });
card.append(make('span', { class: 'icon print' }), say('print.card'));
views.append(card);

// A service's name in a topic leads to its card, and the card back to where one was.
const cardOf = {};
all('.card').forEach((card) => { cardOf[card.dataset.s] = card; });
let camefrom = null;
const back = button(say('view.back'), () => { if (camefrom) reveal(camefrom); back.remove(); }, { class: 'link' });
function readRows(within) {
  all('.rows > li[data-s] .name', within).forEach((name) => {
    const card = cardOf[name.closest('li').dataset.s];
    if (!card || name.tagName === 'BUTTON') return;
    const press = button(name.textContent, () => {
      camefrom = press;
      card.hidden = false;
      card.append(back);
      reveal(card, one('h3', card));
    }, { class: 'link name' });
    name.replaceWith(press);
  });
}
all('.calm, .talk, .silence, .interpreter').forEach((part) => readRows(part));
all('.door').forEach((door) => onceOpened(door, () => { readRows(door); addActs(door); }));

// Doors and tools that lead to another door.
all('[data-to]').forEach((place) => {
  const door = one('.door[data-door="' + place.dataset.to + '"]');
  if (door) place.replaceWith(button(place.textContent, () => { door.open = true; reveal(door, one('summary', door)); }, { class: 'link' }));
});

// Choices that narrow the cards.
const filters = data.filters.map(([key, label, choices]) => {
  const select = make('select', { id: 'f' + key, autocomplete: 'off', 'data-filter': key });
  select.append(new Option(say('service.all'), ''), ...choices.map(([value, text]) => new Option(text, value)));
  return select;
});
const narrowing = make('div', { class: 'filters' });
filters.forEach((select, place) => {
  const row = make('p');
  row.append(make('label', { for: select.id }, data.filters[place][1]), ' ', select);
  narrowing.append(row);
});
one('.card').before(narrowing);
function narrow() {
  all('.card').forEach((card) => {
    card.hidden = filters.some((each) => each.value && !card.dataset[each.dataset.filter].split(' ').includes(each.value));
  });
}
filters.forEach((each) => each.addEventListener('change', narrow));
leaving.push(() => filters.forEach((each) => { each.value = ''; }));

// From a topic that has more services than it shows, to all of them.
all('[data-all-for]').forEach((place) => place.replaceWith(button(place.textContent, () => {
  place.dataset.allFor.split(' ').forEach((value, at) => { filters[at].value = value; });
  narrow();
  reveal(narrowing, filters[0]);
}, { class: 'link' })));

// Reading aloud: only by a voice of the device's own, for this language, when pressed.
const speech = window.speechSynthesis;
const tongue = root.lang.split('-')[0];
const voiceFor = () => speech && speech.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === tongue);
let reading = null;

// Paragraph by paragraph and row by row, each with an end, so that none is read into the next.
function spoken(topic) {
  const parts = all('.text p, .text li', topic).map((each) => each.innerText.trim());
  return parts.map((each) => (/[.!?:;…։؟۔።]$/.test(each) ? each : each + '.')).join('\n');
}

function hush() {
  reading = null;
  if (speech) speech.cancel();
  all('[data-listen]').forEach((each) => { each.textContent = say('view.listen') + ' (' + say('view.listen_hint') + ')'; });
}

function listenButton(topic) {
  const press = button('', () => {
    const own = reading && reading.press === press;
    hush();
    const voice = voiceFor();
    if (own || !voice) return;
    const said = new SpeechSynthesisUtterance(spoken(topic));
    said.voice = voice;
    said.lang = voice.lang;
    // What was stopped for another may tell of its end later.
    said.onend = said.onerror = () => { if (reading && reading.said === said) hush(); };
    reading = { press, said };
    press.textContent = say('view.listen_stop');
    speech.speak(said);
  }, { 'data-listen': '' });
  press.textContent = say('view.listen') + ' (' + say('view.listen_hint') + ')';
  press.hidden = !voiceFor();
  return press;
}
// Browsers know their voices late: the buttons are there, and are shown when there is a voice.
if (speech && speech.addEventListener) {
  speech.addEventListener('voiceschanged', () => all('[data-listen]').forEach((each) => { each.hidden = !voiceFor(); }));
}
leaving.push(hush);

// What one can do with a topic; made when its door is first opened.
function addActs(door) {
  all('.topic', door).forEach((topic) => {
    if (!one('.text', topic)) return;
    const acts = make('div', { class: 'acts' });
    if (speech) acts.append(listenButton(topic));
    acts.append(printButton(topic, acts));
    topic.append(acts);
  });
}
