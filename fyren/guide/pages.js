"use strict";
// Leaving and moving on never leave a row in the history: the new page takes this one's place.
(() => {
  const page = document.querySelector("[data-page]");
  const exit = document.querySelector("[data-exit]");
  const cover = () => {
    document.title = page.dataset.neutralTitle;
    page.hidden = true;
  };
  const leave = () => {
    cover();
    location.replace(exit.href);
  };
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  for (const link of document.querySelectorAll("[data-replace]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      location.replace(link.href);
    });
  }
  // What the browser keeps for its Back button is kept covered, and left at once if it is brought back.
  addEventListener("pagehide", (event) => {
    if (event.persisted) cover();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) leave();
  });

  // Shift, pressed and released alone, three times within five seconds, as in the documents. Capitals do not count.
  const counted = document.querySelector("[data-presses]");
  let presses = [];
  let alone = false;
  let fading = 0;
  const forget = () => {
    presses = [];
    alone = false;
    counted.textContent = "";
  };
  document.querySelector("[data-keys]").hidden = false;
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") forget();
    else if (!event.repeat) alone = !(event.ctrlKey || event.altKey || event.metaKey);
  });
  addEventListener("pointerdown", forget);
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    presses = presses.filter((at) => event.timeStamp - at < 5000).concat(event.timeStamp);
    if (presses.length >= 3) {
      leave();
      return;
    }
    counted.textContent = counted.dataset.presses.replace("{n}", presses.length);
    clearTimeout(fading);
    fading = setTimeout(forget, 5000);
  });
})();
