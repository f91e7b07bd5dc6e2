// The forge's REST API, in the name of the person chosen on the page.
export const people = [
  { login: "ana", role: "developer" },
  { login: "bo", role: "developer" },
  { login: "omar", role: "ops, approves production" },
  { login: "qi", role: "QA" }];

export const person = () => localStorage.getItem("person") ?? "ana";
export const choose = login => localStorage.setItem("person", login);

// With the person's token in it, so that Git does not ask when it pushes.
export const cloneUrl = repo => `${location.protocol}//${person()}:token-${person()}@${location.host}/${repo}.git`;

async function send(method, path, body, root = "/api/v3") {
  const answer = await fetch(root + path, {
    method,
    headers: { Authorization: `Bearer token-${person()}`, Accept: "application/vnd.github+json", "Content-Type": "application/json" },
    body: body && JSON.stringify(body) });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Error(problem.message ?? `The forge answered ${answer.status}.`);
  }
  return answer.status === 204 ? null : answer.headers.get("Content-Type")?.includes("json") ? answer.json() : answer.text();
}

export const get = path => send("GET", path);
export const post = (path, body) => send("POST", path, body);
export const put = (path, body) => send("PUT", path, body);

// What GitHub has on its pages alone: the buttons of a check run, and a click on one.
const buttonsOf = (repo, run) => `/repos/${repo}/check-runs/${run.id}/actions`;
export const buttons = (repo, run) => send("GET", buttonsOf(repo, run), undefined, "/sandbox");
export const press = (repo, run, identifier) => send("POST", buttonsOf(repo, run), { identifier }, "/sandbox");
