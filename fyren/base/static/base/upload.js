// Says at once that a file is too large, instead of after it has been sent. The server refuses it all the same.
(() => {
  const input = document.querySelector("input[type=file][data-upload]");
  const form = input?.form;
  if (!form || !input.dataset.limit) return;

  const tooLarge = () => input.files[0] && input.files[0].size > Number(input.dataset.limit);

  const check = () => {
    const field = input.closest(".field");
    for (const said of field.querySelectorAll(".field__errors")) said.remove(); // it was about the file before
    field.classList.toggle("field--wrong", Boolean(tooLarge()));
    if (!tooLarge()) return true;
    const text = document.createElement("p");
    text.className = "field__errors";
    text.setAttribute("role", "alert");
    text.textContent = input.dataset.tooLarge;
    input.before(text);
    return false;
  };

  input.addEventListener("change", check);
  form.addEventListener(
    "submit",
    (event) => {
      if (check()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      input.focus();
    },
    true,
  );
})();
