import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../engine/compiler/edit/apply.ts';
import { EDITS } from '../../../engine/compiler/edit/examples.ts';
import { outlineOf } from '../../../engine/compiler/edit/outline/outline-of.ts';
import {
  printDuration,
  printList,
  printObject,
  printTemplate,
  printText,
  quoteOf,
} from '../../../engine/compiler/edit/print/literal.ts';
import { edit } from '../../../engine/compiler/edit/schema.ts';
import { parseDuration } from '../../../engine/plan/duration.ts';

const valueOfText = (text: string) => outlineOf(`const x = ${text};`).constants[0]!.value;
const anyText = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\uFFFD', '?'));
const quotes = fc.constantFrom("'", '"' as const);

describe('what forms write', () => {
  it('reads back as the same text, in either quotes, on one line', () => {
    fc.assert(
      fc.property(anyText, quotes, (value, quote) => {
        const written = printText(value, quote as "'");
        expect(valueOfText(written).literal, written).toBe(value);
        expect(written).not.toMatch(/[\r\n\u2028]/);
      }),
    );
    expect([printText("it's"), printText(`"it's"`), printText('清关 🚢')]).toEqual([
      `"it's"`,
      `'"it\\'s"'`,
      "'清关 🚢'",
    ]);
  });

  it('puts facts into a template, and nothing that the words only look like', () => {
    expect(printTemplate(['Held: ', { expression: 'mail.subject' }, ' ${x} `'])).toBe(
      '`Held: ${mail.subject} \\${x} \\``',
    );
    expect(printTemplate(["it's"])).toBe(`"it's"`);
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const { said } = valueOfText(printTemplate([before, { expression: 'mail.size' }, after]));
        const words = said.kind === 'template' ? said.parts.map((part) => (typeof part === 'string' ? part : '#')) : [];
        expect(words).toEqual([before, '#', after]);
      }),
    );
  });

  it('writes lists, objects and durations', () => {
    expect(printList(["'a'", 'li'])).toBe("['a', li]");
    expect(printObject({ text: "'x'", mail: 'mail', 'a b': '1' })).toBe("{ text: 'x', mail, 'a b': 1 }");
    const long = printList(Array.from({ length: 12 }, () => "'vessel delayed'"));
    expect(long.split('\n')).toHaveLength(14);
    expect([0, 90_000, 5_400_000, 86_400_000].map((ms) => printDuration(ms))).toEqual([
      "'0s'",
      "'90s'",
      "'90m'",
      "'1d'",
    ]);
    fc.assert(
      fc.property(fc.nat(10_000_000), (seconds) => {
        expect(parseDuration(printDuration(seconds * 1_000).slice(1, -1))).toBe(seconds * 1_000);
      }),
    );
  });

  it('follows the quotes of the file', () => {
    expect(quoteOf('import { x } from \'posthorn\';\nconst a = "b";')).toBe("'");
    expect(quoteOf('import { x } from "posthorn";')).toBe('"');
  });
});

it.each(Object.entries(EDITS))('knows the edit of its example: %s', (kind, { example, words }) => {
  expect(edit.parse(example)).toEqual(example);
  expect(edit.safeParse({ ...example, more: 1 }).success).toBe(false);
  expect([example.kind, /[\u4e00-\u9fff]/.test(words.zh)]).toEqual([kind, true]);
});

/** One of each, in this order, on one policy. */
it('makes every edit of the help', () => {
  let text = `import { createTask, notify, policy, sleep, until } from 'posthorn';
import { li } from '../people.ts';

const troubles = ['delay'];

export default policy({
  title: 'x',
  async run({ mail }) {
    await notify(li, { text: troubles[0] });
    const task = await createTask({ in: 'oa', title: 'x' });
    switch (mail.mailbox) {
      case 'a':
        break;
    }
    if (!(await until(task.done, '1h'))) {
      await sleep('1h');
    }
  },
});
`;
  const steps = [
    { kind: 'insert', into: '3.timedOut', at: 0, text: "await flag('important');" },
    { kind: 'move', step: '3.timedOut.0', into: '', at: 2 },
    EDITS.duplicate.example,
    EDITS.set.example,
    EDITS.setting.example,
    EDITS.constant.example,
    { kind: 'branch', step: '4', add: 'case', values: ["'monday'"] },
    { kind: 'label', block: '4.0', values: ["'monday'", "'tuesday'"] },
    { kind: 'unbranch', block: '4.1' },
    EDITS.rename.example,
    EDITS.bind.example,
    EDITS.comment.example,
    { kind: 'delete', step: '3', through: '4' },
    { kind: 'replace', step: '1', text: "await sleep('2h');" },
  ] as const;
  for (const step of steps) {
    const result = applyEdit(text, step);
    expect(result.ok ? 'made' : result.reason.en, JSON.stringify(step)).toBe('made');
    if (result.ok) text = result.text;
  }
  expect(text).toBe(`import { createTask, notify, policy, sleep, until } from 'posthorn';
import { li } from '../people.ts';

const troubles = ['roll-over'];

export default policy({
  title: 'x',
  when: ({ mail }) => mail.isReply,
  async run({ mail }) {
    // All three at once.
    const alert = await notify(li, { text: troubles[0], priority: 'urgent' });
    await sleep('2h');
    const trouble = await createTask({ in: 'oa', title: 'x' });
    if (!(await until(trouble.done, '1h'))) {
      await sleep('1h');
    }
  },
});
`);
});
