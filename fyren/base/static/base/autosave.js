// A form with data-autosave="address" keeps what is typed as its writer's own draft. Says so in its [data-autosave-said].
// <button type="button" data-autosave-drop> throws the draft away and shows what is saved.
(() => {
  const WAIT = 1500;

  const begin = (form) => {
    const said = form.querySelector("[data-autosave-said]");
    let waiting = 0;
    let last = "";
    const body = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    const say = (words) => {
      if (said) said.textContent = words;
    };
    const keep = async () => {
      clearTimeout(waiting);
      const typed = body();
      if (typed.toString() === last) return;
      last = typed.toString();
      try {
        const answer = await fetch(form.dataset.autosave, { method: "POST", body: typed, keepalive: last.length < 60000 });
        const found = await answer.json();
        say(answer.ok ? found.said : found.error);
      } catch {
        last = "";
        say("Utkastet kunde inte sparas. Spara själv innan du lämnar sidan.");
      }
    };
    last = body().toString();
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(keep, WAIT);
    });
    form.addEventListener("submit", () => {
      clearTimeout(waiting);
      last = body().toString();
    });
    window.addEventListener("pagehide", keep);
    form.querySelector("[data-autosave-drop]")?.addEventListener("click", async () => {
      clearTimeout(waiting);
      const typed = body();
      typed.set("kasta", "1");
      await fetch(form.dataset.autosave, { method: "POST", body: typed });
      last = body().toString();
      window.removeEventListener("pagehide", keep);
      window.location.reload();
    });
  };

  document.querySelectorAll("form[data-autosave]").forEach(begin);
})();
