// The forge's pages: they show what its REST API says and act through it, as the person chosen above.
import { element, link, pill, when, markdown, notice } from "./parts.js";
import { get, post, put, buttons, press, people, person, choose, cloneUrl } from "./api.js";

const page = document.getElementById("page");
let drawn = "";
let turn = 0;

function parts() {
  return location.hash.replace(/^#\/?/, "").split("/").filter(Boolean).map(decodeURIComponent);
}

async function route() {
  const [owner, name, what, number] = parts();
  if (!owner) return repositories();
  const repo = `${owner}/${name}`;
  if (what === "pull") return pull(repo, number);
  if (what === "issues") return issue(repo, number);
  if (what === "open") return openForm(repo, number);
  return repository(repo);
}

async function repositories() {
  const list = await get("/installation/repositories");
  return [element("h1", {}, "Repositories"), element("div", { class: "card" },
    list.repositories.map(one => row(link(`#/${one.full_name}`, one.full_name), one.description ?? "")))];
}

async function repository(repo) {
  const [pulls, closed, issues, branches, commits, environments] = await Promise.all([
    get(`/repos/${repo}/pulls?state=open&per_page=50`), get(`/repos/${repo}/pulls?state=closed&per_page=10`),
    get(`/repos/${repo}/issues?state=open&per_page=50`), get(`/repos/${repo}/branches?per_page=100`),
    get(`/repos/${repo}/commits?per_page=8`), get(`/repos/${repo}/deployments?per_page=8`)]);
  const taken = new Set(pulls.map(one => one.head.ref));
  const free = branches.filter(one => one.name !== "main" && !taken.has(one.name));
  return [
    element("h1", {}, repo),
    element("p", { class: "faint" }, "Clone it, change a file on a branch, push, and open a pull request here:"),
    element("pre", {}, element("code", { class: "clone" }, `git clone ${cloneUrl(repo)}`)),
    section("Branches without a pull request", free.map(one =>
      row(element("code", {}, one.name), element("span", { class: "grow" }), button("Open a pull request", () => {
        location.hash = `#/${repo}/open/${encodeURIComponent(one.name)}`;
      }, true)))),
    section("Open pull requests", pulls.map(one => pullRow(repo, one))),
    section("Issues", issues.filter(one => !one.pull_request).map(one =>
      row(link(`#/${repo}/issues/${one.number}`, `#${one.number} ${one.title}`), element("span", { class: "grow faint" }, one.user.login)))),
    section("Deployments", await Promise.all(environments.map(one => deployment(repo, one)))),
    section("Newest commits on main", commits.map(one =>
      row(element("code", {}, one.sha.slice(0, 7)), element("span", { class: "grow" }, one.commit.message.split("\n")[0]), element("span", { class: "faint" }, one.commit.author.name)))),
    section("Closed pull requests", closed.map(one => pullRow(repo, one)))];
}

async function deployment(repo, one) {
  const statuses = await get(`/repos/${repo}/deployments/${one.id}/statuses?per_page=1`);
  const state = statuses[0]?.state ?? "pending";
  return row(element("b", {}, one.environment), element("code", {}, one.sha.slice(0, 7)),
    pill(state, state === "success" ? "good" : state === "failure" || state === "error" ? "bad" : "wait"),
    element("span", { class: "grow faint" }, statuses[0]?.description ?? ""));
}

function pullRow(repo, one) {
  return row(link(`#/${repo}/pull/${one.number}`, `#${one.number} ${one.title}`),
    element("span", { class: "grow faint" }, `${one.user.login}: ${one.head.ref}`), state(one));
}

function state(one) {
  return one.merged_at ? pill("merged", "merged") : one.state === "open" ? pill("open", "good") : pill("closed", "bad");
}

async function pull(repo, number) {
  const one = await get(`/repos/${repo}/pulls/${number}`);
  const [comments, reviews, commits, files, runs, status] = await Promise.all([
    get(`/repos/${repo}/issues/${number}/comments?per_page=100`), get(`/repos/${repo}/pulls/${number}/reviews`),
    get(`/repos/${repo}/pulls/${number}/commits`), get(`/repos/${repo}/pulls/${number}/files`),
    get(`/repos/${repo}/commits/${one.head.sha}/check-runs`), get(`/repos/${repo}/commits/${one.head.sha}/status`)]);
  const remarks = (await Promise.all(runs.check_runs.map(run => get(`/repos/${repo}/check-runs/${run.id}/annotations?per_page=50`)))).flat();
  return [
    element("h1", {}, one.title, " ", element("span", { class: "faint" }, `#${number}`)),
    element("p", {}, state(one), " ", element("span", { class: "faint" }, `${one.user.login} wants to merge ${commits.length} ${commits.length === 1 ? "commit" : "commits"} into ${one.base.ref} from `), element("code", {}, one.head.ref)),
    ...(await conversation(one, comments, reviews)),
    await checks(repo, one, runs.check_runs, status.statuses),
    one.state === "open" ? reply(repo, one) : null,
    element("h2", {}, "Files changed"),
    ...files.map(file => diff(file, remarks.filter(remark => remark.path === file.filename)))];
}

async function issue(repo, number) {
  const one = await get(`/repos/${repo}/issues/${number}`);
  const comments = await get(`/repos/${repo}/issues/${number}/comments?per_page=100`);
  return [element("h1", {}, one.title, " ", element("span", { class: "faint" }, `#${number}`)), ...(await conversation(one, comments, [])), reply(repo, one)];
}

async function conversation(one, comments, reviews) {
  const said = [{ user: one.user, created_at: one.created_at, body: one.body ?? "" }, ...comments,
    ...reviews.map(review => ({ user: review.user, created_at: review.submitted_at, body: review.body ?? "", review: review.state, commit: review.commit_id }))];
  said.sort((a, b) => a.created_at.localeCompare(b.created_at));
  return Promise.all(said.map(async entry => element("article", { class: `card ${entry.user.type === "Bot" ? "bot" : ""}` },
    element("div", { class: "head" }, element("b", {}, entry.user.login), entry.review ? pill(`${entry.review.toLowerCase().replace("_", " ")} ${entry.commit.slice(0, 7)}`, entry.review === "APPROVED" ? "good" : "plain") : null,
      element("span", { class: "faint" }, when(entry.created_at))),
    entry.body ? element("div", { class: "body markdown" }, await markdown(entry.body)) : null)));
}

async function checks(repo, one, runs, statuses) {
  const rows = await Promise.all(runs.map(async run => row(
    pill(run.conclusion ?? run.status.replace("_", " "), run.conclusion === "success" ? "good" : run.conclusion === "failure" ? "bad" : "wait"),
    element("b", {}, run.name), element("span", { class: "grow faint" }, run.output?.title ?? ""), ...(one.state === "open" ? await clicks(repo, run) : []))));
  rows.push(...statuses.map(status => row(pill(status.state, status.state === "success" ? "good" : status.state === "pending" ? "wait" : "bad"),
    element("b", {}, status.context), element("span", { class: "grow faint" }, status.description ?? ""))));
  return section(`Checks on ${one.head.sha.slice(0, 7)}`, rows);
}

async function clicks(repo, run) {
  const offered = (await buttons(repo, run)).map(action => button(action.label, async () => {
    await press(repo, run, action.identifier);
    notice(`${run.app.name} was asked: ${action.description}`);
  }, true, action.description));
  return run.status === "completed" ? [...offered, button("Re-run", () => post(`/repos/${repo}/check-runs/${run.id}/rerequest`, {}))] : offered;
}

function reply(repo, one) {
  const text = element("textarea", { id: "reply", "aria-label": "Comment", placeholder: "A comment, or a command: /fix, /promote production, /approve SHA, /why" });
  const actions = [button("Comment", async () => {
    if (!text.value.trim()) return notice("Write something first.");
    await post(`/repos/${repo}/issues/${one.number}/comments`, { body: text.value });
    text.value = "";
  })];
  if (one.head) {
    actions.push(button("Approve", () => post(`/repos/${repo}/pulls/${one.number}/reviews`, { event: "APPROVE", body: text.value, commit_id: one.head.sha })));
    actions.push(button("Merge", () => put(`/repos/${repo}/pulls/${one.number}/merge`, { sha: one.head.sha }), true));
  }
  return element("div", { class: "card" }, element("div", { class: "body" }, text, element("div", { class: "actions" }, actions)));
}

async function openForm(repo, branch) {
  const compare = await get(`/repos/${repo}/compare/main...${encodeURIComponent(branch)}`);
  const title = element("input", { type: "text", id: "title", "aria-label": "Title", value: compare.commits.at(-1)?.commit.message.split("\n")[0] ?? branch });
  const body = element("textarea", { id: "reply", "aria-label": "Description", placeholder: "What does it change, and why?" });
  return [element("h1", {}, "Open a pull request"), element("p", { class: "faint" }, `${branch} into main: ${compare.commits.length} commits, ${compare.files.length} files`),
    element("div", { class: "card" }, element("div", { class: "body" }, title, element("p", {}), body, element("div", { class: "actions" },
      button("Open it", async () => {
        const opened = await post(`/repos/${repo}/pulls`, { title: title.value, body: body.value, head: branch, base: "main" });
        location.hash = `#/${repo}/pull/${opened.number}`;
      }, true)))), ...compare.files.map(file => diff(file, []))];
}

function diff(file, remarks) {
  const rows = [];
  let line = 0;
  for (const text of (file.patch ?? "").split("\n")) {
    const hunk = text.match(/^@@ -\d+(?:,\d+)? \+(\d+)/);
    if (hunk) {
      line = Number(hunk[1]) - 1;
      rows.push(element("tr", { class: "hunk" }, element("td", { class: "no" }), element("td", {}, text)));
      continue;
    }
    const kind = text[0] === "+" ? "add" : text[0] === "-" ? "del" : "";
    if (kind !== "del") line++;
    rows.push(element("tr", { class: kind }, element("td", { class: "no" }, kind === "del" ? "" : String(line)), element("td", {}, text)));
    if (kind !== "del") rows.push(...remarks.filter(remark => remark.start_line === line).map(remarkRow));
  }
  const shown = new Set(rows.map(one => one.dataset.remark));
  const elsewhere = remarks.filter(remark => !shown.has(key(remark))).map(remarkRow);
  return element("div", { class: "card" }, element("div", { class: "head" }, element("code", {}, file.filename), element("span", { class: "faint" }, `+${file.additions} −${file.deletions}`)),
    element("table", { class: "diff" }, element("tbody", {}, rows, elsewhere)));
}

const key = remark => `${remark.start_line}|${remark.message}`;

function remarkRow(remark) {
  return element("tr", { class: `remark ${remark.annotation_level}`, "data-remark": key(remark) },
    element("td", { colspan: "2" }, element("b", {}, `line ${remark.start_line}: ${remark.title ?? remark.annotation_level} `), remark.message));
}

function section(title, rows) {
  if (!rows.length) return null;
  return element("section", {}, element("h2", {}, title), element("div", { class: "card" }, rows));
}

function row(...children) {
  return element("div", { class: "row" }, children);
}

function button(label, act, main, title = "") {
  const made = element("button", { type: "button", class: main ? "main" : "", title }, label);
  made.addEventListener("click", async () => {
    made.disabled = true;
    try {
      await act();
      await draw(true);
    } catch (problem) {
      notice(problem.message);
    } finally {
      made.disabled = false;
    }
  });
  return made;
}

// Draws anew only when something changed, and never over a text that somebody is writing.
async function draw(force) {
  const mine = ++turn;
  try {
    const content = (await route()).filter(Boolean);
    const signature = location.hash + content.map(one => one.outerHTML).join("");
    if (mine !== turn || (!force && (signature === drawn || writing()))) return;
    const open = new Set([...page.querySelectorAll("details[open] > summary")].map(one => one.textContent));
    page.replaceChildren(...content);
    page.querySelectorAll("details > summary").forEach(one => { if (open.has(one.textContent)) one.parentElement.open = true; });
    drawn = signature;
  } catch (problem) {
    notice(problem.message);
  }
}

function writing() {
  return [...page.querySelectorAll("textarea, input[type=text]")].some(one => one === document.activeElement || (one.tagName === "TEXTAREA" && one.value));
}

function crumbs() {
  const [owner, name] = parts();
  document.getElementById("crumbs").replaceChildren(...(owner ? [link(`#/${owner}/${name}`, `${owner} / ${name}`)] : []));
}

const chooser = document.getElementById("person");
people.forEach(one => chooser.append(element("option", { value: one.login }, `${one.login} (${one.role})`)));
chooser.value = person();
chooser.addEventListener("change", () => choose(chooser.value));
addEventListener("hashchange", () => { crumbs(); draw(true); });
crumbs();
draw(true);
setInterval(() => draw(false), 1500);
