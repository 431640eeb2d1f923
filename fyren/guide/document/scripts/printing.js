// Printing: nothing chosen prints the card; a topic prints its page, after a warning.
function printPage(topic) {
  const paper = make('div', { class: 'paper' });
  const title = make('h2', {}, titleOf(topic));
  paper.append(title, ...Array.from(topic.children).filter((each) => each.matches('.text, .rows, .trace')).map((each) => each.cloneNode(true)));
  all('details', paper).forEach((each) => { each.open = false; });
  all('button', paper).forEach((each) => each.replaceWith(make('b', {}, each.textContent)));
  document.body.append(paper);
  document.body.classList.add('topic-chosen');
  printNeutrally();
  document.body.classList.remove('topic-chosen');
  paper.remove();
}

function titleOf(topic) {
  return text('h5', topic.closest('.fold')) || text('h5', topic) || text('h4', topic.closest('.need'));
}

// What is printed, or saved as a file, is named as neutrally as the page that one leaves to.
function printNeutrally() {
  const title = document.title;
  document.title = say('page.neutral_title');
  print();
  document.title = title;
}

function printButton(topic, acts) {
  const ask = button(say('print.topic'), () => {
    const warning = make('p', { role: 'alert' }, say('print.warning'));
    const go = button(say('print.go'), () => { printPage(topic); close(); });
    const close = () => { warning.remove(); go.remove(); shut.remove(); ask.hidden = false; ask.focus(); };
    const shut = button(say('view.close'), close);
    ask.hidden = true;
    acts.append(warning, go, shut);
    go.focus();
  });
  return ask;
}
