// Letters and certificates on paper: as PDF in both languages, with long names and names in Arabic, Cyrillic and Chinese script; the words
// of letters changed by an administrator; a certificate checked by anybody.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { Cast, nominates, opensCall } from '../cast.js';
import { test, expect, signIn, PASSWORD } from '../site.js';
import { look } from '../eyes.js';
import type { Page } from '@playwright/test';

const SHOTS = process.env.SHOTS;

/** A sheet as PDF: whole, tagged, archivable, every font inside; its text. */
async function printed(page: Page, address: string, name: string): Promise<string> {
  const answer = await page.request.get(address);
  expect(answer.status(), address).toBe(200);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expect(answer.headers()['content-disposition']).toMatch(/attachment; filename/);
  const body = await answer.body();
  const text = body.toString('latin1');
  expect(text.startsWith('%PDF-1.7'), name).toBe(true);
  expect(text, 'PDF/UA and PDF/A').toMatch(/pdfuaid:part[\s\S]*|pdfaid:part/);
  const file = `${SHOTS ?? test.info().outputDir}/${name}.pdf`;
  if (!SHOTS) execFileSync('mkdir', ['-p', test.info().outputDir]);
  writeFileSync(file, body);
  const fonts = execFileSync('pdffonts', [file], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().split('\n').slice(2).filter((line) => line.trim());
  expect(fonts.length, 'fonts').toBeGreaterThan(0);
  for (const font of fonts) expect(font, 'a font inside, a subset, with its letters known').toMatch(/ yes yes yes /);
  if (SHOTS) execFileSync('pdftoppm', ['-r', '70', '-png', file, file.replace(/\.pdf$/, '')], { stdio: 'ignore' });
  return execFileSync('pdftotext', ['-layout', file, '-'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
}

/** The addresses of the letters on a file, the newest first. */
async function letters(page: Page, file: string): Promise<string[]> {
  await page.goto(file);
  const links = page.locator('a[href*="/letters/"]');
  return links.evaluateAll((found) => found.map((it) => it.getAttribute('href')!));
}

test('letters on a file are read by those they went to, and printed in both languages', async ({ browser, site }) => {
  test.setTimeout(240_000);
  const cast = new Cast(browser, site);
  const call = await opensCall(cast, 'Évaluation en douane, Conakry, avec un intitulé assez long pour aller à la ligne');
  const file = await nominates(cast, call, 'colleague3');
  const officer = await cast.as('colleague3');
  await officer.goto(file);
  await officer.locator('a[href*="/letters/"]').first().click();
  await expect(officer.locator('article.letter h1')).toContainText('Conakry');
  await look(officer, 'acc-letter-fr');
  const [letter] = await letters(officer, file);
  const french = await printed(officer, `${letter}/pdf`, 'letter-nominated-fr');
  expect(french).toContain('Mariama Sow');
  expect(french).toMatch(/ACC-\d{4}-\d{6}/);
  const english = await printed(officer, `${letter.replace('/fr/', '/en/')}/pdf`, 'letter-nominated-en');
  expect(english).toContain('Your administration (Senegal) has put you forward');

  // Nobody else reads it, by page or as PDF: not the coordinator it did not go to, not a stranger.
  for (const account of ['coordinator', 'assessor1', 'officer']) {
    const other = await cast.as(account);
    for (const address of [letter, `${letter}/pdf`]) expect((await other.request.get(address)).status(), `${account} ${address}`).toBe(404);
  }

  // New words serve the next letter, and this one reads as it did.
  const admin = await cast.as('admin');
  await admin.goto('/fr/accreditation/letters');
  await look(admin, 'acc-letter-words-fr');
  await admin.goto('/fr/accreditation/letters/declined');
  await admin.locator('details:has(#text_fr) summary').first().click();
  await admin.locator('#text_fr').fill('Bonjour {nom},');
  await admin.locator('#reason').fill('Plus court.');
  await admin.locator('button[type=submit]').last().click();
  await expect(admin.locator('#text_fr-error')).toBeVisible();
  await expect(admin.locator('#text_fr')).toHaveValue('Bonjour {nom},');
  await look(admin, 'acc-letter-words-wrong-fr');
  await admin.locator('#text_fr').fill('Bonjour {name},\n\nvotre choix est noté. <b>Merci</b> #et $bonne$ *route*.');
  await admin.locator('button[type=submit]').last().click();
  await expect(admin.locator('p.state.pass[role=status]')).toBeVisible();
  await cast.does('colleague3', file, 'decline', 'Je ne suis pas disponible à ces dates.');
  const manager = await cast.as('accreditation-manager');
  const [declined, , first] = [(await letters(manager, file))[0], '', (await letters(manager, file)).at(-1)!];
  expect(await printed(manager, `${declined}/pdf`, 'letter-declined-fr')).toContain('<b>Merci</b> #et $bonne$ *route*.');
  expect(await printed(manager, `${first}/pdf`, 'letter-first-fr')).toBe(french);
  await cast.leave();
});

test('a certificate of an expert: printed whatever the script of the name, checked by anybody, hidden when its holder says so', async ({ browser, site }) => {
  test.setTimeout(240_000);
  const cast = new Cast(browser, site, 'fr');
  const manager = await cast.as('accreditation-manager');
  const names: [string, string][] = [
    ['محمد عبد الرحمن بن يوسف الهاشمي القادري', 'arabic'],
    ['Александра Владимировна Солженицына-Рождественская', 'cyrillic'],
    ['Marie-Françoise Ndèye-Fatoumata Diallo-Ouédraogo épouse Nguyễn Thị Thanh Hương de la Fontaine-Saint-Martin', 'long'],
    ['王小明', 'chinese'],
    ['Siobhán O’Brien', 'plain'],
  ];
  const rows = names.map(([name, key]) => [name, `${key}@customs.example`, 'MA', 'et', 'customs-valuation', 'accredited', '2029-06-15', 'fr5', 'Lettre 12 de 2025'].join(';'));
  const list = ['name;email;administration;category;domain;rank;valid_until;languages;evidence', ...rows].join('\r\n');
  await manager.goto('/fr/accreditation/import');
  await manager.locator('#file').setInputFiles({ name: 'Experts.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${list}`) });
  await manager.locator('main form button[type=submit]').click();
  const decider = await cast.as('decision-maker');
  await decider.goto(new URL(manager.url()).pathname);
  await decider.locator('input[name=password]').fill(PASSWORD);
  await decider.locator('button[value=confirm]').click();
  await expect(decider.locator('tbody a')).toHaveCount(names.length);
  const files = await decider.locator('tbody a').evaluateAll((found) => found.map((it) => it.getAttribute('href')!));

  for (const [place, [name, key]] of names.entries()) {
    const [letter] = await letters(manager, files[place]);
    if (key === 'chinese') {
      // No font has these letters, and nobody has given others yet: nothing is printed with boxes.
      await manager.goto(letter);
      await expect(manager.locator('main')).toContainText('caractères latins');
      await look(manager, 'acc-letter-unprinted-fr');
      await expect(manager.locator('a[href$="/pdf"]')).toHaveCount(0);
      expect(new URL((await manager.request.get(`${letter}/pdf`)).url()).pathname).toBe(letter);
      continue;
    }
    for (const language of ['fr', 'en']) {
      const text = await printed(manager, `${letter.replace('/fr/', `/${language}/`)}/pdf`, `letter-${key}-${language}`);
      if (key !== 'arabic') expect(text.replace(/\s+/g, ' ')).toContain(name.split(' ')[0]);
    }
  }

  // The holder of one: an account made by the list is taken over by its owner through a new password.
  const owners: [string, string][] = [['arabic', 'fr'], ['cyrillic', 'en'], ['long', 'fr'], ['chinese', 'en'], ['plain', 'en']];
  for (const [key, language] of owners) {
    const context = await browser.newContext({ baseURL: site.url });
    const page = await context.newPage();
    await page.goto(`/${language}/forgotten`);
    await page.locator('#email').fill(`${key}@customs.example`);
    await page.locator('main form button[type=submit]').click();
    await page.goto(await site.link(`${key}@customs.example`, 'new-password'));
    await page.locator('#password').fill('une phrase assez longue 42');
    await page.locator('#again').fill('une phrase assez longue 42');
    await page.locator('main form button[type=submit]').click();
    await expect(page).toHaveURL(/sign-in/);
    await signIn(page, `${key}@customs.example`, language, 'une phrase assez longue 42');
    const file = files[names.findIndex(([, of]) => of === key)].replace('/fr/', `/${language}/`);
    await page.goto(file);
    await page.locator('a[href*="/credentials/"]').first().click();
    await expect(page.locator('.verdict')).toBeVisible();
    const address = new URL(page.url()).pathname;
    if (key === 'chinese') {
      await expect(page.locator('a[href$="/pdf"]')).toHaveCount(0);
      await look(page, 'acc-certificate-unprinted-en');
      await page.goto(`/${language}/account`);
      await page.locator('#latin_name').fill('王 Xiaoming');
      await page.locator('form:has(#latin_name) button').click();
      await expect(page.locator('#latin_name-error')).toBeVisible();
      await look(page, 'account-latin-wrong-en');
      await page.locator('#latin_name').fill('Wang Xiaoming');
      await page.locator('form:has(#latin_name) button').click();
      await expect(page.locator('p.state.pass[role=status]')).toBeVisible();
      const [letter] = await letters(page, file);
      expect(await printed(page, `${letter}/pdf`, 'letter-latin-en')).toContain('Wang Xiaoming');
    } else {
      for (const of of ['fr', 'en']) {
        const text = await printed(page, `${address.replace(`/${language}/`, `/${of}/`)}/pdf`, `certificate-${key}-${of}`);
        expect(text).toMatch(/EXP-\d{4}-\d{6}/);
      }
    }
    if (key === 'plain') {
      await look(page, 'acc-certificate-en');
      const verify = `/verify/${address.split('/').pop()}`;
      const anybody = await (await browser.newContext({ baseURL: site.url })).newPage();
      const shown = await anybody.goto(`${verify}?lang=en`);
      expect(shown!.headers()['x-robots-tag'] ?? (await anybody.locator('meta[name=robots]').getAttribute('content'))).toContain('noindex');
      await expect(anybody.locator('main')).toContainText('Siobhán O’Brien');
      await expect(anybody.locator('.verdict')).toContainText('In force');
      await look(anybody, 'acc-verify-en');
      await page.goto(address);
      await page.locator('button[value=hide]').click();
      await anybody.goto(`${verify}?lang=en`);
      await expect(anybody.locator('main')).not.toContainText('Siobhán');
      await anybody.context().close();
    }
    await context.close();
  }
  await cast.leave();
});
