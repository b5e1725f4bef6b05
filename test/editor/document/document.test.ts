import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Checked } from '../../../editor/document/checker.ts';
import { PolicyDocument } from '../../../editor/document/document.ts';
import { difference, inverseOf, moved, type Splice, spliced } from '../../../editor/document/splice.ts';

const TEXT = `import { notify, policy, until } from 'posthorn';
import { li, wang } from '../people.ts';

export default policy({
  title: 'Inquiry',
  owner: 'sales',
  on: 'mail.received',
  when: ({ mail }) => mail.subject.includes('price'),
  async run({ mail }) {
    await notify(li, { template: 'inquiry' });
    // nobody answered
    if (!(await until(mail.answered, '6h'))) {
      await notify(wang, { template: 'inquiry-lost' });
    }
  },
});
`;

const open = (text = TEXT) => new PolicyDocument({ path: 'sales/inquiry.ts', text, hash: 'h0' });
const at = (what: string): number => TEXT.indexOf(what);
const replace = (what: string, text: string): Splice => ({ span: [at(what), at(what) + what.length], text });

/** A text, and splices that fit it. */
const pairs = fc
  .tuple(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.tuple(fc.nat(60), fc.nat(60), fc.string()), { maxLength: 5 }),
  )
  .map(([text, wanted]) => {
    const places = wanted
      .flatMap(([a, b]) => [Math.min(a, text.length), Math.min(b, text.length)])
      .sort((a, b) => a - b);
    const splices = wanted.map(([, , put], i): Splice => ({ span: [places[2 * i]!, places[2 * i + 1]!], text: put }));
    return { text, splices };
  });

describe('splices', () => {
  it('are undone by their inverse', () => {
    fc.assert(
      fc.property(pairs, ({ text, splices }) => {
        expect(spliced(spliced(text, splices), inverseOf(text, splices))).toBe(text);
      }),
    );
  });

  it('come from the difference of two texts', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(spliced(before, difference(before, after))).toBe(after);
      }),
    );
  });

  it('carry a place of the text with them', () => {
    const splices: Splice[] = [
      { span: [2, 4], text: 'xyz' },
      { span: [6, 6], text: '!' },
    ];
    expect([0, 2, 3, 4, 6, 7].map((place) => moved(place, splices))).toEqual([0, 5, 5, 5, 7, 9]);
  });
});

describe('an open file', () => {
  it('selects in the text what is selected in the flow, and the other way round', () => {
    const document = open();
    document.select('1.timedOut.0');
    const { span } = document.selection;
    expect(TEXT.slice(...span)).toBe("await notify(wang, { template: 'inquiry-lost' });");
    document.selectText([at('6h'), at('6h')]);
    expect(document.selection.steps).toEqual(['1']);
    document.selectText([at('nobody'), at('nobody')]);
    expect(document.selection.steps).toEqual(['1']);
    document.selectText([at('includes'), at('includes')]);
    expect(document.selection.steps).toEqual(['start']);
    document.selectText([0, 0]);
    expect(document.selection.steps).toEqual([]);
  });

  it('takes typing back in the steps in which it was done, with what was selected', () => {
    vi.useFakeTimers();
    const document = open();
    document.select('0');
    const before = document.selection;
    let place = at('Inquiry') + 'Inquiry'.length;
    const key = (letter: string) => {
      document.type([{ span: [place, place], text: letter }], [place + 1, place + 1]);
      place++;
    };
    for (const letter of ' now') key(letter);
    vi.advanceTimersByTime(5_000);
    for (const letter of ', please') key(letter);
    vi.useRealTimers();
    expect(document.outline.settings.title?.literal).toBe('Inquiry now, please');
    document.undo();
    expect(document.outline.settings.title?.literal).toBe('Inquiry now');
    document.undo();
    expect([document.text, document.selection, document.canUndo]).toEqual([TEXT, before, false]);
    document.redo();
    document.redo();
    expect([document.outline.settings.title?.literal, document.canRedo]).toEqual(['Inquiry now, please', false]);
  });

  it('has one history over all views', () => {
    const document = open();
    document.change([replace("'6h'", "'2h'")]);
    document.type([replace('Inquiry', 'Offer')], [0, 0]);
    document.change([replace('sales', 'export')].map(({ span: [a, b], text }) => ({ span: [a - 2, b - 2], text })));
    document.undo();
    document.undo();
    expect(document.text).toBe(TEXT.replace("'6h'", "'2h'"));
    document.undo();
    expect(document.text).toBe(TEXT);
  });

  it('does edits of the flow, selects what came of them, and takes them back byte for byte', () => {
    const document = open();
    expect(document.edit({ kind: 'set', step: '1', path: [1], text: "'2h'" })).toBeUndefined();
    expect(document.edit({ kind: 'insert', into: '1.timedOut', at: 0, text: "await sleep('1h');" })).toBeUndefined();
    expect(document.selection.steps).toEqual(['1.timedOut.0']);
    expect(document.text.slice(...document.selection.span)).toBe("await sleep('1h');");
    expect(document.edit({ kind: 'delete', step: '9' })?.code).toBe('missing');
    document.undo();
    document.undo();
    expect(document.text).toBe(TEXT);
  });

  it('takes what is given in one field as one step, until something else is chosen', () => {
    const document = open();
    const title = (text: string) => document.edit({ kind: 'setting', name: 'title', text: `'${text}'` }, 'title');
    title('O');
    title('Offer');
    document.undo();
    expect(document.text).toBe(TEXT);
    title('Of');
    document.select('1');
    title('Offers');
    document.undo();
    expect(document.outline.settings.title?.literal).toBe('Of');
    document.undo();
    expect(document.text).toBe(TEXT);
  });

  it('forgets what was undone once something else is done', () => {
    const document = open();
    document.change([replace('Inquiry', 'Offer')]);
    document.undo();
    document.change([replace('Inquiry', 'Order')]);
    expect(document.canRedo).toBe(false);
  });

  it('keeps the last outline that could be read, with a mark, and the selection', () => {
    const document = open();
    document.selectText([at('6h'), at('6h')]);
    document.type([{ span: [at("'6h'))"), at("'6h'))")], text: '{[' }], [at('6h'), at('6h')]);
    expect([document.isBehind, document.outline.body?.steps.length, document.selection.steps]).toEqual([
      true,
      2,
      ['1'],
    ]);
    document.undo();
    expect(document.isBehind).toBe(false);
  });

  it('tells of each change once, with the splices and by whom', () => {
    const document = open();
    const told: unknown[] = [];
    const me = {};
    const end = document.listen(({ splices, by }) => told.push([splices?.length ?? 0, by]));
    document.type([replace('Inquiry', 'Offer')], [0, 0], me);
    document.undo();
    end();
    document.redo();
    expect(told).toEqual([
      [1, me],
      [1, undefined],
    ]);
  });

  it('knows whether it is what lies on the disk', () => {
    const document = open();
    document.change([replace('Inquiry', 'Offer')]);
    expect(document.isChanged).toBe(true);
    document.undo();
    expect(document.isChanged).toBe(false);
    document.take(TEXT.replace('Inquiry', 'Order'));
    document.keep(document.text, 'h1');
    expect([document.isChanged, document.kept.hash]).toEqual([false, 'h1']);
  });

  it('takes no diagnostics of another text', () => {
    const asked: { text: string; answer: (checked: Checked) => void }[] = [];
    const checker = {
      check: (_: string, text: string, answer: (checked: Checked) => void) => void asked.push({ text, answer }),
    };
    const document = new PolicyDocument({ path: 'a.ts', text: 'x', hash: null }, checker);
    document.type([{ span: [1, 1], text: 'y' }], [2, 2]);
    const diagnostics = [{ code: 'late' }] as never;
    asked[0]!.answer({ diagnostics, plan: undefined });
    expect([document.diagnostics, document.isChecked]).toEqual([[], false]);
    asked[1]!.answer({ diagnostics, plan: undefined });
    expect([document.diagnostics, document.isChecked]).toEqual([diagnostics, true]);
  });
});
