// Printing: nothing chosen prints the card; a topic prints its page, after a warning. A browser may go on before it has
// printed, so what is chosen stays until it says that it is done.
let paper = null;
const ownTitle = document.title;

// What is printed, or saved as a file, is named as neutrally as the page that one leaves to.
addEventListener('beforeprint', () => { document.title = say('page.neutral_title'); });
addEventListener('afterprint', () => {
  if (!root.classList.contains('gone')) document.title = ownTitle;
  choose(null);
});
leaving.push(() => choose(null));

function choose(topic) {
  if (paper) paper.remove();
  paper = topic && paperOf(topic);
  if (paper) document.body.append(paper);
  document.body.classList.toggle('topic-chosen', Boolean(paper));
}

function paperOf(topic) {
  const made = make('div', { class: 'paper' });
  const parts = Array.from(topic.children).filter((each) => each.matches('.text, .rows, .trace'));
  // What is said of every topic of a need stands before them, and goes with each.
  const before = Array.from(topic.closest('.need').querySelectorAll('.first')).filter((each) => !each.closest('.topic'));
  parts.unshift(...before);
  made.append(make('h2', {}, titleOf(topic)), ...parts.map((each) => each.cloneNode(true)));
  all('details', made).forEach((each) => { each.open = false; });
  all('button', made).forEach((each) => each.replaceWith(make('b', {}, each.textContent)));
  return made;
}

function titleOf(topic) {
  return text('h5', topic.closest('.fold')) || text('h5', topic) || text('h4', topic.closest('.need'));
}

function printCard() {
  choose(null);
  print();
}

function printButton(topic, acts) {
  const ask = button(say('print.topic'), () => {
    const warning = make('p', { role: 'alert' }, say('print.warning'));
    const close = () => {
      [warning, go, shut].forEach((each) => each.remove());
      ask.hidden = false;
      ask.focus();
    };
    const go = button(say('print.go'), () => {
      close();
      choose(topic);
      print();
    });
    const shut = button(say('view.close'), close);
    ask.hidden = true;
    acts.append(warning, go, shut);
    go.focus();
  });
  return ask;
}
