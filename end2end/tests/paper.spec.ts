// A quiz on paper: printed, keyed in by two, read differently, settled, counted, and told to the officer.
import { test, expect, signIn } from '../site.js';
import { fits, look } from '../eyes.js';

test('a quiz on paper is printed, keyed in, sampled, settled and counted', async ({ browser, site }) => {
  const rooms = await browser.newContext({ baseURL: site.url });
  const tutor = await rooms.newPage();
  await signIn(tutor, 'tutor', 'en');
  await tutor.goto('/en/tutor');
  await tutor.getByRole('link', { name: 'Quizzes on paper' }).click();
  await expect(tutor).toHaveURL(/tutor\/paper$/);
  await look(tutor, 'paper-empty-en');
  await tutor.locator('#quiz').selectOption({ label: 'Quiz D1 · A graded quiz' });
  await tutor.locator('#language').selectOption('fr');
  await tutor.locator('#sheets').fill('200');
  await tutor.getByRole('button', { name: 'Make the sheets' }).click();
  await expect(tutor.locator('#sheets-error')).toContainText('60');
  await expect(tutor.locator('#sheets')).toHaveValue('200');
  await tutor.locator('#sheets').fill('2');
  await tutor.getByRole('button', { name: 'Make the sheets' }).click();
  await expect(tutor).toHaveURL(/tutor\/paper\/[0-9a-f-]+$/);
  await look(tutor, 'paper-printing-en');
  const printing = tutor.url();

  await tutor.getByRole('link', { name: 'Open the sheets to print them' }).click();
  await expect(tutor.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(tutor.locator('.sheet')).toHaveCount(2);
  await expect(tutor.locator('.sheet').first()).toContainText('Votre lettre');
  await look(tutor, 'paper-sheets-fr');
  await tutor.emulateMedia({ media: 'print' });
  await expect(tutor.locator('body > header')).toBeHidden();
  await expect(tutor.locator('.sheet').first()).toBeVisible();
  if (process.env.SHOTS) await tutor.pdf({ path: `${process.env.SHOTS}/paper-sheets-fr.pdf`, preferCSSPageSize: true });
  await tutor.emulateMedia({ media: null });

  // Both sheets are keyed in as empty ones; one of them belongs to the sample.
  for (const place of [0, 1]) {
    await tutor.goto(printing);
    await tutor.locator('tbody tr').nth(place).getByRole('link').click();
    if (place === 0) {
      await look(tutor, 'paper-key-en');
      await tutor.locator('#email').fill('nobody@demo.example');
      await tutor.locator('fieldset input').first().fill('?');
      await tutor.getByRole('button', { name: 'Keep this sheet' }).click();
      await expect(tutor.locator('#email-error')).toBeVisible();
      await expect(tutor.locator('fieldset input').first()).toHaveValue('?');
      await look(tutor, 'paper-key-wrong-en');
      await tutor.locator('fieldset input').first().fill('');
    }
    await tutor.locator('#email').fill('assessor3@demo.example');
    await tutor.getByRole('button', { name: 'Keep this sheet' }).click();
    await expect(tutor).toHaveURL(/now=(counts|to-sample)$/);
  }
  await expect(tutor.locator('tbody .state.pass')).toHaveCount(1);
  await expect(tutor.locator('tbody .state.wait')).toHaveCount(1);
  await expect(tutor.locator('tbody')).toContainText('For another tutor');
  await look(tutor, 'paper-sampled-en');

  // The second person reads one letter where the first read none.
  const others = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
  const second = await others.newPage();
  await signIn(second, 'accreditation-manager', 'fr');
  await second.goto(printing.replace('/en/', '/fr/'));
  await second.getByRole('link', { name: /Saisir une seconde fois/ }).click();
  await expect(second.locator('main')).toContainText('Vous ne voyez pas ce que le premier lecteur a saisi');
  await second.locator('#email').fill('assessor3@demo.example');
  const letter = second.locator('.field', { hasText: /Une lettre, de A à/ }).first().locator('input');
  await letter.fill('b');
  await second.getByRole('button', { name: 'Enregistrer cette feuille' }).click();
  await expect(second).toHaveURL(/now=differs$/);
  await second.getByRole('link', { name: /Relire/ }).click();
  await expect(second).not.toHaveURL(/now=/);
  await second.setViewportSize({ width: 360, height: 740 });
  await fits(second, 'settling at 360 px');
  await second.getByRole('button', { name: 'Enregistrer cette feuille' }).click();
  await expect(second.locator('.error').first()).toBeVisible();
  await second.getByLabel('(rien)').check();
  if (process.env.SHOTS) await second.screenshot({ path: `${process.env.SHOTS}/paper-settle-fr-360.png`, fullPage: true });
  await second.getByRole('button', { name: 'Enregistrer cette feuille' }).click();
  await expect(second).toHaveURL(/now=counts$/);
  await expect(second.locator('tbody .state.pass')).toHaveCount(2);

  const letterToOfficer = await site.letter('assessor3', 'paper-counted');
  expect(letterToOfficer).toMatch(/[A-Z2-9]{6}-0[12]/);
  const officer = await (await browser.newContext({ baseURL: site.url })).newPage();
  await signIn(officer, 'assessor3', 'en');
  await officer.goto(await site.link('assessor3', 'paper-counted'));
  await expect(officer.locator('main')).toContainText(/Written on paper, sheet [A-Z2-9]{6}-0[12]|Rédigé sur papier, feuille/);
  await look(officer, 'paper-review');
  await officer.context().close();
  await others.close();
  await rooms.close();
});
