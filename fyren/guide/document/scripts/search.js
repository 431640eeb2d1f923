// Search on the device, over what the page itself says. Nothing is sent, and nothing is kept when the page is left.
const MOST_SHOWN = 20;
const MOST_LED = 8;
// What answers less than so much of what the best one does is left out.
const LEAST = 0.08;
const field = one('#q');
const results = one('.results');
const counts = one('.search .count');
let index = null;

// Each place that can be found: what it is called, where it stands, and its words by weight.
function places() {
  const cards = all('.card').map((card) => ({
    element: card, name: one('h3', card).textContent, about: numbersOf(card), card: true,
    doors: card.dataset.a.split(' '), needs: card.dataset.n.split(' '),
    words: [[one('h3', card).textContent, 3], [text('.org', card), 1.5], [text('.does', card), 1], [text('dl', card), 0.5], [all('a bdi', card).map((a) => a.textContent).join(' '), 2], [all('a bdi', card).map((a) => a.textContent.replace(/[^0-9]/g, '')).join(' '), 2]],
  }));
  const topics = all('.topic').map((topic) => {
    const door = text('h3', topic.closest('.door'));
    const need = text('h4', topic.closest('.need'));
    const fold = topic.closest('.fold');
    const title = text('h5', fold) || text('h5', topic) || need;
    return {
      element: topic, name: title, about: title === need ? door : door + ' – ' + need, key: topic.dataset.topic,
      doors: [topic.closest('.door').dataset.door], needs: [topic.closest('.need').dataset.need],
      words: [[title, 2.5], [need, 1.2], [door, 1], [text('.text', topic), 0.6]],
    };
  });
  return cards.concat(topics);
}

// What the words name first comes first, and topics before services, which are for many.
function nearness(each, doors, needs) {
  if (each.card) return 0.4;
  return 1 - 0.006 * (doors.indexOf(each.doors[0]) + needs.indexOf(each.needs[0]));
}

function text(selector, within) {
  const found = within && one(selector, within);
  return found ? found.textContent : '';
}

function numbersOf(card) {
  return all('.way a bdi, .site summary bdi', card).map((each) => each.textContent).join(' · ');
}

// Every different word once, with the places that say it and how heavily.
function build() {
  const found = places();
  const entries = new Map();
  const add = (word, place, weight) => {
    let entry = entries.get(word);
    if (!entry) entries.set(word, entry = { word, plainly: bare(word), stem: stem(word), at: new Map() });
    if ((entry.at.get(place) || 0) < weight) entry.at.set(place, weight);
  };
  found.forEach((each, place) => each.words.forEach(([said, weight]) => wordsOf(said).forEach((word) => add(word, place, weight))));
  data.search.words.forEach(([words, doors, needs]) => {
    const led = ledTo(found, doors, needs);
    words.forEach((said) => {
      const parts = wordsOf(said);
      parts.forEach((word) => led.forEach((place) => add(word, place, (parts.length > 1 ? 1.1 : 1.8) * nearness(found[place], doors, needs))));
    });
  });
  const listed = Array.from(entries.values());
  listed.forEach((entry) => { entry.at = Array.from(entry.at); });
  return { found, entries: listed, exact: entries, names: found.map((each) => wordsOf(each.name).join(' ')), phrases: phrasesOf(found) };
}

// Where words lead: topics behind some doors, of some needs, and services that are for both. A language that waits for
// approval may have neither; then it leads to somebody to talk to behind the door.
function ledTo(found, doors, needs) {
  const meets = (each, wanted) => each.doors.some((door) => doors.includes(door)) && each.needs.some((need) => wanted.includes(need));
  const led = fewCards(found, placesOf(found, (each) => meets(each, needs)));
  return led.length ? led : fewCards(found, placesOf(found, (each) => meets(each, ['now', 'talk'])));
}

// Of services the first ones, in the order of the page: a word that leads to a hundred leads nowhere.
function fewCards(found, places) {
  let cards = 0;
  return places.filter((place) => !found[place].card || (cards += 1) <= MOST_LED);
}

function placesOf(found, wanted) {
  return found.map((each, place) => (wanted(each) ? place : -1)).filter((place) => place >= 0);
}

// What people type leads somewhere as a whole.
function phrasesOf(found) {
  return data.search.words.map(([words, doors, needs]) => [
    words.map((each) => wordsOf(each).join(' ')),
    ledTo(found, doors, needs),
  ]);
}

const STOP = new Set(['i', 'och', 'att', 'en', 'ett', 'av', 'mig', 'min', 'mitt', 'jag', 'är', 'på', 'som', 'det', 'den', 'the', 'a', 'my', 'me', 'to', 'is', 'i', 'am', 'of', 'and']);

// The places that answer, best first. A name written out is always first among them.
function find(question) {
  index = index || build();
  const words = wordsOf(question);
  if (!words.length) return [];
  const whole = words.join(' ');
  const kept = words.filter((word) => !STOP.has(word));
  const scores = new Float64Array(index.found.length);
  const met = new Float64Array(index.found.length);
  (kept.length ? kept : words).forEach((word) => scoresOf(word).forEach((score, place) => {
    scores[place] += score;
    if (score) met[place] += 1;
  }));
  scores.forEach((score, place) => { scores[place] = score * met[place] * met[place]; });
  if (words.length > 1) scoresOf(whole.replace(/ /g, '')).forEach((score, place) => { scores[place] += score; });
  const said = saidAs(whole, words.length > 1, scores);
  const named = new Set();
  index.names.forEach((name, place) => {
    if (name === whole) named.add(place);
    if (name.startsWith(whole)) scores[place] += 100;
  });
  return ranked(scores, named, said).map((place) => index.found[place]);
}

// Phrases that hold what is asked, or are held by it, count for much where they lead. Says the places of what is the whole
// question. A single word only begins a phrase that holds it whole: "soc" is not "sociala medier".
function saidAs(whole, several, scores) {
  const said = new Set();
  const begun = several ? whole : whole + ' ';
  const holds = (each) => each.includes(' ') && (each.startsWith(begun) || (' ' + whole + ' ').includes(' ' + each + ' '));
  index.phrases.forEach(([phrases, led]) => {
    if (phrases.includes(whole)) led.forEach((place) => said.add(place));
    if (phrases.some(holds)) led.forEach((place) => { scores[place] += index.found[place].card ? 100 : 300; });
  });
  return said;
}

// The places from best to least. What is named just so stands first, and is never left out; then what was said just so.
function ranked(scores, named, said) {
  const least = LEAST * scores.reduce((most, score) => Math.max(most, score), 0);
  const kept = [];
  scores.forEach((score, place) => { if (named.has(place) || (score && score >= least)) kept.push(place); });
  return kept.sort((a, b) => named.has(b) - named.has(a) || said.has(b) - said.has(a) || scores[b] - scores[a] || a - b);
}

// How well each place answers one word. What stands in the page just so is not looked for among misspellings.
function scoresOf(word) {
  const question = asked(word);
  if (index.exact.has(word)) question.most = 0;
  const best = new Float64Array(index.found.length);
  index.entries.forEach((entry) => {
    const level = answers(question, entry);
    if (level) entry.at.forEach(([place, weight]) => { if (best[place] < level * weight) best[place] = level * weight; });
  });
  return best;
}

function show() {
  const asked = field.value.trim();
  const found = asked ? find(asked) : [];
  const rows = found.slice(0, MOST_SHOWN).map((each) => {
    const row = make('li');
    const press = button(each.name, () => reveal(each.element, one('h3, h5', each.element) || one('summary', each.element.closest('.fold') || each.element.closest('.need'))));
    const about = make('small', {}, each.card ? '' : each.about);
    if (each.card) about.append(kept(each.about));
    press.append(about);
    row.append(press);
    return row;
  });
  results.textContent = '';
  results.append(...rows);
  counts.textContent = !asked ? '' : !found.length ? say('search.no_results', { switchboard: data.switchboard }) : found.length === 1 ? say('search.one_result') : say('search.results', { n: found.length });
}

function clear() {
  field.value = '';
  show();
}

one('.search').hidden = false;
field.setAttribute('autocorrect', 'off');
field.addEventListener('focus', () => setTimeout(() => { index = index || build(); }, 0), { once: true });
field.addEventListener('input', show);
one('[data-clear]').addEventListener('click', () => { clear(); field.focus(); });
leaving.push(clear);
