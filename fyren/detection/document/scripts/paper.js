// Printing: the guidance on one sheet with the numbers, or the report's text alone. What is printed is named neutrally.
const ownTitle = document.title;
let paper = null;
let opened = [];
let numbers = null;

function numbersForPaper() {
  const box = make('div', { class: 'paper-numbers' });
  [['contact-centre', 'contact_centre'], ['out-of-hours', 'out_of_hours']].filter(([, name]) => data.place[name]).forEach(([key, name]) => {
    box.append(numberRow(data.report, data.report.say[key], data.place[name]));
  });
  return box;
}

function openForPaper() {
  document.title = say('page.neutral_title');
  opened = paper ? [] : all('.step[data-step], .particular').filter((each) => !each.open);
  opened.forEach((each) => { each.open = true; });
  if (!paper && !numbers && data.report) one('.alarm').closest('p').after(numbers = numbersForPaper());
}

function closeAfterPaper() {
  opened.forEach((each) => { each.open = false; });
  opened = [];
  if (numbers) numbers.remove();
  numbers = null;
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
