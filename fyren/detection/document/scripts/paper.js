// Printing: the guidance on one sheet, or the report's text alone. What is printed is named neutrally. The style opens
// what is folded, and the numbers stand in the page itself: paper has both without a script.
const ownTitle = document.title;
let paper = null;
let opened = [];

function openForPaper() {
  document.title = say('page.neutral_title');
  opened = paper ? [] : all('.step[data-step], .more').filter((each) => !each.open);
  opened.forEach((each) => { each.open = true; });
}

function closeAfterPaper() {
  opened.forEach((each) => { each.open = false; });
  opened = [];
  if (paper) paper.remove();
  paper = null;
  document.body.classList.remove('text-chosen');
  if (!root.classList.contains('gone')) document.title = ownTitle;
}

function printText(text) {
  paper = make('pre', { class: 'paper' }, text);
  document.body.append(paper);
  document.body.classList.add('text-chosen');
  print();
}

addEventListener('beforeprint', openForPaper);
addEventListener('afterprint', closeAfterPaper);
leaving.push(closeAfterPaper);
views.append(button(say('view.print'), () => print(), { 'data-print': '' }));
