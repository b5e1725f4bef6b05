import { catalogue } from '../../../engine/catalogue/index.ts';
import type { Field, Fields, Type } from '../../../engine/catalogue/type.ts';
import { listOf, string } from '../../../engine/catalogue/type.ts';
import type { Text } from '../../../engine/catalogue/words.ts';
import type { Import } from '../../../engine/compiler/edit/edit.ts';
import type { Outline, Piece } from '../../../engine/compiler/edit/outline/outline.ts';
import { type Files, outlineOfFile } from '../../canvas/files.ts';
import { humanised } from '../../canvas/saying/names.ts';
import { callOf } from './call.ts';

/** What can start a policy. */
export interface EventChoice {
  /** TypeScript for `on`. */
  readonly text: string;
  readonly label: Text;
  readonly doc: Text;
  readonly gives: readonly string[];
  readonly data?: Fields | undefined;
  readonly imports?: readonly Import[] | undefined;
}

const TYPES: { readonly [type: string]: Type } = {
  text: string,
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  instant: { type: 'instant' },
};

/** Events that the rules declare for what other systems send. */
export function declaredEvents(files: Files): readonly EventChoice[] {
  return [...files].flatMap(([path, { text }]) => {
    if (!path.endsWith('.ts') || !/\bevent\(/.test(text)) return [];
    return outlineOfFile(text).constants.flatMap(({ name, value, exported }): EventChoice[] => {
      const call = exported ? callOf(value.text) : undefined;
      const [, fields, en, zh] = call?.args ?? [];
      if (call?.name !== 'event' || !fields?.fields) return [];
      const said = humanised(name);
      const doc = { en: String(en?.literal ?? said), zh: String(zh?.literal ?? said) };
      const data = Object.fromEntries(
        Object.entries(fields.fields).map(([each, piece]) => [each, fieldOf(each, piece)]),
      );
      const label = { en: said, zh: withoutStop(doc.zh) };
      return [{ text: name, label, doc, gives: ['data'], data, imports: [{ name, from: path }] }];
    });
  });
}

/** `'text?'`, `['text']`, or `field('text', 'What it is.', '说明。')`. */
function fieldOf(name: string, piece: Piece): Field {
  const call = callOf(piece.text);
  const [written = piece, en, zh] = call?.args ?? [];
  const type = String((written.items?.[0] ?? written).literal ?? 'text');
  const plain = TYPES[type.replace('?', '')] ?? string;
  const whole = written.items ? listOf(plain) : plain;
  const label = { en: humanised(name), zh: zh ? withoutStop(String(zh.literal)) : humanised(name) };
  const words = { label, doc: { en: String(en?.literal ?? ''), zh: String(zh?.literal ?? '') } };
  return { type: type.endsWith('?') ? { type: 'union', of: [whole, { type: 'undefined' }] } : whole, words };
}

const withoutStop = (text: string) => text.replace(/[.。]$/, '');

/** Events of the catalogue, and those of the rules. A moment of a schedule begins as the catalogue's example. */
export const eventChoices = (files: Files): readonly EventChoice[] => [
  ...catalogue.triggers.map(
    ({ name, written, words, gives, data }): EventChoice => ({
      text: written ?? `'${name}'`,
      label: words.label,
      doc: words.doc,
      gives,
      data,
    }),
  ),
  ...declaredEvents(files),
];

/** Which of them a policy starts with. */
export function eventOf(
  { settings: { on } }: Pick<Outline, 'settings'>,
  choices: readonly EventChoice[],
): EventChoice | undefined {
  if (!on) return undefined;
  if (on.text.startsWith('schedule(')) return choices.find(({ text }) => text.startsWith('schedule('));
  return choices.find(({ text }) => text === on.text || text === `'${String(on.literal)}'`);
}
