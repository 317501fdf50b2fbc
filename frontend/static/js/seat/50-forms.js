// Forms: a tap becomes an act in the outbox; what is picked or typed but not yet saved survives every redraw.

const fieldsOf = (form, submitter) => {
  const fields = {};
  for (const [name, value] of new FormData(form, submitter)) {
    fields[name] = name in fields ? [].concat(fields[name], value) : value;
  }
  return fields;
};

// A form is known by its region, its act and, where a region holds several of one act, by what else it would send.
const aboutOf = (form) => {
  const steers = !open(form).length && [...form.elements].filter((field) => field.type === "hidden" && field.name !== "act");
  const sent = steers ? steers.map((field) => field.value).join(" ") : "";
  return `${form.closest("main > [id], .aside > [id]")?.id ?? ""} ${form.elements.act.value} ${sent}`.trim();
};
const drawnForms = () => document.querySelectorAll("form[data-act]");
const open = (form) => [...form.elements].filter((field) => field.name && field.type !== "hidden");

// A newer answer must carry a higher revision than any this device has sent, seen by the server or not.
const revise = (fields) => {
  if (fields.act !== "CastBallot") return fields;
  const questions = Object.keys(fields).filter((name) => name.startsWith("answers."));
  const name = `rev ${fields.vote} ${questions.join(" ")}`;
  const pending = outbox.open(fields);
  const said = Object.keys(fields).filter((name) => /^(answers|words|conditions)\./.test(name));
  const unchanged = pending && said.every((name) => String(pending.body[name]) === String(fields[name]));
  if (unchanged) return { ...fields, rev: pending.body.rev };
  const rev = Math.max(Number(fields.rev), (memory.read(name) ?? 0) + 1);
  memory.write(name, rev);
  return { ...fields, rev: String(rev) };
};

// What can be said against sending a form as it stands: each takes the form, and gives a sentence or nothing.
const objections = [];

const saveDraft = (form) => {
  const values = open(form).filter((field) => !field.disabled).map((field) =>
    field.type === "radio" || field.type === "checkbox" ? [field.name, field.value, field.checked] : [field.name, field.value],
  );
  const keep = "secret" in form.dataset ? memory.hold : memory.write;
  keep(`draft ${aboutOf(form)}`, values);
  if (!("secret" in form.dataset)) kept.note(form, aboutOf(form));
  form.dataset.unsaved = "";
};

const restoreDraft = (form) => {
  const draft = memory.read(`draft ${aboutOf(form)}`);
  if (draft) form.dataset.unsaved = "";
  for (const [name, value, checked] of draft ?? []) {
    const field = open(form).find((one) => one.name === name && (checked === undefined || one.value === value));
    if (!field) continue;
    if (checked !== undefined) field.checked = checked;
    else if (field.value !== value) field.value = value;
  }
};

const fateLine = (about) => {
  const form = [...drawnForms()].find((one) => aboutOf(one) === about);
  return form?.querySelector("[data-fate-line]");
};

const formOf = (item) => [...drawnForms()].find((one) => aboutOf(one) === item.about);

// Some acts take the server a while, and say what it is doing; without a line it is not doing it yet.
const waitingFor = (item) => (line.isOpen() && formOf(item)?.dataset.working) || words("word", "waiting");

// What is still being worked out for this step, where somebody is about to leave it.
const meanwhile = (form) =>
  form.elements.act.value === "ChangePhase" && outbox.waiting().map((item) => formOf(item)?.dataset.meanwhile).find(Boolean);

const showWaiting = () => {
  const waiting = outbox.waiting();
  const shown = document.getElementById("outbox");
  if (!shown) return;
  const unsafe = waiting.length && !memory.durable ? ` ${words("word", "keep-open")}` : "";
  const text = waiting.length ? waitingFor(waiting.at(-1)) + unsafe : shown.dataset.last ?? "";
  if (shown.textContent !== text) shown.textContent = text;
  shown.dataset.state = waiting.length ? "waiting" : (shown.dataset.fate ?? "");
};

// A paper knows best what it lacks to be an answer.
const reasonOf = (item, reason) => {
  const form = formOf(item);
  return (reason === "invalid-mark" && form?.dataset.unfit) || words("reason", reason);
};

const tellFate = (item, answer) => {
  const text = answer ? (answer.reason && reasonOf(item, answer.reason)) || words("fate", answer.fate) : waitingFor(item);
  if (!answer || FINAL.has(answer.fate)) saidAbout.set(item.about, { text, fate: answer?.fate ?? "waiting" });
  const shown = document.getElementById("outbox");
  if (answer?.fate === "recorded" && shown) {
    shown.dataset.last = words("fate", "recorded");
    shown.dataset.fate = "recorded";
  }
  if (answer && FINAL.has(answer.fate) && answer.fate !== "recorded" && shown) {
    shown.dataset.last = text;
    shown.dataset.fate = answer.fate;
  }
  showWaiting();
  dressFates();
};

const saidAbout = new Map();

const dressFates = () => {
  for (const form of drawnForms()) {
    const said = saidAbout.get(aboutOf(form));
    const shown = form.querySelector("[data-fate-line]");
    if (!shown || shown.textContent === (said?.text ?? "")) continue;
    shown.textContent = said?.text ?? "";
    shown.dataset.fate = said?.fate ?? "";
  }
};

const draftWasSent = (item) => {
  if (isSecret(item.body)) return memory.forget(`draft ${item.about}`);
  const draft = memory.read(`draft ${item.about}`);
  const stands = (draft ?? []).every(([name, value, checked]) =>
    checked === undefined ? item.body[name] === value : checked === [].concat(item.body[name] ?? []).includes(value),
  );
  if (!stands) return;
  memory.forget(`draft ${item.about}`);
  memory.forget(`typed ${item.about}`);
  const form = formOf(item);
  if (form) delete form.dataset.unsaved;
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-act]")) return;
  event.preventDefault();
  const objection = objections.map((object) => object(form)).find(Boolean);
  if (objection) {
    saidAbout.set(aboutOf(form), { text: objection, fate: "invalid" });
    return dressFates();
  }
  const question = event.submitter?.dataset.confirm || meanwhile(form);
  if (question && !confirm(question)) return;
  outbox.add(revise(fieldsOf(form, event.submitter)), aboutOf(form));
});

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.matches("form[data-act]")) return;
  saveDraft(form);
  saidAbout.delete(aboutOf(form));
  dressFates();
});

outbox.watch(tellFate);
outbox.watch((item, answer) => {
  if (answer?.fate !== "recorded" || item.again) return; // what is sent again says nothing of what is typed now
  draftWasSent(item);
  const form = formOf(item);
  if (form && "clear" in form.dataset) form.reset();
});
addEventListener("storage", () => showWaiting());
addEventListener("beforeunload", (event) => {
  if (!memory.durable && outbox.waiting().length) event.preventDefault();
});
