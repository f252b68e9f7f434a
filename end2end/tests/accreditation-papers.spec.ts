// What is handed in and said beside a file: documents known by their content, the report of a mission, what the beneficiary says by a
// link that works once.
import { Cast, decided, nominates, opensCall } from '../cast.js';
import { test, expect } from '../site.js';
import { look } from '../eyes.js';

/** A PDF with one empty page. */
const PDF = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R/Size 4>>
%%EOF
`);

test('documents of a file are known by their content and read by those they are for', async ({ browser, site }) => {
  test.setTimeout(180_000);
  const cast = new Cast(browser, site);
  const call = await opensCall(cast, 'Évaluation en douane, Bamako');
  const file = await nominates(cast, call, 'colleague1');
  const officer = await cast.as('colleague1');
  await officer.goto(file);
  await officer.goto(`${file}/documents`);
  await look(officer, 'acc-documents-none-fr');
  const hands = async (name: string, mimeType: string, buffer: Buffer, kind = 'cv') => {
    await officer.locator('#kind').selectOption(kind);
    await officer.locator('#file').setInputFiles({ name, mimeType, buffer });
    await officer.locator('form:has(#file) button[type=submit]').click();
  };
  const hostile: [string, string, Buffer][] = [
    ['cv.pdf', 'application/pdf', Buffer.from('MZ\x90\x00 this program cannot be run in DOS mode')],
    ['cv.pdf', 'application/pdf', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['cv.pdf', 'application/pdf', Buffer.from(PDF.toString().replace('/Pages 2 0 R', '/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>'))],
    ['cv.pdf', 'application/pdf', PDF.subarray(0, 60)],
    ['photo.png', 'image/png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ];
  for (const [name, type, body] of hostile) {
    await hands(name, type, body);
    await expect(officer.locator('#file-error'), `${name} of ${body.length} bytes`).toBeVisible();
    await expect(officer.locator('#kind')).toHaveValue('cv');
  }
  await look(officer, 'acc-documents-wrong-fr');
  await hands('../../Curriculum vitæ \u202eAwa.pdf', 'application/pdf', PDF);
  await expect(officer.locator('p.state.pass[role=status]')).toBeVisible();
  const link = officer.locator('li.card a[href*="/documents/"]').first();
  expect(await link.innerText()).not.toMatch(/[/\u202e]/);
  await hands('Lettre.pdf', 'application/pdf', PDF, 'motivation-letter');
  await expect(officer.locator('li.card')).toHaveCount(2);
  await look(officer, 'acc-documents-fr');
  const document = (await link.getAttribute('href'))!;
  const manager = await cast.as('accreditation-manager');
  const read = await manager.request.get(document);
  expect(read.status()).toBe(200);
  expect(read.headers()['content-disposition']).toMatch(/^attachment/);
  expect(read.headers()['x-content-type-options']).toBe('nosniff');
  expect(read.headers()['cache-control']).toContain('no-store');
  expect((await read.body()).equals(PDF)).toBe(true);
  for (const account of ['officer', 'assessor1', 'coordinator2']) {
    expect((await (await cast.as(account)).request.get(document)).status(), account).toBe(404);
  }
  const auditor = await cast.as('auditor');
  expect((await auditor.request.get(document)).status(), 'an auditor reads that it is there, not what it says').toBe(404);
  await auditor.goto(file.replace('/accreditation/', '/audit/'));
  await expect(auditor.locator('tbody tr', { hasText: 'Pièce consultée' }).filter({ hasText: 'Marisol Quispe' })).toHaveCount(1);
  await officer.goto(`${file}/documents`);
  await officer.locator('li.card details summary').first().click();
  await officer.locator('li.card details textarea').first().fill('Une version plus récente suit.');
  await officer.locator('li.card details button').first().click();
  await expect(officer.locator('p.state.pass[role=status]')).toBeVisible();
  await cast.leave();
});

test('after a mission the officer reports, and the beneficiary says by a link how it went', async ({ browser, site }) => {
  test.setTimeout(240_000);
  const cast = new Cast(browser, site);
  const call = await opensCall(cast, 'Évaluation en douane, Niamey');
  const file = await decided(cast, call, 'colleague2', [4, 4, 4, 4, 4, 4], 'pre-accredited');
  const manager = await cast.as('accreditation-manager');
  await manager.goto(`${file}/mission`);
  const today = new Date().toISOString().slice(0, 10);
  await manager.locator('#lead-assign').fill('lead-expert@demo.example');
  await manager.locator('#beneficiary-assign').selectOption({ label: 'Togo' });
  await manager.locator('#held_from-assign').fill(today);
  await manager.locator('#held_until-assign').fill(today);
  await manager.locator('#terms-assign').fill('Former huit agents à la valeur transactionnelle.');
  await manager.locator('button[value=assign]').click();
  await expect(manager.locator('p.state.pass[role=status]')).toBeVisible();

  const officer = await cast.as('colleague2');
  await officer.goto(`${file}/mission`);
  await officer.locator('form:has(button[value=report]) textarea').fill('Huit agents formés ; deux cas repris ensemble. À prévoir : une suite dans six mois.');
  await look(officer, 'acc-mission-report-fr');
  await officer.locator('button[value=report]').click();
  await expect(officer.locator('p.state.pass[role=status]')).toBeVisible();

  await manager.goto(`${file}/mission`);
  const ask = manager.locator('form:has(button[value=ask-feedback])');
  const folded = manager.locator('details:has(button[value=ask-feedback]) > summary');
  if (await folded.count()) await folded.first().click();
  await ask.locator('input[name=contact_name]').fill('Kodjo Mensah');
  await ask.locator('input[name=contact_email]').fill('kodjo@douane.example');
  await look(manager, 'acc-mission-ask-fr');
  await ask.locator('button[value=ask-feedback]').click();
  await expect(manager.locator('p.state.pass[role=status]')).toBeVisible();
  const link = await site.link('kodjo@douane.example', 'feedback-asked');

  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
  const guest = await context.newPage();
  await guest.goto(link);
  await expect(guest.locator('main')).toContainText('Cheikh Tidiane Ndiaye');
  await expect(guest.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
  // The browser would hold an empty form back.
  await guest.locator('input[required]').evaluateAll((found) => found.forEach((it) => it.removeAttribute('required')));
  await guest.locator('textarea[name=comment]').fill('Très clair, et à l’écoute.');
  await guest.locator('main button[type=submit]').click();
  await expect(guest.locator('.wrong-box')).toBeVisible();
  await expect(guest.locator('textarea[name=comment]')).toHaveValue('Très clair, et à l’écoute.');
  const shown = await (await browser.newContext({ baseURL: site.url })).newPage();
  await shown.goto(link);
  await look(shown, 'acc-feedback-fr');
  await shown.context().close();
  for (const name of ['prepared', 'knew', 'explained', 'adapted']) await guest.locator(`input[name=${name}][value="4"]`).check();
  await guest.locator('input[name=again][value=yes]').check();
  await guest.locator('main button[type=submit]').click();
  await expect(guest.locator('h1')).toHaveText('Merci');
  const spent = await guest.goto(link);
  expect(spent!.status()).toBe(404);
  await expect(guest.locator('h1')).toContainText('n’ouvre rien');
  await context.close();

  const lead = await cast.as('lead-expert');
  await lead.goto(`${file}/mission`);
  await expect(lead.locator('main')).toContainText('Très clair, et à l’écoute.');
  await look(lead, 'acc-mission-feedback-fr');
  await officer.goto(`${file}/mission`);
  await expect(officer.locator('main')).not.toContainText('Très clair');
  await lead.locator('input[name=answer][value=yes]').check();
  await lead.locator('form:has(button[value=evaluate]) textarea[name=reason]').fill('Deux journées conduites seule.');
  await lead.locator('button[value=evaluate]').click();
  await cast.proposes(file, 'accredited');
  await cast.confirms(file);
  await officer.goto(`${file}/mission`);
  await expect(officer.locator('main')).toContainText('Très clair, et à l’écoute.');

  // A deputy is named for an absence, and nobody with a part in files can be.
  const decider = await cast.as('decision-maker');
  await decider.goto('/fr/accreditation/delegation');
  await decider.locator('#email').fill('assessor1@demo.example');
  await decider.locator('#from').fill(today);
  await decider.locator('#until').fill(today);
  await decider.locator('#reason').fill('Congé annuel.');
  await decider.locator('button[value=give]').click();
  await expect(decider.locator('#email-error')).toBeVisible();
  await look(decider, 'acc-delegation-wrong-fr');
  await decider.locator('#email').fill('publisher@demo.example');
  await decider.locator('button[value=give]').click();
  await expect(decider.locator('p.state.pass[role=status]')).toBeVisible();
  expect(await site.letter('publisher@demo.example', 'confirmation-delegated')).toContain('Henrik Dahl');
  await decider.locator('button[value=end]').click();
  await expect(decider.locator('button[value=end]')).toHaveCount(0);
  await cast.leave();
});
