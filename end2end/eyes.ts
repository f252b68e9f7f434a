// What machines can see of a page: axe in light and dark, nothing wider than the window; and pictures for people.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const SHOTS = process.env.SHOTS;

/** Nothing of the page is wider than the window. */
export async function fits(page: Page, name: string) {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** No words of the page lie upon other words. */
export async function isLegible(page: Page, name: string) {
  const upon = await page.evaluate(() => {
    const lines: { words: string; box: DOMRect }[] = [];
    const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!;
      // Drawings place their words themselves; what is folded away or scrolled out of its region is not seen.
      if (!node.textContent!.trim() || parent.closest('svg, script, style, option, .scroll') || !parent.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 4 && box.height > 4) lines.push({ words: node.textContent!.trim().slice(0, 40), box });
    }
    const found: string[] = [];
    for (let one = 0; one < lines.length; one++) {
      for (let other = one + 1; other < lines.length; other++) {
        const [a, b] = [lines[one], lines[other]];
        const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        // Lines of one paragraph touch; words upon words share more than a third of their height.
        if (wide > 4 && high > Math.min(a.box.height, b.box.height) / 3) found.push(`${a.words} | ${b.words}`);
      }
    }
    return found.slice(0, 5);
  });
  expect(upon, `words lie upon words on ${name}`).toEqual([]);
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
    await isLegible(page, `${name} at ${width} px`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
}
