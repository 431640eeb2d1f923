// What has passed its day of review since the page was made is told as such, by the device's day.
function deviceDay() {
  const today = new Date().toISOString().slice(0, 10);
  // A page that has lain for long is no reason to turn back to rules that have ended; one whose clock is wrong is.
  return today < data.day ? data.day : today;
}

function markReviews() {
  all('[data-review]').filter((part) => part.dataset.review < deviceDay()).forEach((part) => {
    part.textContent = part.dataset.name + ', ' + say('source.unverified');
  });
}

markReviews();
document.addEventListener('visibilitychange', () => { if (!document.hidden) markReviews(); });
