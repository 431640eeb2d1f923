"use strict";
// What is told is sent from the page itself, so that it leaves no further row in the history. Without a script the form
// does the same with one.
(() => {
  const form = document.querySelector("[data-telling]");
  if (!form) return;
  const wrong = document.querySelector("[data-wrong]");
  const thanks = document.querySelector("[data-thanks]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = new FormData(form);
    wrong.hidden = chosen.has("kind");
    if (!wrong.hidden) {
      form.elements.kind[0].focus();
      return;
    }
    try {
      const answer = await fetch(location.href, {
        method: "POST",
        body: new URLSearchParams(chosen),
        credentials: "omit",
        cache: "no-store",
      });
      if (!answer.ok) throw new Error(answer.status);
      form.hidden = true;
      thanks.hidden = false;
      thanks.focus();
    } catch {
      form.submit();
    }
  });
})();
