import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../../editor/document/selection.ts';
import { eventOf } from '../../../editor/forms/model/events.ts';
import { allFields, keyOf } from '../../../editor/forms/model/fields.ts';
import { owners, whoChoices } from '../../../editor/forms/model/parties.ts';
import { policyForm } from '../../../editor/forms/model/policy-form.ts';
import { problemsAt } from '../../../editor/forms/model/problems.ts';
import { offersOf, scopeOf } from '../../../editor/forms/model/scope.ts';
import { canShow } from '../../../editor/forms/model/shown.ts';
import { stepForm } from '../../../editor/forms/model/step-form.ts';
import { compileFile } from '../../../engine/compiler/compile.ts';
import { outlineOf } from '../../../engine/compiler/edit/outline/outline-of.ts';

const ROOT = join(import.meta.dirname, '../../../rules');
const files = new Map(
  readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|md|csv)$/.test(path))
    .map((path) => [path, { text: readFileSync(join(ROOT, path), 'utf8') }]),
);
const D1 = 'logistics/shipping-trouble.ts';

function formOf(path: string, id: string) {
  const { text } = files.get(path)!;
  const outline = outlineOf(text);
  const step = [...stepsOf(outline)].find((one) => one.id === id)!;
  return { text, outline, step, fields: stepForm(step, outline, path, files) };
}
const shape = (path: string, id: string) => formOf(path, id).fields.map((one) => [keyOf(one.path), one.control.kind]);

describe('the form of a step', () => {
  it('has the fields of the catalogue at their places, the rare ones behind a fold', () => {
    const { fields } = formOf(D1, '0');
    expect(fields.filter(({ isMore }) => !isMore).map((one) => [keyOf(one.path), one.control.kind])).toEqual([
      ['0', 'who'],
      ['1.template', 'template'],
      ['1.text', 'words'],
      ['1.stage', 'choice'],
      ['1.priority', 'choice'],
    ]);
    expect(fields.filter(({ isMore }) => isMore).map((one) => one.path.at(-1))).toContain('acknowledgeWithin');
    expect(fields.find(({ path }) => path[1] === 'template')?.piece?.literal).toBe('shipping-trouble');
  });

  it('says each kind of value by its own control', () => {
    expect(shape(D1, '1')).toEqual([
      ['0.in', 'text'],
      ['0.title', 'words'],
      ['0.assign', 'who'],
      ['0.note', 'words'],
    ]);
    expect(shape(D1, '2')).toEqual([
      ['0', 'state'],
      ['1', 'deadline'],
    ]);
    expect(shape('service/complaint.ts', '0')).toEqual([['0', 'condition']]);
  });

  it('asks of a flow what it takes, by the types that it says', () => {
    expect(shape('finance/account-changed.ts', '4')).toContainEqual(['0.levels', 'who']);
    expect(shape('finance/account-changed.ts', '4')).toContainEqual(['0.patience', 'duration']);
  });

  it('has a control for nearly every value of the shipped rules', () => {
    const found = { shown: 0, text: 0 };
    for (const [path, { text }] of files) {
      const outline = outlineOf(text);
      if (!path.endsWith('.ts') || !outline.body) continue;
      const offers = offersOf(files, path);
      for (const step of stepsOf(outline)) {
        const scope = scopeOf(outline, text, step.id, offers);
        for (const field of allFields(stepForm(step, outline, path, files))) {
          if (!field.piece) continue;
          found[canShow(field, scope) ? 'shown' : 'text']++;
        }
      }
    }
    expect(found.shown).toBeGreaterThan(200);
    expect(found.text / found.shown).toBeLessThan(0.15);
  });
});

describe('the form of a policy', () => {
  it('has all that can be set of it, and knows what starts it', () => {
    const outline = outlineOf(files.get(D1)!.text);
    const fields = policyForm(outline);
    expect(fields.map(({ path, piece }) => [path[0], piece !== undefined])).toEqual([
      ['title', true],
      ['owner', true],
      ['on', true],
      ['priority', true],
      ['when', true],
      ['endsWhen', true],
      ['inhibits', false],
    ]);
    const { events } = offersOf(files, D1);
    expect(eventOf(outline, events)?.gives).toEqual(['mail']);
    const cart = eventOf(outlineOf(files.get('sales/cart-abandoned.ts')!.text), events);
    expect(Object.keys(cart?.data ?? {})).toEqual(['email', 'company', 'total', 'vip', 'items', 'at']);
    expect(eventOf(outlineOf(files.get('sales/weekly-quotations.ts')!.text), events)?.gives).toEqual(['tick']);
  });

  it('offers persons and teams with the places that they have', () => {
    const choices = whoChoices(files);
    const texts = choices.map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining(['li', 'li.superior', 'purchasing', 'purchasing.lead', 'service.onCall']),
    );
    expect(texts).not.toContain('purchasing.onCall');
    expect(choices.find(({ text }) => text === 'service.onCall')).toMatchObject({
      label: { en: 'on call for Customer service' },
      import: { name: 'service', from: 'people.ts' },
    });
    expect(owners(files)[0]).toEqual({ id: 'purchasing', called: 'Purchasing' });
  });
});

describe('what can be named at a place', () => {
  it('is facts and lists before a run, and what earlier steps gave in it', () => {
    const { text, outline } = formOf(D1, '2');
    const offers = offersOf(files, D1);
    const when = scopeOf(outline, text, 'when', offers);
    expect(when.states).toEqual([]);
    expect(when.lists.map((one) => one.text)).toContain('carriers');
    expect(when.helpers.map((one) => one.text).sort()).toEqual(['isOurs', 'isTrial']);
    expect([...when.templates.get('shipping-trouble')!].sort()).toEqual(['en', 'zh']);
    const step = scopeOf(outline, text, '2', offers);
    expect(step.states[0]).toMatchObject({ text: 'task.done', label: { en: 'task is done', zh: 'task已完成' } });
    expect(step.facts.map(({ path }) => path)).toEqual(expect.arrayContaining(['mail.from.domain', 'task.title']));
    expect(scopeOf(outline, text, 'endsWhen', offers).states.map((one) => one.text)).not.toContain('task.done');
  });
});

it('finds the field that a problem is about', () => {
  const { text, step } = formOf(D1, '0');
  const broken = text.replace("'shipping-trouble'", "'shiping-trouble'").replace("'6h'", "'6 h'");
  const checked = compileFile(
    { read: (path) => (path === D1 ? broken : files.get(path)?.text), paths: () => [...files.keys()].sort() },
    D1,
  );
  const outline = outlineOf(broken);
  const at = (id: string) => {
    const one = [...stepsOf(outline)].find((each) => each.id === id)!;
    return problemsAt(stepForm(one, outline, D1, files), [one.span], checked.diagnostics);
  };
  expect([...at(step.id)].map(([key, found]) => [key, found[0]?.message])).toEqual([
    ['1.template', expect.stringContaining('shiping-trouble')],
  ]);
  expect([...at('2').keys()]).toEqual(['1']);
});
