// Answers are kept one by one, in either language, from two tabs, without scripts; the key never leaves before the review.
import { test, expect, signIn } from '../site.js';
import { answer } from '../keys.js';

const QUIZ = 'courses/customs-risk-management/why-risk-management/quiz';

test('an answer is kept as it is given, and the language may be switched without losing it', async ({ page }) => {
  await signIn(page, 'colleague1', 'en');
  await page.goto(`/en/${QUIZ}`);
  await page.locator('main form button, main a.button.main').first().click();
  await answer(page, 'en', true);
  await expect(page.locator('leptos-island .state.pass')).toBeVisible();
  const before = await page.locator('#sitting').evaluate((form) => new URLSearchParams(new FormData(form as HTMLFormElement) as never).toString().replace(/after=[^&]*/, ''));
  await page.locator('a[hreflang=fr]').first().click();
  await expect(page).toHaveURL(/\/fr\/attempts\/.*q=1/);
  const after = await page.locator('#sitting').evaluate((form) => new URLSearchParams(new FormData(form as HTMLFormElement) as never).toString().replace(/after=[^&]*/, ''));
  expect(after).toEqual(before);
  await expect(page.locator('#kept .state.pass')).toBeVisible();
});

test('of two tabs the later answer counts and the earlier tab is told', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url });
  const first = await context.newPage();
  await signIn(first, 'colleague2', 'en');
  await first.goto(`/en/${QUIZ}`);
  await first.locator('main form button, main a.button.main').first().click();
  await expect(first).toHaveURL(/attempts/);
  const second = await context.newPage();
  await second.goto(first.url());
  await answer(first, 'en', false);
  await expect(first.locator('leptos-island .state.pass')).toBeVisible();
  await answer(second, 'en', true);
  await expect(second.locator('leptos-island .state.pass')).toBeVisible();
  // The form of the first tab still shows its own answer; the server has the later one.
  await second.reload();
  const kept = await second.locator('#sitting').evaluate((form) => new URLSearchParams(new FormData(form as HTMLFormElement) as never).toString());
  expect(kept).toMatch(/answer=|pair-/);
  await expect(second.locator('#kept .state.pass')).toBeVisible();
  await context.close();
});

test('what is not a number comes back with what was typed', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, 'colleague3', 'fr');
  await page.goto(`/fr/${QUIZ}`);
  await page.locator('main form button, main a.button.main').first().click();
  await expect(page).toHaveURL(/attempts/);
  for (let question = 1; question <= 8; question++) {
    await page.goto(page.url().replace(/q=\d+/, `q=${question}`));
    if ((await page.locator('#answer').count()) === 0) continue;
    await page.locator('#answer').fill('beaucoup');
    await page.locator('#sitting button[type=submit]').click();
    await expect(page.locator('#answer')).toHaveValue('beaucoup');
    await expect(page.locator('#answer-error')).toBeVisible();
    await answer(page, 'fr', true);
    await page.locator('#sitting button[type=submit]').click();
    await expect(page.locator('#answer-error')).toHaveCount(0);
    break;
  }
  await context.close();
});
