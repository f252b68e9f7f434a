// What is right in module A1, read from the content files, so that the journeys need no list of their own.
import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import type { Page } from '@playwright/test';

type Option = { id: string; share: number };
type Question = {
  id: string; kind: string; key?: string | boolean; decimals?: number;
  option?: Option[]; item?: { id: string; target: string }[]; target?: { id: string }[];
  stem: Record<string, string>;
};

const file = new URL('../server/content/customs-risk-management/why-risk-management/questions.toml', import.meta.url);
const questions = new Map((parse(readFileSync(file, 'utf8')) as unknown as { question: Question[] }).question.map((it) => [it.id, it]));

/** Numbers drawn for this officer, as the stem shows them in the order of its parameters. */
function drawn(question: Question, language: string, shown: string): Record<string, number> {
  const names = [...question.stem[language].matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  const pattern = question.stem[language].replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '([\\d\\s.,\u00a0\u202f]+?)').replace(/[\s\u00a0]+/g, '\\s+');
  const found = shown.replace(/\s+/g, ' ').match(new RegExp(pattern));
  if (!found) throw new Error(`the stem of ${question.id} reads otherwise: ${shown}`);
  return Object.fromEntries(names.map((name, index) => [name, Number(found[index + 1].replace(/[\s,\u00a0\u202f]/g, ''))]));
}

/** Answers the question on the page, rightly or wrongly, by its plain form controls. */
export async function answer(page: Page, language: string, right: boolean) {
  const id = await page.locator('input[name=question]').inputValue();
  const question = questions.get(id);
  if (!question) throw new Error(`no question ${id}`);
  switch (question.kind) {
    case 'single': {
      const option = question.option!.find((it) => (it.share === 100) === right)!;
      await page.locator(`#o-${option.id}`).check();
      break;
    }
    case 'multiple':
      for (const option of question.option!) {
        const box = page.locator(`#o-${option.id}`);
        if ((option.share > 0) === right) await box.check(); else await box.uncheck();
      }
      break;
    case 'true-false':
      await page.locator(`#o-${String(question.key === right)}`).check();
      break;
    case 'numeric': {
      const values = drawn(question, language, await page.locator('#stem').innerText());
      const key = Function(...Object.keys(values), `return ${question.key}`)(...Object.values(values)) as number;
      const text = (right ? key : key * 3 + 7).toFixed(question.decimals ?? 0);
      await page.locator('#answer').fill(language === 'fr' ? text.replace('.', ',') : text);
      break;
    }
    default: {
      const targets = question.target!.map((it) => it.id);
      for (const item of question.item!) {
        const target = right ? item.target : targets[(targets.indexOf(item.target) + 1) % targets.length];
        await page.locator(`select[name="pair-${item.id}"]`).selectOption(target);
      }
    }
  }
  return id;
}
