// Kills the release server at random moments under a load of officers saving answers, starts it again, and compares every
// acknowledged answer with what is stored. Prints kills=… acknowledged=… lost=… older_over_newer=… and fails unless both are 0.
// With FAIRWAY_TEST_FAULT=ack-before-commit or ignore-order, against a server built with the feature `faults`, it proves itself:
// it fails unless it sees that fault.
// Usage: node crash.mjs SERVER STEPS sqlite|postgres KILLS   (postgres: FAIRWAY_TEST_POSTGRES and FAIRWAY_POSTGRES)
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [program, steps, engine, killsText] = process.argv.slice(2);
const KILLS = Number(killsText);
// WIDE=yes breaks the clients' links and kills PostgreSQL too; not in every test run, since it takes longer.
const WIDE = process.env.WIDE === 'yes';
const ACCOUNTS = [...Array.from({ length: 14 }, (_, index) => `colleague${index + 1}`), 'officer', 'officer2', 'assessor1', 'assessor2', 'assessor3',
  'translator', 'publisher', 'author', 'decision-maker', 'auditor', 'accreditation-manager', 'coordinator', 'coordinator2'];
const OFFICERS = Math.min(ACCOUNTS.length, 10 + Math.ceil(KILLS / 100));
/** A sitting takes so many steps before its officer hands it in and starts the next. */
const STEPS_MOST = 4800;
const QUIZ = '/en/courses/customs-risk-management/why-risk-management/quiz';
const folder = mkdtempSync(join(tmpdir(), 'fairway-crash-'));
const sleep = (ms) => new Promise((go) => setTimeout(go, ms));
const between = (least, most) => least + Math.floor(Math.random() * (most - least + 1));
const pick = (list) => list[between(0, list.length - 1)];

const port = await new Promise((go) => {
  const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => go(port)); });
});
const base = `http://127.0.0.1:${port}`;

function databaseUrl() {
  if (engine === 'sqlite') return `sqlite:${join(folder, 'fairway.db')}`;
  const server = process.env.FAIRWAY_TEST_POSTGRES;
  const name = `crash_${randomBytes(6).toString('hex')}`;
  execFileSync(join(process.env.FAIRWAY_POSTGRES, 'psql'), ['-q', '-c', `create database ${name}`, server]);
  writeFileSync(join(folder, 'master.key'), randomBytes(32).toString('hex'));
  return server.replace(/\/[^/]*$/, `/${name}`);
}
const url = databaseUrl();
const environment = {
  PATH: process.env.PATH, FAIRWAY_LISTEN: `127.0.0.1:${port}`, FAIRWAY_DATABASE_URL: url, FAIRWAY_DATA: folder,
  FAIRWAY_MASTER_KEY_FILE: join(folder, 'master.key'), FAIRWAY_LOG: 'error',
  ...(process.env.FAIRWAY_TEST_FAULT ? { FAIRWAY_TEST_FAULT: process.env.FAIRWAY_TEST_FAULT } : {}),
};

const postgres = (what) => execFileSync(join(import.meta.dirname, '..', '.ci', 'postgres'), [what], { stdio: ['ignore', 'ignore', 'inherit'] });

let child, log = '';
async function start() {
  child = spawn(resolve(program), ['serve', '--demo'], { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (text) => (log += text));
  child.stderr.on('data', (text) => (log += text));
  for (let tries = 0; tries < 3000; tries++) {
    if (await fetch(`${base}/readyz`).then((it) => it.ok, () => false)) return;
    if (child.exitCode !== null) break;
    await sleep(10);
  }
  throw new Error(`the server did not become ready:\n${log}`);
}
async function kill() {
  const ended = new Promise((go) => child.once('exit', go));
  child.kill('SIGKILL');
  await ended;
}

/** Possible answers of the question a page shows, each another. */
function answers(html) {
  const form = html.slice(html.indexOf('id="sitting"'));
  const question = form.match(/name="question" value="([^"]+)"/)[1];
  const all = [...form.matchAll(/<input type="(radio|checkbox)"[^>]* value="([^"]+)"/g)];
  if (all.length > 0) {
    const ids = all.map((it) => it[2]);
    return { question, answers: ids.map((id) => (all[0][1] === 'radio' ? { option: id } : { options: [id] })) };
  }
  const selects = [...form.matchAll(/<select id="pair-([^"]+)"[^>]*>(.*?)<\/select>/gs)];
  if (selects.length > 0) {
    const targets = [...selects[0][2].matchAll(/<option value="([^"]+)"/g)].map((it) => it[1]);
    return { question, answers: targets.map((target) => ({ pairs: { [selects[0][1]]: target } })) };
  }
  return { question, answers: Array.from({ length: 9 }, (_, n) => ({ number: String(n + 1) })) };
}

class Sitting {
  /** By question: the steps in the order their answers were typed, each { step, after, editedAt, answer, acked }. */
  typed = new Map();
  acknowledged = [];
  sent = 0;
  constructor(attempt, questions) { [this.attempt, this.questions] = [attempt, questions]; }
}

class Officer {
  sittings = [];
  counters = { a: 0, b: 0 };
  constructor(account) { this.account = account; }
  get sitting() { return this.sittings.at(-1); }

  async signIn() {
    const form = new URLSearchParams({ email: `${this.account}@demo.example`, password: 'fairway-demo-2026' });
    const answer = await fetch(`${base}/en/sign-in`, { method: 'POST', body: form, redirect: 'manual' });
    this.cookie = answer.headers.get('set-cookie')?.match(/fairway=[^;]+/)?.[0];
    if (!this.cookie) throw new Error(`${this.account} cannot sign in: ${answer.status}`);
    await this.sit();
  }

  /** As often as it takes: the server may be dying. */
  async ask(path, init = {}) {
    for (;;) {
      const answer = await fetch(base + path, { redirect: 'manual', ...init, headers: { cookie: this.cookie } }).catch(() => undefined);
      if (answer && answer.status < 500) return answer;
      await sleep(20);
    }
  }

  async sit() {
    const started = await this.ask(QUIZ, { method: 'POST', body: new URLSearchParams({ do: 'start' }) });
    const attempt = started.headers.get('location').match(/attempts\/([^?]+)/)[1];
    const questions = [];
    for (let place = 1; place <= 8; place++) questions.push(answers(await this.ask(`/en/attempts/${attempt}?q=${place}`).then((it) => it.text())));
    this.sittings.push(new Sitting(attempt, questions));
  }

  /** Posts until the server acknowledges, as the journal of a device does. */
  async deliver(save) {
    for (;;) {
      if (stopping) return undefined;
      try {
        // Now and then the client's link breaks: the request is on its way, and its answer is never heard.
        const patience = WIDE && Math.random() < 0.1 ? between(1, 12) : 5000;
        const answer = await fetch(`${base}/api/v1/attempts/${this.sitting.attempt}/answers`, {
          method: 'POST', body: JSON.stringify(save), headers: { cookie: this.cookie, 'content-type': 'application/json' }, signal: AbortSignal.timeout(patience),
        });
        if (answer.ok) return await answer.json();
        if (answer.status < 500 && answer.status !== 429) throw new Error(`refused ${answer.status}: ${await answer.text()}`);
      } catch (error) {
        if (String(error).includes('refused')) throw error;
      }
      await sleep(between(5, 40));
    }
  }

  async save(question, kind) {
    const sitting = this.sitting;
    const typed = sitting.typed.get(question.question) ?? [];
    const newest = typed.at(-1);
    const device = pick(['a', 'b']);
    const name = `${device}-${this.account}`;
    let step, after, editedAt, answer;
    if (kind === 'again' && newest) {
      // A proxy's duplicate, or a retry whose answer was lost.
      const old = pick(typed);
      ({ step, after, editedAt, answer } = old);
    } else if (kind === 'stale' && typed.length > 2 && typed.at(-1).acked) {
      // A tab that has stood open since long ago sends what was typed then.
      const old = typed[typed.length - 3];
      step = { device: `stale-${this.account}`, counter: ++this.counters[device] * 2 + (device === 'a' ? 0 : 1) };
      [after, editedAt] = [old.step, old.editedAt];
      answer = pick(question.answers);
    } else {
      // Without a history to repeat or to be stale against it is a new answer like any other.
      kind = 'new';
      step = { device: name, counter: ++this.counters[device] };
      [after, editedAt] = [newest?.step ?? null, Date.now()];
      answer = pick(question.answers.filter((it) => JSON.stringify(it) !== JSON.stringify(newest?.answer)));
    }
    const entry = { step, after, editedAt, answer, acked: false };
    if (kind === 'new') { typed.push(entry); sitting.typed.set(question.question, typed); }
    const saved = await this.deliver({ version: 1, question: question.question, answer, step, after, edited_at: editedAt, language: 'en' });
    if (!saved) return;
    entry.acked = true;
    counts.acknowledged++;
    sitting.sent++;
    if (kind === 'new') sitting.acknowledged.push({ question: question.question, step: saved.step, answer });
  }

  async work() {
    while (!stopping) {
      await this.save(pick(this.sitting.questions), pick(['new', 'new', 'new', 'again', 'stale']));
      if (this.sitting.sent < STEPS_MOST || this.sittings.length === 3) continue;
      await this.ask(`/en/attempts/${this.sitting.attempt}`, { method: 'POST', body: new URLSearchParams({ do: 'hand-in' }) });
      await this.sit();
    }
  }
}

const counts = { kills: 0, acknowledged: 0, lost: 0, olderOverNewer: 0 };
let stopping = false;
let fault;
await start();
const officers = ACCOUNTS.slice(0, OFFICERS).map((account) => new Officer(account));
for (const officer of officers) await officer.signIn();
const metrics = await fetch(`${base}/metrics`).then((it) => it.text());
console.log(`durability read back from the running server: ${metrics.match(/^fairway_durability.*$/m)?.[0] ?? 'not told'}`);
const working = Promise.all(officers.map((officer) => officer.work())).catch((error) => (fault = error));
while (counts.kills < KILLS && !fault) {
  await sleep(between(60, 450));
  if (WIDE && engine === 'postgres' && counts.kills % 20 === 19) {
    // The database dies under the server that runs; the server finds it again by itself.
    postgres('crash');
    counts.kills++;
    for (let tries = 0; !(await fetch(`${base}/readyz`).then((it) => it.ok, () => false)); tries++) {
      if (tries > 600) throw new Error(`the server did not find its database again:\n${log}`);
      await sleep(50);
    }
    continue;
  }
  await kill();
  counts.kills++;
  await start();
  if (counts.kills % 100 === 0) console.log(`${engine}: kills=${counts.kills} acknowledged=${counts.acknowledged}`);
}
await sleep(300);
stopping = true;
await working;
if (fault) throw fault;
await kill();

const sittings = officers.flatMap((it) => it.sittings);
const told = execFileSync(resolve(steps), [url, ...sittings.map((it) => it.attempt)], { maxBuffer: 1 << 30, encoding: 'utf8' });
for (const line of told.trim().split('\n')) {
  const stored = JSON.parse(line);
  const sitting = sittings.find((it) => it.attempt === stored.attempt);
  const kept = new Map(stored.steps.map(([question, device, counter, answer]) => [`${question} ${device} ${counter}`, JSON.stringify(answer)]));
  for (const { question, step, answer } of sitting.acknowledged) {
    if (kept.get(`${question} ${step.device} ${step.counter}`) !== JSON.stringify(answer)) counts.lost++;
  }
  for (const [question, typed] of sitting.typed) {
    const newest = typed.findLastIndex((it) => it.acked);
    if (newest < 0) continue;
    const [device, counter] = stored.current[question] ?? [];
    const place = typed.findIndex((it) => it.step.device === device && it.step.counter === counter);
    // What counts is the newest acknowledged answer, or one typed after it whose acknowledgement was lost on the way.
    // A step that changes nothing is not written: then the step before it stands for it, with the same answer.
    const stands = kept.get(`${question} ${device} ${counter}`);
    if (place < newest && stands === JSON.stringify(typed[newest].answer)) continue;
    if (place < newest) {
      counts.olderOverNewer++;
      console.log(JSON.stringify({ attempt: stored.attempt, question, current: stored.current[question], stands, place, newest: typed.slice(-3) }));
    }
  }
}
rmSync(folder, { recursive: true, force: true });
console.log(`${engine}: kills=${counts.kills} acknowledged=${counts.acknowledged} lost=${counts.lost} older_over_newer=${counts.olderOverNewer}`);
const fault_seen = { 'ack-before-commit': counts.lost > 0, 'ignore-order': counts.olderOverNewer > 0 }[process.env.FAIRWAY_TEST_FAULT];
if (fault_seen !== undefined) {
  console.log(`${process.env.FAIRWAY_TEST_FAULT}: ${fault_seen ? 'seen, as it must be' : 'NOT seen'}`);
  process.exit(fault_seen ? 0 : 1);
}
process.exit(counts.lost === 0 && counts.olderOverNewer === 0 && counts.acknowledged >= 20 * counts.kills ? 0 : 1);
