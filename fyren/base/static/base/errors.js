// An error summary takes focus, so that it is read first; the tab's title says that something is wrong.
(() => {
  const summary = document.querySelector("[data-error-summary]");
  if (!summary) return;
  document.title = `${summary.dataset.errorSummary} ${document.title}`;
  summary.focus();
})();
