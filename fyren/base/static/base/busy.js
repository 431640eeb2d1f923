// A form with data-busy answers at once when it is sent, and is sent once. data-busy="…" gives other words than "Sparar…".
(() => {
  const label = (button) => button.querySelector("[data-label]") ?? button;

  const begin = (form, button) => {
    form.dataset.sent = "true";
    if (!button) return;
    button.dataset.words = label(button).textContent;
    button.setAttribute("aria-busy", "true");
    label(button).textContent = form.dataset.busy || "Sparar…";
  };

  const end = (form) => {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-busy]")) {
      button.removeAttribute("aria-busy");
      label(button).textContent = button.dataset.words;
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-busy]") || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    begin(form, event.submitter);
  });

  // Back from the next page: the browser may show this one as it was left.
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(end));
})();
