// The page as it becomes, beside the form: drawn by the server when the writer pauses. Nothing is kept.
(() => {
  const place = document.querySelector("[data-live]");
  const form = document.querySelector("form.text-form");
  if (!place || !form) return;

  const PAUSE = 700;
  const status = place.querySelector("[data-live-status]");
  let [timer, drawn, number] = [0, "", 0];
  const fields = () => [...new FormData(form)];
  const asText = () => new URLSearchParams(fields()).toString();

  // A form of its own, so that the writer's is neither sent nor said to be.
  const send = (target) => {
    const carrier = document.createElement("form");
    Object.assign(carrier, { method: "post", action: `${place.dataset.live}#skrivs`, target, hidden: true });
    fields().forEach(([name, value]) => {
      const field = document.createElement("textarea");
      field.name = name;
      field.value = value;
      carrier.append(field);
    });
    document.body.append(carrier);
    HTMLFormElement.prototype.submit.call(carrier);
    carrier.remove();
  };

  const draw = () => {
    drawn = asText();
    number += 1;
    const before = place.querySelector("iframe");
    const said = number > 1;
    // Each drawing has a new frame: the first page of a frame leaves no step for the Back button.
    const frame = place.querySelector("template").content.firstElementChild.cloneNode();
    frame.name = `live-${number}`;
    if (before) before.after(frame);
    else place.append(frame);
    frame.classList.toggle("preview--waiting", Boolean(before)); // laid out, so that it begins at its place
    frame.addEventListener("load", () => {
      // An answer may come after a later one was asked for: the latest alone stays.
      if (frame.name !== `live-${number}`) {
        if (place.querySelector("iframe") !== frame) frame.remove();
        return;
      }
      place.querySelectorAll("iframe").forEach((each) => each !== frame && each.remove());
      frame.classList.remove("preview--waiting");
      status.textContent = said ? status.dataset.drawn : "";
    });
    send(frame.name);
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => asText() !== drawn && draw(), PAUSE);
  });
  place.hidden = false;
  draw();
})();
