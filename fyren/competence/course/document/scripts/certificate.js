// The certificate: a name that is typed here, printed or saved by one's own choice, never sent and never kept.
const ownTitle = document.title;
let paper = null;

function certificateLines(name) {
  const today = new Date().toISOString().slice(0, 10);
  return [say('certificate.title'), '', name, say('certificate.has_taken'), data.course, data.subject, '', data.municipality, say('certificate.day', { day: today }), data.version, '', say('certificate.proves')];
}

function certify(into) {
  const part = make('div', { class: 'certificate' });
  const field = make('input', { type: 'text', id: 'certificate-name', maxlength: '100', autocomplete: 'off', spellcheck: 'false', autocorrect: 'off' });
  const told = make('p', { class: 'told', role: 'status' });
  const label = make('label', { for: 'certificate-name' }, say('certificate.name'));
  const empty = () => { field.value = ''; told.textContent = ''; };
  const named = (act) => () => {
    const name = field.value.trim();
    told.textContent = name ? '' : say('certificate.needs_name');
    if (name) act(name);
    else field.focus();
  };
  const acts = make('div', { class: 'acts' });
  acts.append(
    button(say('certificate.print'), named(printCertificate), { class: 'chief', 'data-print': '' }),
    button(say('certificate.save'), named((name) => {
      saveText(certificateLines(name).join('\n') + '\n', say('certificate.file'));
      told.textContent = say('certificate.remove');
    }), { 'data-save': '' }),
  );
  part.append(
    make('h2', {}, say('certificate.title')),
    make('p', {}, say('certificate.lead')),
    label,
    field,
    acts,
    told,
    make('p', { class: 'rests' }, say('certificate.print_note') + ' ' + say('certificate.proves')),
    make('p', { class: 'care' }, say('certificate.care')),
  );
  into.append(part);
  keepEmpty(part, empty);
}

function printCertificate(name) {
  const [heading, , who, ...rest] = certificateLines(name);
  paper = make('div', { class: 'paper' });
  paper.append(make('p', { class: 'big' }, heading), make('p', { class: 'who' }, who), ...rest.filter(Boolean).map((line) => make('p', {}, line)));
  document.body.append(paper);
  document.body.classList.add('text-chosen');
  document.title = say('certificate.title');
  print();
}

function clearPaper() {
  if (paper) paper.remove();
  paper = null;
  document.body.classList.remove('text-chosen');
  if (!root.classList.contains('gone')) document.title = ownTitle;
}

addEventListener('afterprint', clearPaper);
leaving.push(clearPaper);
