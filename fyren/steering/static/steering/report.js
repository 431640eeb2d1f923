// Writing a part of a report: lists that stand open where there is room, and help with plain language when asked for.
(() => {
  const wide = window.matchMedia("(min-width: 70rem)");
  const fold = () => {
    for (const details of document.querySelectorAll("[data-open-when-wide]")) details.open = wide.matches;
  };
  fold();
  wide.addEventListener("change", fold);

  const form = document.querySelector("form[data-language-url]");
  if (!form) return;
  for (const place of form.querySelectorAll("[data-language-for]")) {
    const text = document.getElementById(place.dataset.languageFor);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet report-ask";
    button.textContent = form.dataset.languageWords;
    button.addEventListener("click", async () => {
      const body = new FormData();
      body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      body.set("text", text.value);
      const answer = await fetch(form.dataset.languageUrl, { method: "POST", body });
      if (answer.ok) place.innerHTML = await answer.text();
    });
    place.before(button);
  }
})();
