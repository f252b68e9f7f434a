// A file from a nomination to the roster through seven people, in French; an appeal; a lapse by a moved clock and a return.
import { Cast, REASON, decided, nominates, opensCall } from '../cast.js';
import { test, expect, signIn, keyLent, newSite, PASSWORD } from '../site.js';
import { look } from '../eyes.js';

test('a file from a nomination to the roster through seven people, a lapse and a return, in French', async ({ browser }) => {
  test.setTimeout(300_000);
  const site = await newSite('sqlite');
  await site.start();
  const cast = new Cast(browser, site);
  const call = await opensCall(cast, 'Évaluation en douane, Cotonou');
  await look(await cast.as('accreditation-manager'), 'acc-call-fr');
  const file = await nominates(cast, call, 'officer');
  const officer = await cast.as('officer');
  await officer.goto(file);
  await look(officer, 'acc-file-nominated-officer-fr');
  await cast.does('officer', file, 'consent');
  await cast.does('coordinator', file, 'release');
  await cast.does('accreditation-manager', file, 'find-eligible');
  await cast.does('accreditation-manager', file, 'select');
  await cast.seats(file, ['Mercy Okafor', 'Lena Brandt']);
  await look(await cast.as('accreditation-manager'), 'acc-panel-fr');
  await cast.attends(file);

  await cast.scores('assessor1', file, [4, 4, 4, 4, 4, 4], async (page) => { await look(page, 'acc-scoring-fr'); await page.setViewportSize({ width: 360, height: 740 }); });
  const second = await cast.as('assessor2');
  await second.goto(`${file}/scores`);
  await expect(second.locator('main')).not.toContainText(REASON);
  await cast.scores('assessor2', file, [4, 4, 4, 2, 4, 4]);
  await expect(second.locator('main')).toContainText(REASON);
  await look(second, 'acc-scores-open-fr');
  await second.locator('input[name=mark][value="3"]').check();
  await second.locator('form:has(button[value=agree]) textarea').fill('Nous avons rapproché nos observations.');
  await second.locator('button[value=agree]').click();
  await expect(second.locator('button[value=agree]')).toHaveCount(0);

  await cast.proposes(file, 'pre-accredited');
  const decider = await cast.as('decision-maker');
  await decider.goto(`${file}/decision`);
  await look(decider, 'acc-decision-fr');
  await decider.locator('form:has(button[value=confirm]) input[name=password]').fill('not the password');
  await decider.locator('button[value=confirm]').click();
  await expect(decider.locator('.wrong-box')).toBeVisible();
  await cast.confirms(file);
  await expect.poll(() => site.letter('officer@demo.example', 'pre-accredited')).toContain('préaccréditation');

  const manager = await cast.as('accreditation-manager');
  await manager.goto(`${file}/mission`);
  await manager.locator('#lead-assign').fill('lead-expert@demo.example');
  await manager.locator('#beneficiary-assign').selectOption({ label: 'Togo' });
  await manager.locator('#held_from-assign').fill('2027-06-07');
  await manager.locator('#held_until-assign').fill('2027-06-11');
  await manager.locator('#terms-assign').fill('Former huit agents à la valeur transactionnelle.');
  await manager.locator('button[value=assign]').click();
  await expect(manager.locator('p.state.pass[role=status]')).toBeVisible();
  const lead = await cast.as('lead-expert');
  await lead.goto('/fr/accreditation');
  await look(lead, 'acc-work-lead-fr');
  await lead.goto(`${file}/mission`);
  await lead.locator('input[name=answer][value=yes]').check();
  await lead.locator('textarea[name=reason]').fill('A conduit seule deux journées sur cinq, dans le respect de l’Accord.');
  await look(lead, 'acc-mission-fr');
  await lead.locator('button[value=evaluate]').click();
  await expect(lead.locator('p.state.pass[role=status]')).toBeVisible();
  await cast.proposes(file, 'accredited');
  await cast.confirms(file);
  await cast.stage('officer', file, 'Pleine accréditation');
  await look(officer, 'acc-file-accredited-officer-fr');
  await manager.goto('/fr/accreditation/roster?q=awa');
  await expect(manager.locator('tbody tr', { hasText: 'Awa Ndèye Diallo' })).toHaveCount(1);
  await cast.leave();

  await site.stop();
  site.environment.FAIRWAY_CLOCK = String(1_130 * 24 * 3600);
  await site.start();
  await expect(async () => { await cast.stage('officer', file, 'Inscription inactive'); }).toPass({ timeout: 30_000 });
  await cast.proposes(file, 'reactivated');
  await cast.confirms(file);
  await cast.stage('officer', file, 'Pleine accréditation');
  await cast.leave();
  await site.stop();
});

test('an appeal is heard by a second panel', async ({ browser, site }) => {
  test.setTimeout(300_000);
  const cast = new Cast(browser, site);
  const call = await opensCall(cast, 'Évaluation en douane, Lomé');
  const file = await decided(cast, call, 'officer2', [2, 2, 2, 2, 3, 3], 'not-yet');
  await cast.does('officer2', file, 'appeal', 'L’étude de cas du quatrième jour n’a pas été notée.');
  await cast.stage('officer2', file, 'Recours en cours d’examen');
  const manager = await cast.as('accreditation-manager');
  await manager.goto(`${file}/panel`);
  await expect(manager.locator('li.card', { hasText: 'Mercy Okafor' }).locator('button[value=seat]')).toHaveCount(0);
  await cast.seats(file, ['Jone Fale', 'Salma Benali']);
  await cast.scores('assessor3', file, [4, 4, 4, 4, 4, 4]);
  await cast.scores('lead-expert', file, [4, 4, 4, 4, 4, 4]);
  await cast.proposes(file, 'pre-accredited');
  await cast.confirms(file);
  await cast.stage('officer2', file, 'Préaccréditation');

  // A recused assessor neither reads nor scores, by page, by address, by a form sent all the same.
  const assessor = await cast.as('assessor1');
  await assessor.goto('/fr/accreditation');
  const seated = assessor.locator('li.card', { hasText: 'à noter' }).first().locator('a');
  const other = new URL((await seated.getAttribute('href'))!, site.url).pathname.replace(/\/scores$/, '');
  await assessor.goto(`${other}/scores`);
  await assessor.locator('details:has(button[value=recuse]) summary').click();
  await assessor.locator('form:has(button[value=recuse]) textarea').fill('Nous avons travaillé ensemble.');
  await assessor.locator('button[value=recuse]').click();
  await expect(assessor).toHaveURL(/accreditation$/);
  for (const address of [other, `${other}/scores`, `${other}/scores?c=1`]) {
    const answer = await assessor.goto(address);
    expect(answer!.status(), address).toBe(404);
  }
  const forged = await assessor.request.post(`${other}/scores`, { form: { do: 'save', criterion: 'analysis', mark: '5', reason: 'x' }, headers: { origin: site.url } });
  expect(forged.status()).toBe(404);
  const auditor = await cast.as('auditor');
  await auditor.goto(other.replace('/accreditation/', '/audit/'));
  await expect(auditor.locator('tbody tr', { hasText: 'Refus opposé' }).filter({ hasText: 'Mercy Okafor' })).toHaveCount(4);
  await look(auditor, 'acc-audit-file-fr');
  await cast.leave();
});

test('two assessors score on phones without a link and reconnect in the other order; nobody reads the other', async ({ browser, site }) => {
  test.setTimeout(240_000);
  const phones = [];
  for (const [account, why] of [['assessor1', 'Vu au deuxième jour par Mercy.'], ['assessor2', 'Vu au troisième jour par Lena.']]) {
    const context = await browser.newContext({ baseURL: site.url, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await signIn(page, account, 'fr');
    await page.goto('/fr/accreditation/scoring');
    await keyLent(page, /scoring/);
    const all = await page.locator('#sheets details').count();
    expect(all, 'candidates times criteria').toBeGreaterThanOrEqual(6);
    if (account === 'assessor1') await look(page, 'acc-sheets-fr');
    await page.setViewportSize({ width: 360, height: 740 });
    phones.push({ context, page, why, all });
  }
  for (const { context, page, why, all } of phones) {
    await context.setOffline(true);
    await page.locator('#sheets details').evaluateAll((found) => found.forEach((it) => it.setAttribute('open', '')));
    for (let place = 0; place < all; place++) {
      const score = page.locator('#sheets details').nth(place);
      await score.locator('input[type=radio]').nth(1 + (place % 4)).check();
      await score.locator('textarea').fill(`${why} ${place}`);
    }
    await expect(page.locator('#waiting')).toContainText(String(all));
    await expect(page.locator('#link')).toBeVisible();
    await expect(page.locator('.standing.sealed')).toHaveCount(all);
  }
  await look(phones[0].page, 'acc-sheets-offline-fr');
  for (const { context, page, why, all } of [...phones].reverse()) {
    await context.setOffline(false);
    await expect(page.locator('.standing.pass')).toHaveCount(all, { timeout: 60_000 });
    await expect(page.locator('#waiting')).toBeEmpty();
    await page.reload();
    await expect(page.locator('.given.pass')).toHaveCount(all);
    await expect(page.locator('#sheets textarea').last()).toHaveValue(`${why} ${all - 1}`);
  }
  const [one, other] = phones;
  const files = await one.page.locator('#sheets form > input[name=case]').evaluateAll((found) => found.map((it) => (it as HTMLInputElement).value));
  const readers = new Cast(browser, site);
  const pages = [other.page, await readers.as('accreditation-manager'), await readers.as('decision-maker'), await readers.as('auditor')];
  for (const file of files) {
    for (const page of pages) {
      for (const address of [`/fr/accreditation/files/${file}`, `/fr/accreditation/files/${file}/scores`, `/fr/accreditation/files/${file}/scores?c=1`, `/fr/audit/files/${file}`]) {
        await page.goto(address);
        await expect(page.locator('body'), `${address} read by another`).not.toContainText(one.why);
      }
    }
  }
  const outside = await readers.as('assessor3');
  const save = { version: 1, question: 'facilitation', answer: 'none', step: { device: 'd', counter: 1 }, after: null, edited_at: 1, language: 'fr' };
  const forged = await outside.request.post(`/api/v1/accreditation/files/${files[0]}/scores`, { data: save, headers: { origin: site.url } });
  expect(forged.status()).toBe(404);
  await readers.leave();
  for (const { context } of phones) await context.close();
});

test('a sheet is kept without scripts, and comes back with what was typed where it is too long', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, 'assessor2', 'en');
  await page.goto('/en/accreditation/scoring');
  const sheet = page.locator('#sheets form').first();
  const score = sheet.locator('details').first();
  await score.locator('summary').click();
  await score.locator('input[type=radio]').nth(3).check();
  // The browser would hold it back.
  await score.locator('textarea').evaluate((area) => area.removeAttribute('maxlength'));
  await score.locator('textarea').fill('x'.repeat(5_000));
  await sheet.locator('button[type=submit]').click();
  await expect(page.locator('.wrong-box')).toBeVisible();
  await expect(page.locator('#sheets textarea').first()).toHaveValue('x'.repeat(5_000));
  await page.locator('#sheets textarea').first().fill('Day 2: let the group find it.');
  await page.locator('#sheets form').first().locator('button[type=submit]').click();
  await expect(page.locator('p.state.pass[role=status]')).toBeVisible();
  await expect(page.locator('.given.pass').first()).toHaveText('4');
  await context.close();
});

test('thirty experts accredited before are brought in by two people; two rows are faulty', async ({ browser, site }) => {
  test.setTimeout(120_000);
  const cast = new Cast(browser, site, 'fr');
  const manager = await cast.as('accreditation-manager');
  await manager.goto('/fr/accreditation/import');
  await manager.locator('#file').setInputFiles({ name: 'rien.csv', mimeType: 'text/csv', buffer: Buffer.from('\x89PNG\r\n') });
  await manager.locator('main form button[type=submit]').click();
  await expect(manager.locator('#file-error')).toBeVisible();
  await look(manager, 'acc-import-fr');
  const codes = ['SN', 'GH', 'KE', 'PE', 'FJ', 'PL', 'JO', 'VN', 'BR', 'CI'];
  const rows = Array.from({ length: 30 }, (_, place) =>
    [`Expert ${place} N’Diaye`, `expert${place}@customs.example`, codes[place % 10], 'et', 'customs-valuation', 'accredited', place === 7 ? '15 juin' : '2029-06-15', 'fr5 en2', `Lettre ${place} de 2025`].join(';'));
  rows[19] = rows[19].replace('@customs.example', '');
  const list = ['name;email;administration;category;domain;rank;valid_until;languages;evidence', ...rows].join('\r\n');
  await manager.locator('#file').setInputFiles({ name: 'Experts 2025.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await manager.locator('main form button[type=submit]').click();
  await expect(manager).toHaveURL(/import\/[0-9a-f-]{36}$/);
  await expect(manager.locator('tbody .state.fail')).toHaveCount(2);
  await expect(manager.locator('button[value=confirm]')).toHaveCount(0);
  const decider = await cast.as('decision-maker');
  await decider.goto(new URL(manager.url()).pathname);
  await look(decider, 'acc-import-list-fr');
  await decider.locator('input[name=password]').fill(PASSWORD);
  await decider.locator('button[value=confirm]').click();
  await expect(decider.locator('tbody a')).toHaveCount(28);
  await manager.goto('/fr/accreditation/roster?q=Expert');
  await expect(manager.locator('tbody tr')).toHaveCount(28);
  await cast.leave();
});

for (const language of ['en', 'fr']) {
  test(`rooms of accreditation in ${language}`, async ({ browser, site }) => {
    test.setTimeout(240_000);
    const cast = new Cast(browser, site, language);
    const rooms: [string, string, string][] = [
      ['accreditation-manager', '/accreditation', 'work'],
      ['accreditation-manager', '/accreditation/calls', 'calls'],
      ['accreditation-manager', '/accreditation/calls/new', 'call-new'],
      ['accreditation-manager', '/accreditation/files?stage=attended', 'files'],
      ['accreditation-manager', '/accreditation/files?stage=declined', 'files-none'],
      ['decision-maker', '/accreditation', 'work-decider'],
      ['decision-maker', '/accreditation/delegation', 'delegation'],
      ['assessor2', '/accreditation', 'work-assessor'],
      ['accreditation-manager', '/accreditation/roster', 'roster'],
      ['coordinator', '/accreditation/roster', 'roster-none'],
      ['admin', '/accreditation/policies/toa/risk-management', 'policy'],
      ['officer', '/accreditation/profile', 'profile'],
      ['officer', '/accreditation', 'work-none'],
      ['auditor', '/audit', 'audit'],
    ];
    for (const [account, path, name] of rooms) {
      const page = await cast.as(account);
      await page.goto(`/${language}${path}`);
      await look(page, `acc-${name}-${language}`);
    }
    const manager = await cast.as('accreditation-manager');
    await manager.goto(`/${language}/accreditation/files?stage=attended`);
    await manager.locator('tbody a').first().click();
    await expect(manager).toHaveURL(/files\/[0-9a-f-]{36}$/);
    await look(manager, `acc-file-${language}`);
    const decider = await cast.as('decision-maker');
    await decider.goto(`/${language}/accreditation/calls`);
    await decider.locator('li.card', { hasText: 'Nairobi' }).locator('a').click();
    await decider.locator('a.button').first().click();
    await expect(decider).toHaveURL(/decisions$/);
    await look(decider, `acc-decisions-${language}`);
    await cast.leave();
  });
}
