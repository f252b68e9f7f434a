// What is right in the modules, read from the content files, so that the journeys need no list of their own.
import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import type { Page } from '@playwright/test';

type Option = { id: string; share: number };
type Part = { id: string; is: string; label: Record<string, string>; option?: Option[]; accept?: Wording[]; key?: string; decimals?: number };
type Wording = { share?: number; text: Record<string, string> };
type Question = {
  id: string; kind: string; several?: boolean; key?: string | boolean; decimals?: number;
  option?: Option[]; item?: { id: string; target: string }[]; target?: { id: string }[];
  accept?: Wording[]; part?: Part[]; text?: Record<string, string>; slip?: { value: string }[];
  stem: Record<string, string>;
};

const MODULES = ['content/customs-risk-management/why-risk-management', 'content-demo/how-quizzes-work/graded', 'content-demo/how-quizzes-work/timed', 'content-demo/how-quizzes-work/practice', 'content-demo/how-quizzes-work/certain'];
const read = (module: string) => {
  const file = new URL(`../server/${module}/questions.toml`, import.meta.url);
  return (parse(readFileSync(file, 'utf8')) as unknown as { question: Question[] }).question;
};
export const questions = new Map(MODULES.flatMap(read).map((it) => [it.id, it]));

const best = (accept: Wording[]) => accept.find((it) => (it.share ?? 100) === 100)!;
const computed = (key: string, values: Record<string, number>) => Function(...Object.keys(values), `return ${key}`)(...Object.values(values)) as number;
const typed = (value: number, decimals: number | undefined, language: string) => {
  const text = value.toFixed(decimals ?? 0);
  return language === 'fr' ? text.replace('.', ',') : text;
};

/** Numbers drawn for this officer, as the stem shows them in the order of its parameters. */
function drawn(question: Question, language: string, shown: string): Record<string, number> {
  const names = [...question.stem[language].matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  const pattern = question.stem[language].trim().replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '([\\d\\s.,\u00a0\u202f]+?)').replace(/[\s\u00a0]+/g, '\\s+');
  const found = shown.replace(/\s+/g, ' ').match(new RegExp(pattern));
  if (!found) throw new Error(`the stem of ${question.id} reads otherwise: ${shown}`);
  return Object.fromEntries(names.map((name, index) => [name, Number(found[index + 1].replace(/[\s,\u00a0\u202f]/g, ''))]));
}

/** Answers the question on the page, rightly or wrongly, by its plain form controls. */
export async function answer(page: Page, language: string, right: boolean) {
  const id = await page.locator('input[name=question]').inputValue();
  const question = questions.get(id);
  if (!question) throw new Error(`no question ${id}`);
  // Areas of a picture are options that lie somewhere.
  const kind = question.kind === 'hotspot' ? (question.several ? 'multiple' : 'single') : question.kind;
  switch (kind) {
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
    case 'order':
      for (const [place, item] of question.item!.entries()) {
        const to = right ? place + 1 : question.item!.length - place;
        await page.locator(`select[name="pair-${item.id}"]`).selectOption(String(to));
      }
      break;
    case 'moment': {
      // The browser's controls want a `T` between day and time.
      const given = right ? String(question.key) : question.slip![0].value;
      await page.locator('#answer').fill(given.replace(' ', 'T'));
      break;
    }
    case 'short':
      await page.locator('#answer').fill(right ? best(question.accept!).text[language] : 'something else');
      break;
    case 'gaps':
    case 'parts': {
      let values: Record<string, number> = {};
      const shown = [{ text: question.stem[language], place: '#stem' }];
      if (question.kind === 'parts') shown.push(...question.part!.map((it) => ({ text: it.label[language], place: `label[for="part-${it.id}"]` })));
      else shown.push({ text: question.text![language].replace(/\[\[[^\]]*\]\]/g, ''), place: '.gaps .prose' });
      for (const { text, place } of shown.filter((it) => it.text.includes('{'))) {
        // Without its fields, whose options are words too, and without the unit behind a field.
        const words = await page.locator(place).evaluate((it) => {
          const copy = it.cloneNode(true) as HTMLElement;
          copy.querySelectorAll('select, input, .unit').forEach((field) => field.remove());
          return copy.textContent ?? '';
        });
        values = { ...values, ...drawn({ ...question, stem: { [language]: text } }, language, words) };
      }
      for (const part of question.part!) {
        const field = page.locator(`[name="part-${part.id}"]`);
        if (part.is === 'choice') await field.selectOption(part.option!.find((it) => (it.share === 100) === right)!.id);
        else if (part.is === 'short') await field.fill(right ? best(part.accept!).text[language] : 'something else');
        else await field.fill(typed(computed(part.key!, values) * (right ? 1 : 3) + (right ? 0 : 7), part.decimals, language));
      }
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
