// What is written on the page is never sent and never stored. It empties itself when its fold is folded, when the page is
// left, and when the page has been hidden for five minutes unless one has said otherwise.
const HIDDEN_FOR = 5 * 60000;
let keepLonger = false;
let hiding = 0;

// Let a part of the page empty itself; what one chooses about it stands after its last note of care, where it has one.
function keepEmpty(part, empty) {
  offerToKeep(part, empty);
  emptyWith(part, empty);
}

function offerToKeep(part, empty) {
  const care = all('.care', part).pop();
  if (!care) return;
  const acts = make('div', { class: 'acts' });
  const choice = make('label', { class: 'choice' });
  const box = make('input', { type: 'checkbox', autocomplete: 'off' });
  box.addEventListener('change', () => { keepLonger = box.checked; });
  choice.append(box, say('tool.keep_longer'));
  acts.append(choice, button(say('tool.empty_now'), empty));
  care.after(acts);
}

function emptyWith(part, empty) {
  leaving.push(empty);
  // Folding empties it: its own fold, and any around it.
  for (let around = part; around; around = around.parentElement) {
    if (around.tagName === 'DETAILS') {
      const outer = around;
      outer.addEventListener('toggle', () => { if (!outer.open) empty(); });
    }
  }
}

document.addEventListener('visibilitychange', () => {
  clearTimeout(hiding);
  if (document.hidden) hiding = setTimeout(() => { if (!keepLonger) leaving.forEach((empty) => empty()); }, HIDDEN_FOR);
});

// A group of answers, of which one or none is chosen.
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

// A field that leaves nothing behind: the browser is asked to keep, check and change nothing.
function writing(attributes) {
  return make('textarea', Object.assign({ rows: '3', autocomplete: 'off', spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off' }, attributes));
}

// A text as a file, by one's own choice.
function saveText(text, name) {
  const link = make('a', { href: URL.createObjectURL(new Blob([text], { type: 'text/plain' })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
