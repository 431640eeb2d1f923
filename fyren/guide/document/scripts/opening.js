// Open now, by Swedish time, whatever the device's zone; the same rules as fyren/guide/opening.py.
const DAY = 1440;
const AHEAD = 14;
const holidays = new Set(data.holidays);
const iso = (day) => new Date(day * DAY * 60000).toISOString().slice(0, 10);
const weekday = (day) => ((new Date(day * DAY * 60000).getUTCDay() + 6) % 7) + 1;

// Summer time in Sweden: from 01:00 UTC on the last Sunday of March to that of October.
function lastSunday(year, month) {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * DAY * 60000;
}

// Minutes of Swedish wall-clock time since 1970.
function swedish(moment) {
  const year = new Date(moment).getUTCFullYear();
  const summer = moment >= lastSunday(year, 2) && moment < lastSunday(year, 9);
  return Math.floor(moment / 60000) + (summer ? 120 : 60);
}

function span(day, opens, closes) {
  return [day * DAY + opens, day * DAY + (closes <= opens ? closes + DAY : closes)];
}

function holds(row, day) {
  const date = iso(day);
  return row[0].includes(weekday(day)) && (!row[3] || row[3] <= date) && (!row[4] || date <= row[4]) && (row[5] || !holidays.has(date));
}

function spansOf(table, day) {
  const other = table.o.filter((each) => each[0] === iso(day));
  if (other.length) return other.filter((each) => each.length > 1).map((each) => span(day, each[1], each[2]));
  return table.r.filter((row) => holds(row, day)).map((row) => span(day, row[1], row[2]));
}

function joined(table, first) {
  const found = [];
  for (let ahead = 0; ahead < AHEAD + 2; ahead += 1) found.push(...spansOf(table, first + ahead));
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return found.reduce((spans, each) => {
    const last = spans[spans.length - 1];
    if (last && each[0] <= last[1]) last[1] = Math.max(last[1], each[1]);
    else spans.push(each.slice());
    return spans;
  }, []);
}

// {open, closes?, opens?}: as state_of.
function stateOf(table, now) {
  const today = Math.floor(now / DAY);
  const until = joined(table, today - 1).find((each) => now < each[1]);
  if (!until) return { open: false };
  if (until[0] > now) return { open: false, opens: until[0] };
  return until[1] < (today + AHEAD) * DAY ? { open: true, closes: until[1] } : { open: true };
}
