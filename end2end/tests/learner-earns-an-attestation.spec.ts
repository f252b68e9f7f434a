// Register → confirm → approved → enrol → read five lessons → fail the quiz → reread → pass → attestation → verify:
// in English with scripts, and in French without.
import { test, expect, signIn } from '../site.js';
import { answer } from '../keys.js';
import { look } from '../eyes.js';

const LESSONS = 5;
const DRAWN = 8;

for (const { language, scripts, name, organisation } of [
  { language: 'en', scripts: true, name: 'Adjoa Owusu-Ansah', organisation: 'Senegal' },
  { language: 'fr', scripts: false, name: 'Aïssatou Bâ', organisation: 'Sénégal' },
]) {
  test(`in ${language} ${scripts ? 'with' : 'without'} scripts`, async ({ browser, site }, info) => {
    const email = `${language}.${info.project.name}@douane.example`;
    const password = 'seven lights on the quay';
    const context = await browser.newContext({ javaScriptEnabled: scripts, baseURL: site.url, locale: language });
    const page = await context.newPage();
    const see = async (shot: string) => { if (scripts && info.project.name === 'sqlite') await look(page, `${shot}-${language}`); };

    await page.goto(`/${language}/register`);
    await see('register');
    await page.locator('#name').fill(name);
    await page.locator('#email').fill(email);
    await page.locator('#organisation').selectOption({ label: organisation });
    await page.locator('#password').fill(password);
    await page.locator('main button[type=submit]').click();
    await expect(page).toHaveURL(new RegExp(`/${language}/registered$`));

    await page.goto(await site.link(email, 'confirm-address'));
    await page.locator('main button[type=submit]').click();
    await expect(page).toHaveURL(new RegExp(`/${language}/account$`));
    await see('account-waiting');
    await page.goto(`/${language}/courses/customs-risk-management/why-risk-management/quiz`);
    await expect(page.locator('h1')).toBeVisible();
    expect(page.url()).toContain('/quiz');
    await expect(page.locator('form button[value=start]')).toHaveCount(0);

    const rooms = await browser.newContext({ javaScriptEnabled: scripts, baseURL: site.url });
    const coordinator = await rooms.newPage();
    await signIn(coordinator, 'coordinator', language);
    await coordinator.goto(`/${language}/administration`);
    await coordinator.locator('li.card', { hasText: name }).locator('button[value=approve]').click();
    await expect(coordinator.locator('li.card', { hasText: name })).toHaveCount(0);
    await rooms.close();
    await site.letter(email, 'account-approved');

    await page.goto(`/${language}/courses`);
    await see('courses');
    await page.locator('article.card a').first().click();
    await expect(page).toHaveURL(/courses\/[a-z-]+$/);
    await see('course');
    await page.locator('main form button[type=submit]').click();
    await page.locator('main a.button.main').click();
    for (let lesson = 0; lesson < LESSONS; lesson++) {
      await expect(page.locator('article .prose')).toBeVisible();
      if (lesson === 1) await see('lesson');
      const read = page.url();
      await page.locator('.onward form button').click();
      await expect(page).not.toHaveURL(read);
    }
    await expect(page).toHaveURL(/\/why-risk-management\/quiz$/);
    await see('quiz');

    for (const right of [false, true]) {
      await page.locator('button[value=start]').click();
      await expect(page).toHaveURL(/q=1$/);
      for (let question = 0; question < DRAWN; question++) {
        await answer(page, language, right);
        if (scripts) await expect(page.locator('leptos-island .state.pass')).toBeVisible();
        if (right && question === 3) await see('sitting');
        await page.locator('#sitting button[type=submit]').click();
        await expect(page).toHaveURL(question + 1 < DRAWN ? new RegExp(`q=${question + 2}$`) : /q=all/);
      }
      await expect(page).toHaveURL(/q=all/);
      if (right) await see('look-over');
      await page.locator('#hand-in button').click();
      await expect(page).toHaveURL(/\/review$/);
      await expect(page.locator('h1')).toContainText(right ? '8' : '0');
      await see(right ? 'review-passed' : 'review-failed');
      if (!right) {
        await page.locator('.answer a').first().click();
        await expect(page.locator('article .prose')).toBeVisible();
        await page.goto(`/${language}/courses/customs-risk-management/why-risk-management/quiz`);
      }
    }

    await page.locator('aside a.button.main').click();
    await expect(page.locator('.certificate .holder')).toHaveText(name);
    await see('certificate');
    const verify = await page.locator('a[href^="/verify/"]').getAttribute('href');
    await page.goto(`/${language}/learning`);
    await expect(page.locator('.channel li.done')).toHaveCount(1);
    await see('learning');
    await page.goto(`/${language}/learning/transcript`);
    await see('transcript');

    const stranger = await browser.newContext({ javaScriptEnabled: scripts, baseURL: site.url });
    const check = await stranger.newPage();
    await check.goto(verify!);
    await expect(check.locator('.verdict .state.pass')).toBeVisible();
    await expect(check.locator('dl.facts')).toContainText(name);
    if (scripts && info.project.name === 'sqlite') await look(check, `verify-${language}`);
    await stranger.close();
    await context.close();
  });
}
