import type { Block, Outline, OutlineStep, Piece } from '../../../engine/compiler/edit/outline/outline.ts';
import { outlineOf } from '../../../engine/compiler/edit/outline/outline-of.ts';

/** An outline without places: what edits are defined on. Ways that nobody wrote and empty ones are the same, but for `catch`. */
export interface Abstract {
  readonly settings: { [name: string]: Value };
  readonly constants: { [name: string]: Value };
  readonly blocks: { [id: string]: AStep[] };
}

export type Value = string | { [name: string]: Value } | Value[];

export interface AStep {
  kind: string;
  call?: string;
  bind?: string;
  note?: string;
  args: Value[];
  text?: string;
  exits: { name: string; values?: Value[]; bind?: string; there?: boolean; steps: AStep[] }[];
}

export function abstractOf(outline: Outline): Abstract {
  const { settings, constants, flows, body } = outline;
  return {
    settings: Object.fromEntries(Object.entries(settings).map(([name, piece]) => [name, valueIn(piece)])),
    constants: Object.fromEntries(constants.map(({ name, value }) => [name, valueIn(value)])),
    blocks: Object.fromEntries(
      [...(body ? [body] : []), ...flows.map((flow) => flow.body)].map((block) => [block.id, stepsOf(block)]),
    ),
  };
}

const stepsOf = ({ steps }: Block): AStep[] => steps.map(stepOf);

export function stepOf({ kind, call, bind, comment, args, opaque, exits }: OutlineStep): AStep {
  return {
    kind,
    ...(call && { call }),
    ...(bind && { bind: bind.name }),
    ...(comment && { note: noted(comment.text) }),
    args: args.map(valueIn),
    ...(opaque && { text: tidy(opaque.text) }),
    exits: exits.map(({ name, values, bind: caught, block }) => ({
      name,
      ...(values && { values: values.map(valueIn) }),
      ...(caught && { bind: caught.name }),
      ...(name === 'catch' && { there: block.form !== 'absent' }),
      steps: stepsOf(block),
    })),
  };
}

export function valueIn({ text, fields, items }: Piece): Value {
  if (fields) return Object.fromEntries(Object.entries(fields).map(([name, piece]) => [name, valueIn(piece)]));
  return items ? items.map(valueIn) : tidy(text);
}

/** What ends a comment is parted inside of one. */
export const noted = (text: string) => text.replace(/\s+/g, ' ').replaceAll('* /', '*/');

/** White space between tokens says nothing. */
const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What a text of statements says. */
export const stepsFrom = (text: string): AStep[] => {
  const { body, flaws } = outlineOf(`export default policy({ async run() {\n${text}\n} });`);
  if (flaws.length > 0) throw new Error(`${flaws[0]!.kind}: ${text}`);
  return stepsOf(body!);
};

/** What a text of an expression says. */
export const valueFrom = (text: string): Value => stepsFrom(`const x = ${text};`)[0]!.args[0]!;

/** The steps of a block by its id, and those of a step's exits. */
export function blockIn(outline: Abstract, id: string): AStep[] {
  const [root, ...path] = rootOf(id);
  return path.length === 0 ? outline.blocks[root!]! : blockBelow(outline.blocks[root!]!, path);
}

/** `2.timedOut.0.then` → block ``, step 2, exit `timedOut` … */
const rootOf = (id: string): readonly string[] => {
  const parts = id.split('.');
  return parts[0]!.endsWith('()') ? parts : ['', ...(id === '' ? [] : parts)];
};

function blockBelow(steps: AStep[], [at, exit, ...rest]: readonly string[]): AStep[] {
  const step = steps[Number(at)]!;
  const found = step.exits.find(({ name }) => name === exit)!;
  return rest.length === 0 ? found.steps : blockBelow(found.steps, rest);
}

/** The block that a step stands in, and its position: ids count steps, of which `return await …` is two. */
export function placeOf(id: string): { block: string; at: number } {
  const cut = id.lastIndexOf('.');
  return { block: id.slice(0, Math.max(0, cut)), at: Number(id.slice(cut + 1)) };
}
