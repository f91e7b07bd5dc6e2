// Small parts of pages. Text from the repository is only ever set as text; Markdown comes sanitized from the server.
import { post } from "./api.js";

export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => value !== "" && made.setAttribute(key, value));
  made.append(...children.flat().filter(child => child !== null && child !== undefined));
  return made;
}

export const link = (target, text) => element("a", { href: target }, text);
export const pill = (text, kind) => element("span", { class: `pill ${kind}` }, text);
export const when = instant => new Date(instant).toISOString().slice(0, 16).replace("T", " ") + " UTC";

const rendered = new Map();

export async function markdown(text) {
  if (!rendered.has(text)) rendered.set(text, await post("/markdown", { text, mode: "gfm" }));
  return document.createRange().createContextualFragment(rendered.get(text));
}

let hide;
export function notice(text) {
  const place = document.getElementById("notice");
  place.textContent = text;
  place.hidden = false;
  clearTimeout(hide);
  hide = setTimeout(() => { place.hidden = true; }, 6000);
}
