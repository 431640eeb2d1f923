// A floating menu never lies over what one has gone on to: it closes when focus leaves it, on Escape and on a press outside.
(() => {
  for (const menu of document.querySelectorAll("details[data-floating]")) {
    const close = () => {
      menu.open = false;
    };
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) close();
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      close();
      menu.querySelector("summary").focus();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!menu.contains(event.target)) close();
    });
  }
})();
