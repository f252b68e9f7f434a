// Puts a load on a server at a given rate and tells how long answers took.
// node load.mjs starts BASE TOKENS COUNT SECONDS SITTINGS   so many officers start the quiz; their sittings go into a file
// node load.mjs saves  BASE SITTINGS RATE SECONDS           answers are saved at that rate, each acknowledged durably
// node load.mjs pages  BASE SITTINGS RATE SECONDS           pages of sittings are read at that rate
// node load.mjs reviews BASE SITTINGS RATE SECONDS          sittings are handed in, and their reviews read at that rate
// Prints: done=… errors=… p50=… p95=… p99=… (milliseconds)
import { Agent, request } from 'node:http';
import { readFileSync, writeFileSync } from 'node:fs';

const [what, base, file, countText, secondsText, out] = process.argv.slice(2);
const [count, seconds] = [Number(countText), Number(secondsText)];
const { hostname, port } = new URL(base);
const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const QUIZ = '/en/courses/customs-risk-management/why-risk-management/quiz';

function ask(method, path, token, body, type = 'application/x-www-form-urlencoded') {
  return new Promise((told, failed) => {
    const headers = { cookie: `fairway=${token}`, ...(body === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) }) };
    const sent = request({ hostname, port, method, path, agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (more) => (text += more));
      answer.on('end', () => told({ status: answer.statusCode, location: answer.headers.location, text }));
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

/** Does something at a rate, whatever its answers take; the times in milliseconds. */
async function at(rate, total, one) {
  const times = [], running = [];
  let errors = 0;
  const from = performance.now();
  for (let number = 0; number < total; number++) {
    const due = from + (number * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((go) => setTimeout(go, wait));
    const begun = performance.now();
    running.push(one(number).then(() => times.push(performance.now() - begun), (error) => { if (errors++ < 3) console.error(String(error)); }));
  }
  await Promise.all(running);
  times.sort((a, b) => a - b);
  const part = (share) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  console.log(`done=${times.length} errors=${errors} p50=${part(0.5)} p95=${part(0.95)} p99=${part(0.99)}`);
}
const expect = (answer, status) => { if (answer.status !== status) throw new Error(`${answer.status}: ${answer.text.slice(0, 200)}`); return answer; };

if (what === 'starts') {
  const tokens = readFileSync(file, 'utf8').trim().split('\n').slice(0, count);
  const started = [];
  await at(count / seconds, tokens.length, async (number) => {
    const answer = expect(await ask('POST', QUIZ, tokens[number], 'do=start'), 303);
    started.push({ token: tokens[number], attempt: answer.location.match(/attempts\/([^?]+)/)[1] });
  });
  const sittings = [];
  for (const { token, attempt } of started.slice(0, 1000)) {
    for (let place = 1; place <= 8; place++) {
      const { text } = expect(await ask('GET', `/en/attempts/${attempt}?q=${place}`, token), 200);
      const question = text.match(/name="question" value="([^"]+)"/)[1];
      const options = [...text.matchAll(/<input type="radio"[^>]* value="([^"]+)"/g)].map((it) => it[1]);
      if (options.length < 2) continue;
      sittings.push({ token, attempt, place, question, options });
      break;
    }
  }
  writeFileSync(out, JSON.stringify(sittings));
} else {
  const all = JSON.parse(readFileSync(file, 'utf8'));
  // Those that are handed in have a review and no page any more, so the two never meet.
  const handedIn = all.slice(-100), sittings = what === 'reviews' ? handedIn : all.slice(0, -100);
  const total = count * seconds;
  if (what === 'saves') {
    await at(count, total, async (number) => {
      const it = sittings[number % sittings.length];
      const counter = Math.floor(number / sittings.length) + 1;
      const body = JSON.stringify({
        version: 1, question: it.question, answer: { option: it.options[counter % it.options.length] },
        // Another device in every run: what is repeated is not written.
        step: { device: `load-${process.pid}`, counter }, after: null, edited_at: Date.now(), language: 'en',
      });
      expect(await ask('POST', `/api/v1/attempts/${it.attempt}/answers`, it.token, body, 'application/json'), 200);
    });
  } else if (what === 'pages') {
    await at(count, total, async (number) => {
      const it = sittings[number % sittings.length];
      expect(await ask('GET', `/en/attempts/${it.attempt}?q=${it.place}`, it.token), 200);
    });
  } else {
    for (const it of sittings) await ask('POST', `/en/attempts/${it.attempt}`, it.token, 'do=hand-in');
    await at(count, total, async (number) => {
      const it = sittings[number % sittings.length];
      expect(await ask('GET', `/en/attempts/${it.attempt}/review`, it.token), 200);
    });
  }
}
agent.destroy();
