// What the other files share. No library, no storage, no request.
const root = document.documentElement;
const data = JSON.parse(document.getElementById('page-data').textContent);
const one = (selector, within) => (within || document).querySelector(selector);
const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));

function say(key, values) {
  return (data.say[key] || '').replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? values[name] : whole));
}

function make(tag, attributes, text) {
  const made = document.createElement(tag);
  Object.keys(attributes || {}).forEach((name) => made.setAttribute(name, attributes[name]));
  if (text) made.textContent = text;
  return made;
}

// A number or time, kept from left to right in any script.
function kept(text) {
  return make('bdi', { dir: 'ltr' }, text);
}

// A string of the guide's with elements in its places.
function sayWith(into, key, values) {
  (data.say[key] || '').split(/\{(\w+)\}/).forEach((part, place) => {
    const value = place % 2 ? values[part] : part;
    if (value) into.append(value);
  });
}

function button(text, press, attributes) {
  const made = make('button', Object.assign({ type: 'button' }, attributes), text);
  made.addEventListener('click', press);
  return made;
}

const onceOpened = (details, act) => {
  const opened = () => {
    if (!details.open) return;
    details.removeEventListener('toggle', opened);
    act();
  };
  details.addEventListener('toggle', opened);
};

// Open everything around an element, and let focus stand at it.
function reveal(element, heading) {
  for (let around = element; around; around = around.parentElement) if (around.tagName === 'DETAILS') around.open = true;
  const target = heading || element;
  if (!target.matches('a, button, summary, [tabindex]')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'start' });
}
