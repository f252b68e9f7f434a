// The pages a journey does not pass, in both languages, under axe; every width; the keyboard alone.
import { test, expect, signIn } from '../site.js';
import { isInSight, look } from '../eyes.js';

const PUBLIC = ['', '/courses', '/courses?q=analyse+de+risque', '/courses/customs-risk-management', '/register', '/sign-in', '/forgotten', '/sent', '/privacy', '/accessibility', '/style', '/nowhere', '/confirm/spent'];
const ROOMS: [string, string][] = [
  ['coordinator', '/administration'],
  ['coordinator', '/administration/officers'],
  ['tutor', '/tutor'],
  ['tutor', '/tutor/marking'],
  ['author', '/analysis'],
  ['officer', '/account/leaving'],
  ['admin', '/people'],
  ['officer', '/people'],
  ['officer', '/account'],
  ['officer', '/learning'],
  ['officer', ''],
];
const named = (path: string) => path.replace(/[^a-z0-9]+/g, '-').replace(/^-/, '') || 'home';

for (const language of ['en', 'fr']) {
  test(`public pages in ${language}`, async ({ page }) => {
    for (const path of PUBLIC) {
      await page.goto(`/${language}${path}`);
      await look(page, `public-${named(path)}-${language}`);
    }
    await page.goto('/verify/00000000000000000000000000');
    await look(page, `verify-unknown-${language}`);
  });

  test(`rooms in ${language}`, async ({ browser, site }) => {
    for (const [account, path] of ROOMS) {
      const context = await browser.newContext({ baseURL: site.url });
      const page = await context.newPage();
      await signIn(page, account, language);
      await page.goto(`/${language}${path}`);
      await look(page, `room-${account}-${named(path)}-${language}`);
      await context.close();
    }
  });
}

test('no page scrolls sideways from 320 to 1920 px, nor at 200 % text', async ({ page }) => {
  await signIn(page, 'coordinator', 'fr');
  const pages = ['/fr/courses', '/fr/courses/customs-risk-management', '/fr/courses/customs-risk-management/why-risk-management/control-and-facilitation', '/fr/administration', '/fr/administration/officers', '/fr/learning', '/fr/register'];
  for (const path of pages) {
    await page.goto(path);
    for (const width of [320, 360, 600, 768, 1024, 1280, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wider, `${path} at ${width} px`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.addStyleTag({ content: 'html { font-size: 200% !important } * { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important }' }).catch(() => undefined);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wider, `${path} with large, spaced text`).toBeLessThanOrEqual(0);
  }
});

test('a quiz is started and a question answered by keyboard alone', async ({ page }) => {
  await signIn(page, 'officer2', 'en');
  await page.goto('/en/courses/customs-risk-management/why-risk-management/quiz');
  const press = async (until: string, key = 'Tab') => {
    for (let tries = 0; tries < 80; tries++) {
      if (await page.evaluate((selector) => document.activeElement?.matches(selector), until)) return;
      await page.keyboard.press(key);
    }
    throw new Error(`the keyboard never reached ${until}`);
  };
  await press('button[value=start]');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/attempts/);
  await press('#sitting input:not([type=hidden]), #sitting select');
  const kind = await page.evaluate(() => (document.activeElement as HTMLInputElement).type);
  if (kind === 'text') await page.keyboard.type('7.1');
  else if (kind.startsWith('select')) await page.keyboard.press('ArrowDown');
  else await page.keyboard.press('Space');
  await expect(page.locator('leptos-island .state.pass')).toBeVisible();
  await press('#sitting button[type=submit]');
  await isInSight(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=2/);
});
