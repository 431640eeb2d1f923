// How well a word of the page answers a word of a question; 0 when it does not. Pure, and quick: it meets every word.
const EXACT = 100;
const STEMMED = 60;
const BEGINS = 45;
const HOLDS = 20;
const NEAR = 12;

// How many slips a word of so many letters may hold.
const allowance = (length) => (length < 4 ? 0 : length < 8 ? 1 : 2);

// Optimal string alignment: letters left out, put in, exchanged or turned about; more than `most` is `most + 1`.
const ROWS = [new Int16Array(64), new Int16Array(64), new Int16Array(64)];
function distance(left, right, most) {
  if (Math.abs(left.length - right.length) > most || left.length > 60 || right.length > 60) return most + 1;
  let [two, before, row] = ROWS;
  for (let j = 0; j <= right.length; j += 1) row[j] = j;
  for (let i = 1; i <= left.length; i += 1) {
    [two, before, row] = [before, row, two];
    row[0] = i;
    let least = i;
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1];
      let cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) cost = Math.min(cost, two[j - 2] + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
  }
  return Math.min(row[right.length], most + 1);
}

// What is asked of one word, worked out once.
function asked(word) {
  const plainly = bare(word);
  return { word, plainly, stem: stem(word), most: allowance(plainly.length) };
}

// `entry`: a word of the page, {word, plainly, stem}.
function answers(question, entry) {
  if (entry.word === question.word) return EXACT;
  if (entry.plainly === question.plainly) return EXACT - 5;
  if (entry.stem === question.stem && question.stem.length > 2) return STEMMED;
  const long = question.plainly.length;
  if (long > 1 && entry.plainly.startsWith(question.plainly)) return BEGINS;
  if (long > 3 && (entry.plainly.includes(question.plainly) || (question.stem.length > 3 && entry.plainly.includes(question.stem)))) return HOLDS;
  if (entry.stem.length > 3 && question.plainly.startsWith(entry.stem)) return HOLDS;
  if (!question.most || !beginsAlike(question.plainly, entry.plainly)) return 0;
  const apart = Math.min(distance(question.plainly, entry.plainly, question.most), distance(question.stem, entry.stem, allowance(question.stem.length)) + 0.5);
  return apart <= question.most ? NEAR - 3 * apart : 0;
}

function beginsAlike(a, b) {
  return a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]);
}
