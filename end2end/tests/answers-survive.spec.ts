// Nothing typed is ever lost: link, tab, browser and server die while an officer answers.
import { chromium } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn, type ChildProcess } from 'node:child_process';
import { test, expect, keyLent, signIn } from '../site.js';
import { answer } from '../keys.js';

const QUIZ = 'courses/customs-risk-management/why-risk-management/quiz';
const state = (page: Page) => page.locator('leptos-island .state');

/** Starts or goes on with the quiz; waits until the island is awake and has its key. */
async function sit(page: Page, account: string, language = 'en') {
  await signIn(page, account, language);
  await page.goto(`/${language}/${QUIZ}`);
  await page.locator('main form button, main a.button.main').first().click();
  await keyLent(page);
}

/** What stands in the form. */
const form = (page: Page) => page.locator('#sitting').evaluate((it) =>
  new URLSearchParams(new FormData(it as HTMLFormElement) as never).toString().replace(/&?after=[^&]*/, ''));

/** Everything the browser holds in the journal's store. */
const journal = (page: Page) => page.evaluate(() => new Promise<string[]>((told, failed) => {
  const open = indexedDB.open('fairway');
  open.onerror = () => failed(open.error);
  open.onsuccess = () => {
    const all = open.result.transaction('entries').objectStore('entries').getAll();
    all.onsuccess = () => { open.result.close(); told(all.result.map(String)); };
  };
}));

const waits = async (context: BrowserContext) => (await context.cookies()).some((it) => it.name === 'journal' && it.value === '1');

test('an answer typed without a link survives its tab and reaches the server from another page', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await sit(page, 'colleague10');
  await context.setOffline(true);
  await answer(page, 'en', true);
  await expect(state(page)).toContainText('Sealed on this device');
  await expect(page.locator('#link')).toContainText('No connection since');
  await expect(page.locator('#waiting')).toHaveText('1 answer waits on this device');
  const typed = await form(page);
  const sealed = await journal(page);
  expect(sealed).toHaveLength(1);
  for (const part of [...new URLSearchParams(typed).values(), page.url().split('/').pop()!.split('?')[0], 'colleague10', 'attempts']) {
    if (part.length > 3) expect(sealed[0], 'nothing can be read in what lies sealed').not.toContain(part);
  }
  const address = page.url();
  await page.close();
  await context.setOffline(false);
  expect(await waits(context)).toBe(true);
  const other = await context.newPage();
  await other.goto('/en/learning');
  await expect(state(other)).toContainText('1 answer that waited on this device was sent.');
  expect(await journal(other)).toEqual([]);
  expect(await waits(context)).toBe(false);
  await other.goto(address);
  expect(await form(other)).toBe(typed);
  await expect(other.locator('#kept .state.pass')).toBeVisible();
  await context.close();
});

test('the link comes back while the page is open: what waited goes by itself, and so does the form', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await sit(page, 'colleague11', 'fr');
  await context.setOffline(true);
  await answer(page, 'fr', true);
  await expect(state(page)).toContainText('Scellée sur cet appareil');
  await page.locator('#sitting button[type=submit]').click();
  await page.waitForTimeout(500);
  await expect(page).toHaveURL(/q=1/);
  await context.setOffline(false);
  await expect(page).toHaveURL(/q=2/, { timeout: 20_000 });
  await page.goto(page.url().replace('q=2', 'q=1'));
  await expect(page.locator('#kept .state.pass')).toBeVisible();
  await context.close();
});

test('the server dies and comes back: no answer is lost and the page goes on', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await sit(page, 'colleague12');
  await answer(page, 'en', false);
  await expect(page.locator('leptos-island .state.pass')).toBeVisible();
  await site.die();
  await answer(page, 'en', true);
  await expect(state(page)).toContainText('Sealed on this device');
  const typed = await form(page);
  await site.start();
  await expect(page.locator('leptos-island .state.pass')).toBeVisible({ timeout: 40_000 });
  await page.reload();
  expect(await form(page)).toBe(typed);
  await context.close();
});

test('two tabs interleaved: the answer typed last counts, whichever tab sends last', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url });
  const first = await context.newPage();
  await sit(first, 'colleague13');
  const second = await context.newPage();
  await second.goto(first.url());
  await answer(first, 'en', true);
  await expect(first.locator('leptos-island .state.pass')).toBeVisible();
  await answer(second, 'en', false);
  await expect(second.locator('leptos-island .state.pass')).toBeVisible();
  await answer(first, 'en', false);
  await answer(first, 'en', true);
  await expect(first.locator('leptos-island .state.pass')).toBeVisible();
  const typed = await form(first);
  // The state may still be that of the answer before; what counts in the end is what was typed last. A tab that finds
  // something unsent of this question sends it and reads its page again, which may come in between.
  await expect.poll(() => second.reload().then(() => form(second)).catch(() => 'read again')).toBe(typed);
  await expect(first.locator('#waiting')).toHaveText('');
  await context.close();
});

test('on a shared computer nothing of one officer can be read by the next, and nothing sealed is lost', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await sit(page, 'colleague14');
  const address = page.url();
  await page.route('**/api/v1/attempts/**', (route) => route.abort());
  await answer(page, 'en', true);
  await expect(state(page)).toContainText('Sealed on this device');
  const typed = await form(page);
  await page.unroute('**/api/v1/attempts/**');
  await context.route('**/api/v1/**', (route) => route.abort());
  const leaving = await context.newPage();
  await leaving.goto('/en/learning');
  await leaving.locator('form[action$="/sign-out"] button').first().click();
  await expect(leaving).toHaveURL(/account\/leaving/);
  await page.close({ runBeforeUnload: false });
  await leaving.locator('main button[value=keep]').click();
  await expect(leaving).toHaveURL(/\/en$/);
  await context.unroute('**/api/v1/**');

  await sit(leaving, 'assessor1');
  await leaving.waitForTimeout(1000);
  const sealed = await journal(leaving);
  expect(sealed, 'the first officer\'s answer is still there').toHaveLength(1);
  await expect(leaving.locator('#waiting')).toHaveText('');
  expect((await leaving.content()).includes('colleague14')).toBe(false);
  await answer(leaving, 'en', true);
  await expect(leaving.locator('leptos-island .state.pass')).toBeVisible();
  await leaving.locator('form[action$="/sign-out"] button').first().click();
  await expect(leaving).toHaveURL(/account\/leaving/);
  await leaving.locator('main button[value=discard]').click();
  await expect(leaving).toHaveURL(/\/en$/);
  expect(await journal(leaving), 'the second officer could discard only what was theirs').toEqual(sealed);

  await signIn(leaving, 'colleague14');
  await expect(state(leaving)).toContainText('was sent');
  expect(await journal(leaving)).toEqual([]);
  await leaving.goto(address);
  expect(await form(leaving)).toBe(typed);
  await context.close();
});

/** Ends a browser with all its processes, as a power cut does; one of them may hold the profile's store a moment longer. */
async function kill(browser: ChildProcess) {
  const dead = new Promise((go) => browser.once('exit', go));
  process.kill(-browser.pid!, 'SIGKILL');
  await dead;
}

test('an answer typed before the module came is in the journal once it is there, and survives a killed browser', async ({ site }, info) => {
  test.skip(info.project.name !== 'sqlite', 'it is about the browser alone');
  const profile = mkdtempSync(join(tmpdir(), 'fairway-profile-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--user-data-dir=${profile}`, '--remote-debugging-port=0'];
  const launch = async () => {
    const browser = spawn(process.env.FAIRWAY_CHROMIUM || 'chromium', [...flags, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    const address = await new Promise<string>((told) => {
      let text = '';
      browser.stderr.on('data', (more) => { text += more; const found = text.match(/ws:\/\/\S+/); if (found) told(found[0]); });
    });
    const link = await chromium.connectOverCDP(address);
    return { browser, context: link.contexts()[0] };
  };
  const { browser, context } = await launch();
  const page = await context.newPage();
  await page.goto(`${site.url}/en/sign-in`);
  await page.locator('#email').fill('assessor2@demo.example');
  await page.locator('#password').fill('fairway-demo-2026');
  await page.locator('main button[type=submit]').click();
  await expect(page).not.toHaveURL(/sign-in/);
  await page.goto(`${site.url}/en/${QUIZ}`);
  await page.route('**/assets/islands*.wasm', async (route) => { await new Promise((go) => setTimeout(go, 20_000)); await route.continue(); });
  await page.route('**/api/v1/attempts/**', (route) => route.abort());
  await page.locator('main form button, main a.button.main').first().click();
  await expect(page).toHaveURL(/attempts/);
  const address = page.url();
  await answer(page, 'en', true);
  const typed = await form(page);
  await expect(state(page)).toContainText('Sealed on this device', { timeout: 40_000 });
  await kill(browser);

  const again = await launch();
  const back = await again.context.newPage();
  // The sign-in's cookie went with the browser, as on a shared computer; the same person signs in again.
  await back.goto(`${site.url}/en/sign-in`);
  await back.locator('#email').fill('assessor2@demo.example');
  await back.locator('#password').fill('fairway-demo-2026');
  await back.locator('main button[type=submit]').click();
  await expect(state(back)).toContainText('was sent', { timeout: 20_000 });
  await back.goto(address);
  expect(await form(back)).toBe(typed);
  await kill(again.browser);
  rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
});

test('if the module never comes the answer is in the next plain submit', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await page.route('**/assets/islands*', (route) => route.abort());
  await signIn(page, 'assessor3');
  await page.goto(`/en/${QUIZ}`);
  await page.locator('main form button, main a.button.main').first().click();
  await expect(page).toHaveURL(/attempts/);
  const address = page.url();
  await answer(page, 'en', true);
  const typed = await form(page);
  await page.locator('#sitting button[type=submit]').click();
  await expect(page).toHaveURL(/q=2/);
  await page.goto(address);
  expect(await form(page)).toBe(typed);
  await context.close();
});
