// Time that is given back, hand-ins that wait, practice, every kind by keyboard, answers that come seven days late.
import { chromium } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, expect, newSite, keyLent, signIn } from '../site.js';
import { answer, questions } from '../keys.js';
import { fits, isInSight, look } from '../eyes.js';

const COURSE = 'courses/how-quizzes-work';
const state = (page: Page) => page.locator('leptos-island .state');
const form = (page: Page) => page.locator('#sitting').evaluate((it) =>
  new URLSearchParams(new FormData(it as HTMLFormElement) as never).toString().replace(/&?after=[^&]*/, ''));

/** Starts or goes on with a quiz; waits until the island is awake and has its key. */
async function sit(page: Page, account: string, module: string, language = 'en') {
  await signIn(page, account, language);
  await page.goto(`/${language}/${COURSE}/${module}/quiz`);
  await page.locator('main form button, main a.button.main').first().click();
  await keyLent(page);
}

async function handIn(page: Page) {
  await page.goto(page.url().replace(/\?q=.*/, '?q=all'));
  await page.locator('#hand-in button').click();
  await expect(page).toHaveURL(/review/);
}

test('a timed sitting goes through a restart of the server: the time is given back, and the review says so', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await sit(page, 'assessor1', 'timed');
  await expect(page.locator('#until')).toContainText('Open until');
  await expect(page.locator('#left')).toContainText('20 minutes left');
  await answer(page, 'en', true);
  await expect(state(page)).toContainText('Kept by the server');
  await page.waitForTimeout(6_000);
  await site.die();
  await page.waitForTimeout(15_000);
  await site.start();
  await expect(page.locator('#bell')).toContainText('The sitting lasts longer', { timeout: 70_000 });
  await handIn(page);
  await expect(page.locator('#lengthened')).toContainText('the server was down');
  await context.close();
});

test('a broken link is told to the server, which gives the time back', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await sit(page, 'assessor2', 'timed', 'fr');
  await expect(page.locator('#left')).toContainText('il reste 20 minutes');
  await context.setOffline(true);
  await answer(page, 'fr', true);
  await expect(state(page)).toContainText('Scellée sur cet appareil');
  await page.waitForTimeout(13_000);
  await context.setOffline(false);
  await expect(page.locator('#bell')).toContainText('La séance est prolongée', { timeout: 40_000 });
  await expect(state(page)).toContainText('Conservée par le serveur', { timeout: 40_000 });
  await handIn(page);
  await expect(page.locator('#lengthened')).toContainText('la connexion était coupée');
  await context.close();
});

test('a tutor gives a sitting more time, and the officer sees it', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await sit(page, 'assessor3', 'timed');
  const rooms = await browser.newContext({ baseURL: site.url });
  const tutor = await rooms.newPage();
  await signIn(tutor, 'tutor', 'en');
  await tutor.goto('/en/tutor');
  const card = tutor.locator('li.card', { hasText: 'Jone Fale' });
  await card.locator('summary').click();
  await card.locator('input[name=minutes]').fill('0');
  await card.locator('textarea').fill('A power cut at the post.');
  await card.locator('button').click();
  await expect(card.locator('.error')).toContainText('from 1 to 240');
  await expect(card.locator('textarea')).toHaveValue('A power cut at the post.');
  await card.locator('input[name=minutes]').fill('15');
  await look(tutor, 'tutor-en');
  await card.locator('button').click();
  await expect(tutor.locator('main')).toContainText('The time has been added.');
  await expect(page.locator('#bell')).toContainText('The sitting lasts longer', { timeout: 40_000 });
  await expect(page.locator('#left')).toContainText('35 minutes left');
  await look(page, 'sitting-timed-en');
  await handIn(page);
  await expect(page.locator('#lengthened')).toContainText('15 min longer: your tutor granted it');
  await rooms.close();
  await context.close();
});

test('without a link the hand-in waits on the device, behind its answers, and goes by itself', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await sit(page, 'auditor', 'graded');
  await answer(page, 'en', true);
  await expect(state(page)).toContainText('Kept by the server');
  await page.goto(page.url().replace(/\?q=.*/, '?q=all'));
  await keyLent(page);
  await expect(page.locator('#hand-in')).toBeVisible();
  await context.setOffline(true);
  await page.locator('#hand-in button').click();
  await expect(page.locator('#hand-in [role=status]')).toContainText('Your hand-in waits on this device');
  await look(page, 'hand-in-waits-en');
  await page.close();
  await context.setOffline(false);
  const other = await context.newPage();
  await other.goto('/en/learning');
  await expect(state(other)).toContainText('has been handed in; receipt', { timeout: 20_000 });
  await context.close();
});

for (const scripts of [true, false]) {
  test(`practice tells at once, ${scripts ? 'with' : 'without'} scripts, and a right try closes the question`, async ({ browser, site }) => {
    const language = scripts ? 'en' : 'fr';
    const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: scripts });
    const page = await context.newPage();
    await signIn(page, scripts ? 'translator' : 'author', language);
    await page.goto(`/${language}/${COURSE}/practice/quiz`);
    await page.locator('main form button, main a.button.main').first().click();
    const full: string[] = [];
    for (let number = 1; number <= 12; number++) {
      await expect(page).toHaveURL(new RegExp(`q=${number}$`));
      const id = await answer(page, language, number % 2 === 0);
      await page.locator('button[value=check]').click();
      const told = page.locator('#told');
      if (number % 2 === 0) {
        await expect(told).toContainText(language === 'en' ? 'This question is closed.' : 'Cette question est close.');
      } else {
        await expect(told).toContainText(language === 'en' ? 'You may try 2 more times' : 'Il vous reste 2 essais');
        // The machine that looks runs in the page, so it looks where scripts run.
        if (number === 1 && scripts) await look(page, `practice-wrong-${language}`);
        // What the journal still held of the page before is sent first, as an officer who reads the reasons gives it time to.
        if (scripts) await page.waitForLoadState('networkidle');
        await answer(page, language, true);
        await page.locator('button[value=check]').click();
        await expect(told).toContainText(language === 'en' ? 'This question is closed.' : 'Cette question est close.');
      }
      full.push(id);
      if (number === 2 && scripts) await look(page, `practice-right-${language}`);
      await page.locator('#sitting .row.between').last().locator('a.button.main').click();
    }
    await page.locator('#hand-in button').click();
    await expect(page).toHaveURL(/review/);
    await expect(page.locator('h1')).toContainText(language === 'en' ? 'Passed' : 'Réussi');
    if (scripts) await look(page, `review-kinds-${language}`);
    await context.close();
  });
}

/** Presses Tab until the focus is on this control. */
async function tabTo(page: Page, selector: string) {
  for (let presses = 0; presses < 120; presses++) {
    if (await page.evaluate((it) => document.activeElement?.matches(it) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no Tab leads to ${selector}`);
}

/** Chooses an option of the list that has the focus with the arrow keys. */
async function choose(page: Page, value: string) {
  const steps = await page.evaluate((wanted) => {
    const list = document.activeElement as HTMLSelectElement;
    return [...list.options].findIndex((it) => it.value === wanted) - list.selectedIndex;
  }, value);
  for (let step = 0; step < Math.abs(steps); step++) await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
}

test('a whole quiz of every kind by keyboard alone, its accessibility tree written beside it', async ({ browser, site }, info) => {
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await signIn(page, 'publisher');
  await page.goto(`/en/${COURSE}/graded/quiz`);
  await tabTo(page, 'main form button');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=1$/);
  const trees: string[] = [];
  for (let number = 1; number <= 12; number++) {
    await expect(page).toHaveURL(new RegExp(`q=${number}$`));
    const id = await page.locator('input[name=question]').inputValue();
    const question = questions.get(id)!;
    trees.push(`# ${question.kind}: ${id}\n\n${await page.locator('#sitting').ariaSnapshot()}\n`);
    // Areas of a picture are chosen by their letters.
    if (question.kind === 'single' || question.kind === 'hotspot' || question.kind === 'true-false') {
      const right = question.option ? question.option!.find((it) => it.share === 100)!.id : String(question.key);
      await tabTo(page, '#sitting input[type=radio]');
      await page.keyboard.press('Space');
      for (let tries = 0; tries < 12 && !(await page.locator(`#o-${right}`).isChecked()); tries++) await page.keyboard.press('ArrowDown');
      expect(await page.locator(`#o-${right}`).isChecked()).toBe(true);
    } else if (question.kind === 'multiple') {
      for (const option of question.option!.filter((it) => it.share > 0)) {
        await page.locator('#stem').evaluate(() => (document.activeElement as HTMLElement)?.blur());
        await tabTo(page, `#o-${option.id}`);
        await page.keyboard.press('Space');
      }
    } else if (question.kind === 'match' || question.kind === 'classify') {
      const shown = await page.locator('#sitting select').evaluateAll((all) => all.map((it) => (it as HTMLSelectElement).name.replace('pair-', '')));
      for (const item of shown) {
        await tabTo(page, `select[name="pair-${item}"]`);
        await choose(page, question.item!.find((it) => it.id === item)!.target);
      }
    } else if (question.kind === 'order') {
      const shown = await page.locator('#sitting select').evaluateAll((all) => all.map((it) => (it as HTMLSelectElement).name.replace('pair-', '')));
      for (const item of shown) {
        await tabTo(page, `select[name="pair-${item}"]`);
        await choose(page, String(question.item!.findIndex((it) => it.id === item) + 1));
      }
    } else {
      // Typed kinds: the right words are found by mouse and keyboard alike, so the helper fills and the keyboard goes on.
      await answer(page, 'en', true);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    await fits(page, `${id} at 360 px`);
    await tabTo(page, '#sitting button[type=submit]');
    await isInSight(page);
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.keyboard.press('Enter');
  }
  await expect(page).toHaveURL(/q=all$/);
  await tabTo(page, '#hand-in button');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/review/);
  await expect(page.locator('h1')).toContainText('Passed: 12 of 12');
  const folder = process.env.SHOTS ?? info.outputDir;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'kinds-accessibility-tree.md'), trees.join('\n'));
  for (const words of ['combobox', 'radio', 'checkbox', 'textbox']) expect(trees.join('\n')).toContain(words);
  await context.close();
});

test('answers made offline, the browser closed, the sign-in over, reopened after seven days: they arrive and are marked late', async ({}, info) => {
  const site = await newSite(String(info.project.metadata.engine ?? 'sqlite'));
  await site.start();
  const profile = mkdtempSync(join(tmpdir(), 'fairway-profile-'));
  const open = () => chromium.launchPersistentContext(profile, {
    baseURL: site.url, executablePath: process.env.FAIRWAY_CHROMIUM || undefined,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  let context: BrowserContext = await open();
  let page = await context.newPage();
  await sit(page, 'officer', 'timed');
  await context.setOffline(true);
  await answer(page, 'en', true);
  await expect(state(page)).toContainText('Sealed on this device');
  const address = page.url();
  const typed = await form(page);
  await context.close();

  await site.stop();
  site.environment.FAIRWAY_CLOCK = String(7 * 24 * 3600);
  await site.start();
  context = await open();
  page = await context.newPage();
  // Another person on the same device is shown nothing and can open nothing.
  await signIn(page, 'officer2');
  await page.goto('/en/learning');
  await page.waitForTimeout(3_000);
  expect(await page.locator('body').innerText()).not.toContain('on this device');
  const entries = await page.evaluate(() => new Promise<string[]>((told) => {
    const request = indexedDB.open('fairway');
    request.onsuccess = () => {
      const all = request.result.transaction('entries').objectStore('entries').getAll();
      all.onsuccess = () => told(all.result.map(String));
    };
  }));
  expect(entries, 'what the first officer left lies there, sealed').toHaveLength(1);
  for (const value of new URLSearchParams(typed).values()) if (value.length > 3) expect(entries[0]).not.toContain(value);
  await page.goto('/en/account');
  await page.locator('header form[action$="/sign-out"] button').first().click();
  await expect(page).toHaveURL(/account\/leaving/);
  await page.locator('main button[value=keep]').click();
  await expect(page).toHaveURL(/\/en$/);

  await signIn(page, 'officer');
  await page.goto('/en/learning');
  await expect(state(page)).toContainText('1 answer that waited on this device was sent.', { timeout: 20_000 });
  await page.goto(address.replace(/\?q=.*/, '/review'));
  await expect(page.locator('main')).toContainText('arrived after the bell, typed before it, and counted');
  await look(page, 'review-late-en');
  await context.close();
  await site.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  rmSync(site.folder, { recursive: true, force: true });
});

test('a wrong key is put right by two people: preview, re-mark, notice', async ({ browser, site }) => {
  const rooms = await browser.newContext({ baseURL: site.url });
  const author = await rooms.newPage();
  await signIn(author, 'author', 'en');
  await author.goto('/en/analysis');
  await look(author, 'analysis-en');
  await author.getByRole('link', { name: /Why risk management|Quiz A1/ }).first().click();
  await expect(author.locator('.figures')).toContainText('attempts handed in');
  await look(author, 'analysis-quiz-en');
  const single = [...questions.values()].find((it) => it.id.startsWith('a1-') && it.kind === 'single')!;
  await author.locator('table a', { hasText: new RegExp(`^${single.id}$`) }).click();
  await author.locator('details.card summary').click();
  const right = single.option!.find((it) => it.share === 100)!;
  const other = single.option!.find((it) => it.share < 100)!;
  await author.locator(`#share-${right.id}`).fill('0');
  await author.locator('#reason').fill('The standard was amended.');
  await author.locator('details.card button').click();
  await expect(author.locator('.error').first()).toContainText('The shares make no key');
  await author.locator(`#share-${other.id}`).fill('100');
  await look(author, 'analysis-question-en');
  await author.locator('details.card button').click();
  await expect(author).toHaveURL(/corrections/);
  await expect(author.locator('main')).toContainText('What it would change');
  await expect(author.locator('main')).toContainText(/results? change/);
  await expect(author.locator('button[value=confirm]')).toHaveCount(0);
  await look(author, 'correction-preview-en');
  const address = author.url();

  const second = await browser.newContext({ baseURL: site.url });
  const publisher = await second.newPage();
  await signIn(publisher, 'publisher', 'fr');
  await publisher.goto(address.replace('/en/', '/fr/'));
  await look(publisher, 'correction-preview-fr');
  await publisher.locator('button[value=confirm]').click();
  // The answer is awaited before anything is asked again: a reload would take the confirmation back.
  await expect(publisher.locator('button[value=confirm]')).toHaveCount(0);
  await expect.poll(async () => { await publisher.reload(); return publisher.locator('main').innerText(); }, { timeout: 20_000 }).toContain('En vigueur');
  await look(publisher, 'correction-in-force-fr');
  const letter = await site.letter('learner', 'key-corrected');
  expect(letter).toContain('The standard was amended.');
  await rooms.close();
  await second.close();
});

for (const choice of ['keep', 'discard'] as const) {
  test(`without a link an officer signs out and chooses to ${choice} what is unsent`, async ({ browser, site }) => {
    const context = await browser.newContext({ baseURL: site.url });
    const page = await context.newPage();
    const account = choice === 'keep' ? 'decision-maker' : 'accreditation-manager';
    await sit(page, account, 'graded');
    const address = page.url();
    await answer(page, 'en', true);
    await expect(state(page)).toContainText('Kept by the server');
    await page.locator('.pegs a[href$="q=2"]').click();
    await expect(page).toHaveURL(/q=2$/);
    await keyLent(page);
    await context.setOffline(true);
    await answer(page, 'en', true);
    await expect(state(page)).toContainText('Sealed on this device');
    const typed = await form(page);
    await page.locator('header form[action$="/sign-out"] button').first().click();
    await expect(page.locator('#leave')).toBeVisible({ timeout: 10_000 });
    if (choice === 'keep') await look(page, 'leave-en');
    await page.locator('#leave button[formmethod=dialog]').click();
    await expect(page.locator('#sitting')).toBeVisible();
    await page.locator('header form[action$="/sign-out"] button').first().click();
    await page.locator(`#leave button[value=${choice}]`).click();
    await expect(page.locator('body')).toContainText('You are signed out on this device');
    await expect(page.locator('#sitting')).toHaveCount(0);
    await context.setOffline(false);
    const other = await context.newPage();
    // The sign-in ends before anything is shown in its name.
    await other.goto('/en/learning');
    await expect(other.locator('input[name=password]')).toBeVisible();
    await signIn(other, account);
    await other.goto('/en/learning');
    if (choice === 'keep') {
      await expect(state(other)).toContainText('1 answer that waited on this device was sent.', { timeout: 20_000 });
    } else {
      await other.waitForTimeout(3_000);
      expect(await other.locator('body').innerText()).not.toContain('on this device');
    }
    await other.goto(address.replace(/q=1$/, 'q=2'));
    if (choice === 'keep') expect(await form(other)).toBe(typed);
    else expect(await form(other)).not.toBe(typed);
    await context.close();
  });
}

test('areas of a picture are pointed at, in the picture and by their letters', async ({ browser, site }) => {
  for (const [module, language, several] of [['practice', 'en', false], ['timed', 'fr', true]] as const) {
    const context = await browser.newContext({ baseURL: site.url });
    const page = await context.newPage();
    await sit(page, 'auditor', module, language);
    for (let number = 2; (await page.locator('.spots').count()) === 0; number++) await page.goto(page.url().replace(/q=\d+/, `q=${number}`));
    const question = questions.get(await page.locator('input[name=question]').inputValue())!;
    const right = question.option!.map((it, place) => ({ id: it.id, place, share: it.share })).filter((it) => it.share > 0);
    await keyLent(page);
    for (const { id, place } of right) {
      await page.locator('.spot').nth(place).click();
      await expect(page.locator(`#o-${id}`)).toBeChecked();
    }
    await expect(state(page)).toContainText(language === 'en' ? 'Kept by the server' : 'Conservée par le serveur');
    await look(page, `sitting-hotspot-${language}`);
    await page.reload();
    for (const { id } of right) await expect(page.locator(`#o-${id}`)).toBeChecked();
    if (several) {
      await handIn(page);
      await look(page, `review-hotspot-${language}`);
    } else {
      await page.locator('button[value=check]').click();
      await expect(page.locator('#told')).toContainText('This question is closed.');
    }
    await context.close();
  }
});

test('how sure one is is kept with each answer, and set against what was right', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await signIn(page, 'coordinator2', 'fr');
  await page.goto(`/fr/${COURSE}/certain/quiz`);
  await look(page, 'quiz-certain-fr');
  await page.locator('main form button').first().click();
  await keyLent(page);
  for (let number = 1; number <= 6; number++) {
    await expect(page).toHaveURL(new RegExp(`q=${number}$`));
    await answer(page, 'fr', number < 5);
    await page.locator('#certainty-sure').check();
    await expect(state(page)).toContainText('Conservée par le serveur');
    if (number === 1) {
      await page.reload();
      await expect(page.locator('#certainty-sure')).toBeChecked();
      await keyLent(page);
      // To say something else of the same answer is a change like any other.
      await page.locator('#certainty-unsure').check();
      await expect(state(page)).toContainText('Conservée par le serveur');
      await page.locator('#certainty-sure').check();
      await expect(state(page)).toContainText('Conservée par le serveur');
      await look(page, 'sitting-certain-fr');
    }
    await page.locator('#sitting button[type=submit]').click();
  }
  await expect(page).toHaveURL(/q=all/);
  await page.locator('#hand-in button').click();
  await expect(page).toHaveURL(/review/);
  // Four of six right: 4 × 2 − 2 × 4 of 12.
  await expect(page.locator('h1')).toContainText('0 sur 12');
  await expect(page.locator('#certainty')).toContainText('Certitude excessive');
  await look(page, 'review-certain-fr');
  await context.close();
});

test('a written answer is marked by a tutor who does not see whose it is', async ({ browser, site }) => {
  const desk = await browser.newContext({ baseURL: site.url });
  const page = await desk.newPage();
  await sit(page, 'translator', 'written', 'fr');
  await page.locator('#answer').fill('Faute de pesée, un transporteur déclare moins qu’il ne porte.\n\nLe poste pourrait peser un camion sur vingt.');
  await expect(state(page)).toContainText('Conservée par le serveur');
  await look(page, 'sitting-written-fr');
  await handIn(page);
  await expect(page.locator('h1')).toContainText('À ce stade : 0 sur 5');
  await look(page, 'review-waits-fr');
  const rooms = await browser.newContext({ baseURL: site.url });
  const tutor = await rooms.newPage();
  await signIn(tutor, 'tutor', 'en');
  await tutor.goto('/en/tutor');
  await expect(tutor.locator('main')).toContainText('4 written answers are waiting for you.');
  await tutor.getByRole('link', { name: 'Mark written answers' }).click();
  await expect(tutor).toHaveURL(/tutor\/marking/);
  await look(tutor, 'marking-en');
  await tutor.locator('table a').last().click();
  await expect(tutor.locator('.written')).toContainText('Faute de pesée, un transporteur');
  await expect(tutor.locator('body')).not.toContainText('Camille');
  await look(tutor, 'marking-sheet-en');
  await tutor.getByRole('button', { name: 'Give these marks' }).click();
  await expect(tutor.locator('.error').first()).toBeVisible();
  await look(tutor, 'marking-sheet-missing-en');
  for (const id of ['#level-form', '#level-reasons', '#level-treatment']) await tutor.locator(id).check();
  await tutor.locator('#comment').fill('Clair. Nommez aussi l’objectif touché.');
  await tutor.getByRole('button', { name: 'Give these marks' }).click();
  await expect(tutor.locator('main')).toContainText('Your marks have been kept.');
  await page.reload();
  await expect(page.locator('h1')).toContainText('Réussi : 5 sur 5');
  await expect(page.locator('main')).toContainText('Nommez aussi l’objectif touché.');
  await look(page, 'review-marked-fr');
  await desk.close();
  await rooms.close();
});
