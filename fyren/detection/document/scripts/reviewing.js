// The day here, "2026-11-25"; after midnight it is another day than in UTC.
function localDay() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

// What has passed its day of review since the page was made is told as such, by the device's day.
function deviceDay() {
  const today = localDay();
  // A page that has lain for long is no reason to turn back to rules that have ended; one whose clock is wrong is.
  return today < data.day ? data.day : today;
}

function markReviews() {
  all('[data-review]').filter((part) => part.dataset.review < deviceDay()).forEach((part) => {
    part.textContent = part.dataset.name + ', ' + say('document' in part.dataset ? 'source.unchecked' : 'source.unverified');
  });
  all('[data-number-review]').forEach((part) => {
    part.hidden = part.dataset.numberReview >= deviceDay();
  });
}

markReviews();
document.addEventListener('visibilitychange', () => { if (!document.hidden) markReviews(); });
