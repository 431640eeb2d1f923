// Lights up the same line on both sides while it is pointed at or has focus. Without this, whole rows stand level anyway.
(() => {
  // A link to a question opens it.
  const openQuestion = () => {
    const question = location.hash.startsWith("#fraga-") && document.querySelector(location.hash);
    const details = question && question.querySelector("details");
    if (details) details.open = true;
  };
  openQuestion();
  window.addEventListener("hashchange", openQuestion);

  const sides = document.querySelector("[data-sides]");
  if (!sides) return;
  let lit = "";

  const light = (line) => {
    if (line === lit) return;
    for (const part of sides.querySelectorAll(".is-lit")) part.classList.remove("is-lit");
    lit = line;
    if (!line) return;
    for (const part of sides.querySelectorAll(`[data-line="${CSS.escape(line)}"]`)) part.classList.add("is-lit");
  };

  const lineOf = (target) => target.closest("[data-line]")?.dataset.line ?? "";

  sides.addEventListener("pointerover", (event) => light(lineOf(event.target)));
  sides.addEventListener("pointerleave", () => light(""));
  sides.addEventListener("focusin", (event) => light(lineOf(event.target)));
  sides.addEventListener("focusout", () => light(""));

  // Pressing what was found leads to its line, as pressing the line's number does.
  sides.addEventListener("click", (event) => {
    const part = event.target.closest(".found__part");
    if (!part || window.getSelection()?.toString()) return;
    sides.querySelector(`[id="rad-${CSS.escape(part.dataset.line)}"] a`)?.click();
  });
})();
