// Every act that was tapped stays here, on the device, until it has a final answer. Sending again is harmless:
// the act's id was drawn at the tap, and the journal takes an id once.

const FINAL = new Set(["recorded", "replaced", "closed", "invalid", "conflict"]);
const UNANSWERED = 4000; // ms after which the same act goes by the other way
const REMEMBERED = 60; // recorded acts kept, for the day the server comes back from a backup

// These name an entry of the journal by its place, which may hold something else after the server was restored.
const NAMES_A_PLACE = new Set([
  "ReviseContribution",
  "WithdrawContribution",
  "SecondWitnessQuestion",
  "WithdrawWitnessQuestion",
  "AnswerQuestionMerge",
  "ProposeAmendment",
  "WithdrawAmendment",
  "SignOff",
  "StateCondition",
  "WithdrawCondition",
  "ConfirmCondition",
  "WriteStatement",
  "SignStatement",
  "ReviewStatement",
  "TakeTurnBack",
  "DraftRecommendation",
  "AmendRecommendation",
  "MergeRecommendations",
  "PartRecommendations",
  "AnswerAmendment",
  "ProposeContribution",
  "SecondContribution",
  "OfferMerge",
  "AnswerMerge",
  "Cite",
  "CiteForReason",
]);

const isSecret = (body) => body.act === "CastSecret";

const outbox = (() => {
  const tries = new Map(); // act id → { at: when to try again, count }
  const watchers = [];

  const kept = () =>
    memory
      .names("act ")
      .map((name) => memory.read(name))
      .filter((item) => item)
      .sort((a, b) => a.order - b.order);

  const waiting = () => kept().filter((item) => !item.done);

  const tell = (item, answer) => watchers.forEach((watch) => watch(item, answer));

  const same = (a, b) =>
    JSON.stringify({ ...a, act_id: "", rev: "" }) === JSON.stringify({ ...b, act_id: "", rev: "" });

  const isPutAlike = (a, b) => a.vote === b.vote && a.version === b.version;

  // Whether two acts are about the same thing, so that the later one is what is wished.
  const rivals = (a, b) =>
    a.act === b.act && (a.act !== "CastBallot" || Object.keys(b).some((name) => name.startsWith("answers.") && name in a));

  // The latest tap on the same thing, where it still waits: yes, no, yes are three, and only the last can be repeated.
  const open = (body) => {
    const latest = kept().findLast((item) => rivals(item.body, body));
    return latest?.done ? undefined : latest;
  };

  const settle = (answer) => {
    const item = memory.read(`act ${answer.act_id}`);
    if (!item || item.done) return;
    if (FINAL.has(answer.fate)) {
      tries.delete(item.id);
      // What was marked on a secret ballot is forgotten with its answer, whatever that is.
      const keep = answer.fate === "recorded" && document.body.dataset.role !== "facilitator" && !isSecret(item.body);
      if (keep) memory.write(`act ${item.id}`, { ...item, done: true });
      else memory.forget(`act ${item.id}`);
      prune();
    }
    tell(item, answer);
  };

  const prune = () => {
    const done = memory.names("act ").map((name) => memory.read(name)).filter((item) => item?.done);
    done.sort((a, b) => b.order - a.order).slice(REMEMBERED).forEach((item) => memory.forget(`act ${item.id}`));
  };

  const post = async (item) => {
    try {
      const response = await fetch("acts", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(item.body),
        signal: AbortSignal.timeout(8000),
      });
      if (response.status === 410) return line.moved();
      const answer = await response.json();
      if (answer.fate) settle({ act_id: item.id, ...answer });
      line.reached();
      line.look(); // where sockets are cut, the new screen is there as soon as the answer
    } catch {
      // no answer is not an answer: it is tried again
    }
  };

  const send = (item) => {
    const tried = tries.get(item.id) ?? { at: 0, count: 0 };
    const bySocket = line.isOpen() && tried.count % 2 === 0;
    const pause = bySocket ? UNANSWERED : Math.random() * Math.min(5000, 500 * 2 ** tried.count) + 500;
    tries.set(item.id, { at: performance.now() + pause, count: tried.count + 1 });
    if (bySocket) line.send(item.body);
    else post(item);
  };

  return {
    waiting,
    open,
    settle,
    watch: (watcher) => watchers.push(watcher),
    add(body, about) {
      const twin = open(body);
      // A second tap on the same thing, before the first was answered; a secret ballot that was sent is final at once.
      if (twin && (same(twin.body, body) || (isSecret(body) && isPutAlike(twin.body, body)))) return twin;
      const id = random(16);
      const order = Math.max(Date.now() + Math.random(), (kept().at(-1)?.order ?? 0) + 1);
      const item = { id, about, body: { ...body, act_id: id }, order, epoch: line.epoch };
      memory.write(`act ${id}`, item);
      tell(item, null);
      send(item);
      return item;
    },
    pump: () => waiting().filter((item) => (tries.get(item.id)?.at ?? 0) <= performance.now()).forEach(send),
    // After a reconnect everything still open goes out at once, by the socket.
    resend() {
      tries.clear();
      waiting().forEach(send);
    },
    // A new epoch: the server was restored from a backup and may have forgotten what it had acknowledged.
    doubt(epoch) {
      for (const name of memory.names("act ")) {
        const item = memory.read(name);
        if (!item || item.epoch === epoch) continue;
        if (!NAMES_A_PLACE.has(item.body.act)) memory.write(name, { ...item, done: false, again: true, epoch });
        else {
          memory.forget(name);
          if (!item.done) tell(item, { act_id: item.id, fate: "replaced", reason: "moved-on" });
        }
      }
    },
  };
})();
