// The budgets of pages: weight and requests until they can be read and answered, scripts afterwards, and time on a slow link.
import { test, expect, signIn } from '../site.js';
import type { Page } from '@playwright/test';

const LESSON = 'courses/customs-risk-management/why-risk-management/control-and-facilitation';
const QUIZ = 'courses/customs-risk-management/why-risk-management/quiz';

type Weight = { until: number; requests: number; after: number };

/** Bytes on the wire: what the page needs, and the scripts and modules that come after. */
async function weigh(page: Page, url: string): Promise<Weight> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const kinds = new Map<string, string>();
  const weight: Weight = { until: 0, requests: 0, after: 0 };
  client.on('Network.responseReceived', (it) => kinds.set(it.requestId, it.response.url));
  client.on('Network.loadingFinished', (it) => {
    const address = kinds.get(it.requestId) ?? '';
    if (/\.(js|wasm)$/.test(address)) weight.after += it.encodedDataLength;
    else { weight.until += it.encodedDataLength; weight.requests += it.encodedDataLength > 0 ? 1 : 0; }
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await client.detach();
  return weight;
}

test('lesson, quiz and sitting stay within their weight', async ({ browser, site }) => {
  const rows: string[] = [];
  for (const path of [LESSON, QUIZ, 'sitting', 'courses', 'courses/customs-risk-management', 'learning']) {
    const context = await browser.newContext({ baseURL: site.url });
    const page = await context.newPage();
    await signIn(page, 'colleague4', 'fr');
    let url = `/fr/${path}`;
    if (path === 'sitting') {
      await page.goto(`/fr/${QUIZ}`);
      await page.locator('main form button, main a.button.main').first().click();
      url = page.url();
    }
    const state = await context.storageState();
    await context.close();
    const fresh = await browser.newContext({ baseURL: site.url, storageState: state });
    const again = await fresh.newPage();
    const first = await weigh(again, url);
    const repeat = await weigh(again, url);
    rows.push(`${path.padEnd(90)} first ${(first.until / 1024).toFixed(1)} KB in ${first.requests}, repeat ${(repeat.until / 1024).toFixed(1)} KB, scripts ${(first.after / 1024).toFixed(1)} KB`);
    expect(first.until, `${path}: first visit`).toBeLessThanOrEqual(60 * 1024);
    expect(first.requests, `${path}: requests`).toBeLessThanOrEqual(8);
    expect(repeat.until, `${path}: repeat visit`).toBeLessThanOrEqual(15 * 1024);
    expect(first.after, `${path}: scripts`).toBeLessThanOrEqual(150 * 1024);
    await fresh.close();
  }
  console.log(rows.join('\n'));
});

/** Waits until the element is there, something is on the screen, and two more frames were drawn: then it is on it too. */
async function painted(page: Page, selector: string) {
  await page.waitForFunction((wanted) => {
    if (document.querySelector(wanted) === null || performance.getEntriesByType('paint').length === 0) return false;
    return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))));
  }, selector);
}

test('on a slow link a lesson is read and a quiz answered within five seconds', async ({ browser, site }) => {
  const readings: number[] = [];
  const answers: number[] = [];
  for (let run = 0; run < 5; run++) {
    const context = await browser.newContext({ baseURL: site.url, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await signIn(page, `colleague${5 + run}`, 'fr');
    const client = await context.newCDPSession(page);
    await client.send('Network.enable');
    await client.send('Network.setCacheDisabled', { cacheDisabled: true });
    const slow = { offline: false, latency: 400, downloadThroughput: (400 * 1000) / 8, uploadThroughput: (400 * 1000) / 8 };
    await page.goto('/fr/courses/customs-risk-management/why-risk-management');
    await client.send('Network.emulateNetworkConditions', slow);
    let from = Date.now();
    await page.locator('.channel a').nth(1).click({ noWaitAfter: true });
    await painted(page, '.prose .lead');
    readings.push(Date.now() - from);
    await client.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
    await page.goto(`/fr/${QUIZ}`);
    await client.send('Network.emulateNetworkConditions', slow);
    from = Date.now();
    await page.locator('main form button, main a.button.main').first().click({ noWaitAfter: true });
    await painted(page, '#sitting input:not([type=hidden]):enabled, #sitting select:enabled');
    answers.push(Date.now() - from);
    await context.close();
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[2];
  console.log(`slow link: lesson ${median(readings)} ms, first answer field ${median(answers)} ms (medians of five)`);
  expect(median(readings)).toBeLessThanOrEqual(5000);
  expect(median(answers)).toBeLessThanOrEqual(5000);
});
