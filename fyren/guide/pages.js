"use strict";
// Leaving and moving on never leave a row in the history: the new page takes this one's place.
(() => {
  const page = document.querySelector("[data-page]");
  const exit = document.querySelector("[data-exit]");
  const leave = () => {
    document.title = page.dataset.neutralTitle;
    page.hidden = true;
    location.replace(exit.href);
  };
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  for (const link of document.querySelectorAll("[data-replace]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      location.replace(link.href);
    });
  }
  addEventListener("pageshow", (event) => {
    if (event.persisted) leave();
  });
})();
