// A staff form with data-guard asks before it is left with changes that are not saved.
(() => {
  const values = (form) => new URLSearchParams(
    [...new FormData(form)].map(([name, value]) => [name, value instanceof File ? value.name : value]),
  ).toString();
  const forms = [...document.querySelectorAll("form[data-guard]")].map((form) => ({ form, before: values(form) }));
  if (!forms.length) return;

  let sending = false;
  document.addEventListener("submit", (event) => {
    sending = !event.defaultPrevented;
  });
  window.addEventListener("pageshow", () => {
    sending = false;
  });
  window.addEventListener("beforeunload", (event) => {
    // A form that came back with errors holds what was typed and not saved.
    const unsaved = ({ form, before }) => form.querySelector("[data-error-summary]") || values(form) !== before;
    if (!sending && forms.some(unsaved)) event.preventDefault();
  });
})();
