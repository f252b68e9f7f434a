// From an empty roster, by browser only: thirty experts brought in, a call of twelve from the nomination through workshop and mission,
// every score given on phones without a link, twelve outcomes confirmed at once.
import { rmSync } from 'node:fs';
import { Cast, nominates, opensCall } from '../cast.js';
import { test, expect, signIn, keyLent, newSite, PASSWORD, type Site } from '../site.js';
import { look } from '../eyes.js';
import type { Browser, BrowserContext, Page } from '@playwright/test';

const CRITERIA = 6;
const CANDIDATES = ['officer', 'officer2', ...Array.from({ length: 10 }, (_, place) => `colleague${place + 1}`)];

/** Thirty experts of ten administrations, two rows faulty, brought in by one and confirmed by another. */
async function bringsIn(cast: Cast) {
  const manager = await cast.as('accreditation-manager');
  await manager.goto('/fr/accreditation/roster');
  await expect(manager.locator('tbody tr'), 'the roster is empty').toHaveCount(0);
  await look(manager, 'acc-roster-empty-fr');
  await manager.goto('/fr/accreditation');
  await look(manager, 'acc-work-empty-fr');
  const codes = ['SN', 'GH', 'KE', 'PE', 'FJ', 'PL', 'JO', 'VN', 'BR', 'CI'];
  const rows = Array.from({ length: 30 }, (_, place) =>
    [`Expert ${place} O’Neil`, `expert${place}@customs.example`, codes[place % 10], 'et', 'customs-valuation', 'accredited', place === 7 ? '15 juin' : '2029-06-15', 'fr5', `Lettre ${place} de 2025`].join(';'));
  rows[19] = rows[19].replace('@customs.example', '');
  const list = ['name;email;administration;category;domain;rank;valid_until;languages;evidence', ...rows].join('\r\n');
  await manager.goto('/fr/accreditation/import');
  await manager.locator('#file').setInputFiles({ name: 'Experts 2025.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await manager.locator('main form button[type=submit]').click();
  await expect(manager.locator('tbody .state.fail')).toHaveCount(2);
  const decider = await cast.as('decision-maker');
  await decider.goto(new URL(manager.url()).pathname);
  await decider.locator('input[name=password]').fill(PASSWORD);
  await decider.locator('button[value=confirm]').click();
  await expect(decider.locator('tbody a')).toHaveCount(28);
}

/** Twelve files with a seat in the workshop and two assessors each, everybody there. */
async function atTheWorkshop(cast: Cast, call: string): Promise<string[]> {
  const files = [];
  for (const account of CANDIDATES) {
    const file = await nominates(cast, call, account);
    files.push(file);
    await cast.does(account, file, 'consent');
    await cast.leaves(account);
    await cast.does('coordinator', file, 'release');
    await cast.does('accreditation-manager', file, 'find-eligible');
    await cast.does('accreditation-manager', file, 'select');
    await cast.seats(file, ['Mercy Okafor', 'Lena Brandt']);
    await cast.attends(file);
  }
  return files;
}

interface Phone { account: string; context: BrowserContext; page: Page; why: string }

/** Every criterion of every candidate scored without a link; the second gives one mark otherwise. */
async function scoresWithoutALink(browser: Browser, site: Site): Promise<Phone[]> {
  const all = CANDIDATES.length * CRITERIA;
  const phones: Phone[] = [];
  for (const [account, why] of [['assessor1', 'Vu au deuxième jour par Mercy.'], ['assessor2', 'Vu au troisième jour par Lena.']]) {
    const context = await browser.newContext({ baseURL: site.url, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await signIn(page, account, 'fr');
    await page.goto('/fr/accreditation/scoring');
    await keyLent(page, /scoring/);
    await expect(page.locator('#sheets details')).toHaveCount(all);
    phones.push({ account, context, page, why });
  }
  for (const { account, context, page, why } of phones) {
    await context.setOffline(true);
    await page.locator('#sheets details').evaluateAll((found) => found.forEach((it) => it.setAttribute('open', '')));
    for (let place = 0; place < all; place++) {
      const score = page.locator('#sheets details').nth(place);
      await score.locator('input[type=radio]').nth(place === 0 && account === 'assessor2' ? 3 : 4).check();
      await score.locator('textarea').fill(`${why} ${place}`);
    }
    await expect(page.locator('#waiting')).toContainText(String(all));
    await expect(page.locator('.standing.sealed')).toHaveCount(all);
  }
  for (const { context, page, why } of [...phones].reverse()) {
    await context.setOffline(false);
    await expect(page.locator('.standing.pass')).toHaveCount(all, { timeout: 120_000 });
    await expect(page.locator('#waiting')).toBeEmpty();
    await page.reload();
    await expect(page.locator('.given.pass')).toHaveCount(all);
    await expect(page.locator('#sheets textarea').last()).toHaveValue(`${why} ${all - 1}`);
  }
  return phones;
}

/** Nobody reads what another gave: by page, by address, as an export, in the record, in what is held of the candidate. */
async function nobodyReads(cast: Cast, phones: Phone[], files: string[]) {
  const [one, other] = phones;
  const readers: Page[] = [other.page, await cast.as('accreditation-manager'), await cast.as('decision-maker'), await cast.as('auditor'), await cast.as('coordinator'), await cast.as('officer')];
  for (const file of files) {
    const audit = file.replace('/accreditation/', '/audit/');
    for (const page of readers) {
      for (const address of [file, `${file}/scores`, `${file}/scores?c=1`, `${file}/decision`, audit, `${audit}?as=csv`, '/fr/audit?as=csv', '/fr/learning/transcript']) {
        const text = await (await page.request.get(address)).text();
        expect(text.includes(one.why), `${address} tells what another gave`).toBe(false);
        expect(page === other.page || !text.includes(other.why), `${address} tells what an assessor gave`).toBe(true);
      }
    }
  }
}

test('from an empty roster: thirty brought in, twelve through workshop and mission, 144 scores without a link', async ({ browser }) => {
  test.setTimeout(900_000);
  const site = await newSite('sqlite');
  site.environment.FAIRWAY_REHEARSAL = 'no';
  await site.start();
  const cast = new Cast(browser, site);
  await bringsIn(cast);
  const call = await opensCall(cast, 'Évaluation en douane, Dakar');
  const files = await atTheWorkshop(cast, call);
  const manager = await cast.as('accreditation-manager');
  await manager.goto(call);
  await look(manager, 'acc-call-twelve-fr');
  await manager.goto('/fr/accreditation/files?stage=attended');
  await expect(manager.locator('tbody tr')).toHaveCount(12);
  await look(manager, 'acc-files-twelve-fr');

  const phones = await scoresWithoutALink(browser, site);
  await nobodyReads(cast, phones, files);
  for (const { page } of phones) {
    for (const file of files) {
      await page.goto(`${file}/scores`);
      await page.locator('button[value=commit]').click();
      await expect(page.locator('p.state.pass[role=status]').first()).toBeVisible();
    }
  }
  // Where they differ they agree, once both have committed.
  const open = phones[1].page;
  let agreed = 0;
  for (const file of files) {
    await open.goto(`${file}/scores`);
    await expect(open.locator('main')).toContainText(phones[0].why);
    if (await open.locator('button[value=agree]').count()) {
      await open.locator('input[name=mark][value="4"]').check();
      await open.locator('form:has(button[value=agree]) textarea').fill('Nous avons rapproché nos observations.');
      await open.locator('button[value=agree]').click();
      await expect(open.locator('button[value=agree]')).toHaveCount(0);
      agreed += 1;
    }
  }
  expect(agreed).toBe(1);
  for (const { context } of phones) await context.close();

  await manager.goto(`${call}/decisions`);
  await expect(manager.locator('input[name=case]')).toHaveCount(12);
  await look(manager, 'acc-decisions-twelve-fr');
  for (const box of await manager.locator('input[name=case]').all()) await box.check();
  await manager.locator('textarea[name=reason]').fill('Ainsi qu’il ressort des notes du jury.');
  await manager.locator('button[value=propose]').click();
  await expect(manager.locator('p.state.pass[role=status]')).toBeVisible();
  const decider = await cast.as('decision-maker');
  await decider.goto(`${call}/decisions`);
  for (const box of await decider.locator('input[name=case]').all()) await box.check();
  await expect(decider.locator('input[type=password]'), 'identity is confirmed once for all').toHaveCount(1);
  await decider.locator('input[type=password]').fill(PASSWORD);
  await decider.locator('button[value=confirm]').click();
  await expect(decider.locator('p.state.pass[role=status]')).toBeVisible();
  const auditor = await cast.as('auditor');
  for (const file of files) {
    await cast.stage('accreditation-manager', file, 'Préaccréditation');
    const entries = await (await auditor.request.get(`${file.replace('/accreditation/', '/audit/')}?as=csv`)).text();
    expect(entries.match(/pre-accredited/g)?.length, 'proposed once, decided once').toBe(2);
  }

  for (const file of files) {
    await manager.goto(`${file}/mission`);
    await manager.locator('#lead-assign').fill('lead-expert@demo.example');
    await manager.locator('#beneficiary-assign').selectOption({ label: 'Togo' });
    await manager.locator('#held_from-assign').fill('2027-06-07');
    await manager.locator('#held_until-assign').fill('2027-06-11');
    await manager.locator('#terms-assign').fill('Former huit agents à la valeur transactionnelle.');
    await manager.locator('button[value=assign]').click();
    await expect(manager.locator('p.state.pass[role=status]')).toBeVisible();
    const lead = await cast.as('lead-expert');
    await lead.goto(`${file}/mission`);
    await lead.locator('input[name=answer][value=yes]').check();
    await lead.locator('form:has(button[value=evaluate]) textarea[name=reason]').fill('A conduit seul deux journées sur cinq.');
    await lead.locator('button[value=evaluate]').click();
    await expect(lead.locator('p.state.pass[role=status]')).toBeVisible();
    await cast.proposes(file, 'accredited');
    await cast.confirms(file);
  }
  await manager.goto('/fr/accreditation/roster');
  await expect(manager.locator('tbody tr')).toHaveCount(40);
  await look(manager, 'acc-roster-forty-fr');
  await cast.leave();
  await site.stop();
  rmSync(site.folder, { recursive: true, force: true });
});

test('four hundred files look right', async ({ browser }) => {
  test.setTimeout(300_000);
  const site = await newSite('sqlite');
  site.environment.FAIRWAY_REHEARSAL = 'no';
  await site.start();
  const cast = new Cast(browser, site);
  const manager = await cast.as('accreditation-manager');
  const decider = await cast.as('decision-maker');
  const codes = ['SN', 'GH', 'KE', 'PE', 'FJ', 'PL', 'JO', 'VN', 'BR', 'CI', 'MA', 'NG', 'DE', 'FR', 'JP', 'AU'];
  const families = ['N’Diaye', 'Okafor', 'Kowalska', 'Nguyễn', 'Haddad', 'Quispe', 'Owusu-Ansah', 'Fernández de Córdoba y Aragón', 'Tuilagi', 'Şahin'];
  const row = (place: number) => {
    const [category, domain] = place % 3 ? ['et', 'customs-valuation'] : ['toa', 'risk-management'];
    const rank = place % 5 ? 'accredited' : 'pre-accredited';
    return [`${families[place % 10]} ${String(place).padStart(3, '0')}`, `expert${place}@customs.example`, codes[place % 16], category, domain, rank, `20${28 + (place % 3)}-06-15`, place % 2 ? 'fr5 en3' : 'en5 es4', `Lettre ${place}`].join(';');
  };
  const list = ['name;email;administration;category;domain;rank;valid_until;languages;evidence', ...Array.from({ length: 400 }, (_, place) => row(place))].join('\r\n');
  await manager.goto('/fr/accreditation/import');
  await manager.locator('#file').setInputFiles({ name: 'Experts.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await manager.locator('main form button[type=submit]').click();
  await decider.goto(new URL(manager.url()).pathname);
  await decider.locator('input[name=password]').fill(PASSWORD);
  await decider.locator('button[value=confirm]').click();
  await expect(decider.locator('tbody a')).toHaveCount(400);
  for (const language of ['fr', 'en']) {
    await manager.goto(`/${language}/accreditation/roster`);
    await look(manager, `acc-roster-400-${language}`);
    // The last day is that of the list, wherever the administration and the reader are.
    const days = await manager.locator('tbody tr td:last-child').allInnerTexts();
    for (const day of days) expect(day.trim(), 'a last day').toMatch(/^15\s(juin|June)\s20(28|29|30)/);
    await manager.goto(`/${language}/accreditation/files?stage=accredited`);
    await look(manager, `acc-files-400-${language}`);
    await manager.goto(`/${language}/accreditation`);
    await look(manager, `acc-work-400-${language}`);
  }
  // Every one of them is reached, page by page, once.
  const seen = new Set<string>();
  await manager.goto('/fr/accreditation/roster');
  for (;;) {
    for (const href of await manager.locator('tbody a').evaluateAll((found) => found.map((it) => it.getAttribute('href')!))) {
      expect(seen.has(href), href).toBe(false);
      seen.add(href);
    }
    const next = manager.locator('a[rel=next]');
    if (!(await next.count())) break;
    await next.click();
  }
  expect(seen.size).toBe(400);
  await cast.leave();
  await site.stop();
  rmSync(site.folder, { recursive: true, force: true });
});
