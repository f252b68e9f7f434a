// What machines can see of a page: axe in light and dark, nothing wider than the window; and pictures for people.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const SHOTS = process.env.SHOTS;

/** Nothing of the page is wider than the window. */
export async function fits(page: Page, name: string) {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** What has the focus is wholly in sight, with a ring around it, and not under the strip that stays at the top. */
export async function isInSight(page: Page) {
  const focus = await page.evaluate(() => {
    const box = document.activeElement!.getBoundingClientRect();
    const strip = document.querySelector('.strip')?.getBoundingClientRect();
    const at = { top: box.top, bottom: box.bottom, least: strip?.bottom ?? 0, most: innerHeight };
    return { ...at, outline: getComputedStyle(document.activeElement!).outlineStyle };
  });
  expect(focus.outline).toBe('solid');
  expect(focus.top, `under the strip: ${JSON.stringify(focus)}`).toBeGreaterThanOrEqual(Math.floor(focus.least));
  expect(focus.bottom, `below the window: ${JSON.stringify(focus)}`).toBeLessThanOrEqual(focus.most);
}

/** Runs axe on the page as it stands, in both colour schemes, at both widths; keeps pictures where SHOTS names a folder. */
export async function look(page: Page, name: string) {
  for (const [width, height] of [[1280, 900], [360, 740]] as const) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
      const told = found.violations.map((it) => `${it.id}: ${it.help}\n${it.nodes.slice(0, 3).map((node) => `  ${node.html.slice(0, 160)}\n  ${node.failureSummary}`).join('\n')}`);
      expect(told, `axe on ${name}, ${width} px, ${colorScheme}`).toEqual([]);
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
    await fits(page, `${name} at ${width} px`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}
