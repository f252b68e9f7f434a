// Those who play in a file of accreditation, each in a browser of their own, and what they do there.
import { expect, signIn, PASSWORD, type Site } from './site.js';
import type { Browser, Page } from '@playwright/test';

export const REASON = 'Jour 2, étude de cas : a fait trouver la deuxième méthode au groupe, sans la donner.';

/** Somebody of the demonstration in a browser of their own. */
export class Cast {
  private pages = new Map<string, Page>();
  constructor(readonly browser: Browser, readonly site: Site, readonly language = 'fr') {}

  async as(account: string): Promise<Page> {
    const known = this.pages.get(account);
    if (known) return known;
    const page = await (await this.browser.newContext({ baseURL: this.site.url })).newPage();
    await signIn(page, account, this.language);
    this.pages.set(account, page);
    return page;
  }

  /** One of them goes home. */
  async leaves(account: string) {
    await this.pages.get(account)?.context().close();
    this.pages.delete(account);
  }

  async leave() {
    for (const page of this.pages.values()) await page.context().close();
    this.pages.clear();
  }

  /** Does an act on a file, with a reason where it takes one. */
  async act(account: string, file: string, act: string, reason = '') {
    const page = await this.as(account);
    await page.goto(file);
    const form = page.locator(`form:has(input[name=act][value="${act}"])`);
    const details = page.locator(`details:has(input[name=act][value="${act}"])`);
    if (await details.count()) await details.locator('summary').first().click();
    if (reason) await form.locator('textarea[name=reason]').fill(reason);
    return { page, form };
  }

  async does(account: string, file: string, act: string, reason = '') {
    const { page, form } = await this.act(account, file, act, reason);
    await form.locator('button[type=submit]').click();
    await expect(page.locator('p.state.pass[role=status]')).toBeVisible();
  }

  /** Notes that somebody was in the workshop. */
  async attends(file: string) {
    const { page, form } = await this.act('accreditation-manager', file, 'note-attendance');
    await form.locator('input[name=answer][value=yes]').check();
    await form.locator('button[type=submit]').click();
    await expect(page.locator('p.state.pass[role=status]')).toBeVisible();
  }

  async seats(file: string, names: string[]) {
    const page = await this.as('accreditation-manager');
    for (const name of names) {
      await page.goto(`${file}/panel`);
      await page.locator('li.card', { hasText: name }).locator('button[value=seat]').click();
      await expect(page.locator('p.state.pass[role=status]')).toBeVisible();
    }
  }

  /** Scores each criterion with these marks in turn, on a phone, and commits. */
  async scores(account: string, file: string, marks: number[], see?: (page: Page) => Promise<void>) {
    const page = await this.as(account);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${file}/scores?c=1`);
    for (const [place, mark] of marks.entries()) {
      await expect(page).toHaveURL(new RegExp(`c=${place + 1}$`));
      await page.locator(`input[name=mark][value="${mark}"]`).check();
      await page.locator('textarea[name=reason]').fill(REASON);
      if (place === 2 && see) await see(page);
      await page.locator('button[value=save]').click();
    }
    await expect(page).toHaveURL(/scores$/);
    await page.locator('button[value=commit]').click();
    await expect(page.locator('p.state.pass[role=status]').first()).toBeVisible();
    await page.setViewportSize({ width: 1280, height: 900 });
  }

  async proposes(file: string, outcome: string) {
    const page = await this.as('accreditation-manager');
    await page.goto(`${file}/decision`);
    await page.locator(`input[name=outcome][value=${outcome}]`).check();
    await page.locator('textarea[name=reason]').fill('Ainsi qu’il ressort des notes du jury et du rapport de mission.');
    await page.locator('button[value=propose]').click();
    await expect(page.locator('p.state.pass[role=status]')).toBeVisible();
  }

  async confirms(file: string) {
    const page = await this.as('decision-maker');
    await page.goto(`${file}/decision`);
    await page.locator('form:has(button[value=confirm]) input[name=password]').fill(PASSWORD);
    await page.locator('button[value=confirm]').click();
    await expect(page.locator('p.state.pass[role=status]')).toBeVisible();
  }

  async stage(account: string, file: string, words: string) {
    const page = await this.as(account);
    await page.goto(file);
    await expect(page.locator('h2', { hasText: words }).first()).toBeVisible();
  }
}

/** A call for expert trainers, made in the browser; its address. */
export async function opensCall(cast: Cast, title: string): Promise<string> {
  const page = await cast.as('accreditation-manager');
  await page.goto(`/${cast.language}/accreditation/calls/new`);
  await page.locator('button[type=submit]').last().click();
  await page.locator('#policy').selectOption({ label: 'Formateur expert, Évaluation en douane' });
  await page.locator('#title_en').fill('Valuation, Cotonou');
  await page.locator('#title_fr').fill(title);
  await page.locator('input[name=languages][value=fr]').check();
  await page.locator('#region').selectOption('WCA');
  await page.locator('#host').fill('Centre régional de formation, Cotonou');
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await page.locator('#held_from').fill(day(60));
  await page.locator('#held_until').fill(day(64));
  await page.locator('#closes_on').fill(day(30));
  await page.locator('main form button[type=submit]').click();
  await expect(page).toHaveURL(/calls\/[0-9a-f-]{36}\?done=made$/);
  return new URL(page.url()).pathname;
}

/** Puts somebody forward; the address of the file, from the letter to the officer. */
export async function nominates(cast: Cast, call: string, account: string): Promise<string> {
  const page = await cast.as('coordinator');
  await page.goto(call);
  await page.locator('#email').fill(`${account}@demo.example`);
  await page.locator('button[value=nominate]').click();
  await expect(page).toHaveURL(/done=nominated$/);
  return cast.site.link(`${account}@demo.example`, 'nominated');
}

/** From a nomination to a decision after the workshop. */
export async function decided(cast: Cast, call: string, account: string, marks: number[], outcome: string): Promise<string> {
  const file = await nominates(cast, call, account);
  await cast.does(account, file, 'consent');
  await cast.does('coordinator', file, 'release');
  await cast.does('accreditation-manager', file, 'find-eligible');
  await cast.does('accreditation-manager', file, 'select');
  await cast.seats(file, ['Mercy Okafor', 'Lena Brandt']);
  await cast.attends(file);
  await cast.scores('assessor1', file, marks);
  await cast.scores('assessor2', file, marks);
  await cast.proposes(file, outcome);
  await cast.confirms(file);
  return file;
}
