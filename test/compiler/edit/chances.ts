import type { Edit } from '../../../engine/compiler/edit/edit.ts';
import type { Block, Outline, OutlineStep, Piece } from '../../../engine/compiler/edit/outline/outline.ts';
import type { Chance } from '../../parity/generate.ts';

export const blocksIn = ({ body, flows }: Outline): readonly Block[] =>
  [...(body ? [body] : []), ...flows.map((flow) => flow.body)].flatMap(below);

const below = (block: Block): readonly Block[] => [
  block,
  ...block.steps.flatMap(({ exits }) => exits.flatMap((exit) => below(exit.block))),
];

export const stepsIn = (outline: Outline): readonly OutlineStep[] => blocksIn(outline).flatMap(({ steps }) => steps);

/** Statements that are inserted; `task` may be taken. */
export const SNIPPETS = [
  "await notify(li, { text: '新的 🚨' });",
  'await move(`Done ${mail.subject}`);',
  "// why\nawait flag('seen'); // beside",
  "const task = await createTask({ in: 'oa', title: 'x' });\nif (!(await until(task.done, '2h'))) {\n  await notify(task2, {});\n}".replace(
    'task2',
    'anna.superior',
  ),
  "if (mail.isReply) return;\nelse await flag('a')",
  'for (const n9 of [1, 2]) {\n\tawait notify(li, {\n\t\ttext: `two\n lines ${n9}`,\n\t});\n}',
  'return',
  'while (true) {}',
  "await sleep('1h')",
];
const EXPRESSIONS = [
  "'文 🙂'",
  'mail.isBulk ? \'a\' : "b"',
  '[li, anna]',
  "{ text: 'x', by: ['sms'] }",
  'mail.subject',
  '5 // five',
  '`a ${mail.size}`',
];

const CONDITIONS = ['mail.isReply', "!mail.isBulk &&\n  mail.subject.includes('甲')", '/* why */ true'];

/** One edit by chance; undefined where the kind finds nothing in this policy. */
export function chanceEdit(kind: Edit['kind'], outline: Outline, chance: Chance): Edit | undefined {
  const [blocks, steps] = [blocksIn(outline), stepsIn(outline)];
  const step = steps.length > 0 ? chance.pick(steps) : undefined;
  const block = chance.pick(blocks);
  const exits = steps.flatMap((one) => one.exits.map((exit) => ({ step: one, ...exit })));
  switch (kind) {
    case 'insert':
      return { kind, into: block.id, at: chance.below(block.steps.length + 1), text: chance.pick(SNIPPETS) };
    case 'delete':
    case 'duplicate':
      return step && { kind, ...several(step, blocks, chance) };
    case 'move': {
      const home = step && blocks.find(({ steps: own }) => own.includes(step));
      const into = chance.in(40) && home ? home : block;
      return step && { kind, ...several(step, blocks, chance), into: into.id, at: chance.below(into.steps.length + 1) };
    }
    case 'wrap':
      return step && { kind, ...several(step, blocks, chance), text: chance.pick(CONDITIONS) };
    case 'replace':
      return step && { kind, step: step.id, text: chance.pick([SNIPPETS[0]!, SNIPPETS[5]!, SNIPPETS[8]!]) };
    case 'set': {
      const able = steps.filter(({ args }) => args.length > 0);
      const one = able.length > 0 ? chance.pick(able) : undefined;
      return one && { kind, step: one.id, ...inArguments(one.args, chance) };
    }
    case 'setting': {
      const name = chance.pick(['title', 'owner', 'priority', 'when', 'endsWhen', 'inhibits']);
      if (name === 'when') return { kind, name, text: chance.pick(['mail.isReply && !alerts', 'true', null]) };
      if (name === 'endsWhen')
        return { kind, name, text: chance.pick(['any(mail.read, alerts.resolved)', 'mail.moved', null]) };
      if (name === 'inhibits') return { kind, name, text: chance.pick(["{ policies: ['*'] }", null]) };
      return { kind, name, text: chance.pick(EXPRESSIONS) };
    }
    case 'constant':
      return { kind, name: chance.pick(['phrases', 'patience']), text: chance.pick(["['船期', 'delay']", "'1h'"]) };
    case 'branch': {
      const able = steps.flatMap((one) => [...(WAYS[one.kind]?.(one) ?? [])].map((add) => ({ step: one.id, add })));
      return able.length > 0 ? { kind, ...chance.pick(able), values: [chance.pick(["'新'", '42'])] } : undefined;
    }
    case 'unbranch': {
      const able = exits.filter(({ name, block: { form } }) => form !== 'absent' && !/^(?:then|body)$/.test(name));
      return able.length > 0 ? { kind, block: chance.pick(able).block.id } : undefined;
    }
    case 'label': {
      const cases = exits.filter(({ values = [] }) => values.length > 0);
      return cases.length > 0
        ? { kind, block: chance.pick(cases).block.id, values: chance.pick([["'甲'"], ['1', '2']]) }
        : undefined;
    }
    case 'rename': {
      const named = steps.filter(({ bind }) => bind);
      const one = named.length > 0 ? chance.pick(named) : undefined;
      return one && { kind, name: one.bind!.name, to: chance.pick(['fresh', '新名', 'mail']), step: one.id };
    }
    case 'bind':
      return step && { kind, step: step.id, name: chance.pick(['fresh', null]) };
    case 'comment':
      return step && { kind, step: step.id, text: chance.pick(['因为', 'two\nlines */ 🙂', null]) };
  }
}

function several(step: OutlineStep, blocks: readonly Block[], chance: Chance) {
  const home = blocks.find(({ steps }) => steps.includes(step))!;
  const rest = home.steps.slice(home.steps.indexOf(step));
  return chance.in(70) ? { step: step.id } : { step: step.id, through: chance.pick(rest).id };
}

function inArguments(args: readonly Piece[], chance: Chance): { path: (string | number)[]; text: string | null } {
  const at = chance.below(args.length);
  const path: (string | number)[] = [at];
  let piece: Piece | undefined = args[at]!;
  while (piece && chance.in(70)) {
    const names: readonly string[] = piece.fields ? [...Object.keys(piece.fields), 'fresh'] : [];
    const next: string | number | undefined = piece.items
      ? chance.below(piece.items.length + 1)
      : names.length > 0
        ? chance.pick(names)
        : undefined;
    if (next === undefined) break;
    path.push(next);
    piece = typeof next === 'number' ? piece.items?.[next] : piece.fields?.[next];
  }
  const removes = path.length > 1 && piece !== undefined && chance.in(30);
  return { path, text: removes ? null : chance.pick(EXPRESSIONS) };
}

type Way = Extract<Edit, { kind: 'branch' }>['add'];

/** What can be added to a step. */
const WAYS: { readonly [kind: string]: (step: OutlineStep) => readonly Way[] } = {
  if: ({ exits }) => unwritten(exits),
  wait: ({ exits }) => unwritten(exits),
  try: ({ exits }) => unwritten(exits),
  switch: ({ exits }) => ['case', ...unwritten(exits)],
  together: () => ['branch'],
};

const unwritten = (exits: OutlineStep['exits']) =>
  exits.filter(({ block }) => block.form === 'absent').map(({ name }) => name as Way);
