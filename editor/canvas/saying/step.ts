import { catalogue } from '../../../engine/catalogue/index.ts';
import type { Exit, Outline, OutlineStep, Piece } from '../../../engine/compiler/edit/outline/outline.ts';
import { effectNamed } from '../../../engine/compiler/known.ts';
import type { canvas } from '../../words/canvas/en.ts';
import type { StepIconName } from '../icons.ts';
import type { Inside } from '../layout/drawing.ts';
import type { Said } from '../layout/measures.ts';
import { people, plainly, said } from './expression.ts';
import { humanised, type Tongue } from './names.ts';

/** The words that this needs of the editor's. */
export type StepWords = (typeof canvas)['step'];

/** What a step says, in a headline and one text. */
export function stepSaid(step: OutlineStep, tongue: Tongue, words: StepWords): Said {
  const { args, bind } = step;
  const [first, second] = args;
  switch (step.kind) {
    case 'notify':
      return { title: words.tell(first ? people(first.said, tongue) : words.nobody), detail: gist(second, tongue) };
    case 'sleep':
      return { title: words.sleep(deadline(first, tongue, words)) };
    case 'wait':
    case 'until':
      if (second?.literal === '0s' && first) return { title: words.now(said(first.said, tongue)) };
      return { title: waiting(first, second, tongue, words) };
    case 'if':
      return { title: words.if, detail: first && said(first.said, tongue) };
    case 'switch':
      return { title: words.switch(first ? said(first.said, tongue) : '') };
    case 'each':
      return { title: words.each(humanised(bind?.name ?? ''), first ? said(first.said, tongue) : '') };
    case 'every':
      return { title: words.every(first ? plainly(first.said, tongue) : '', second?.fields?.times?.text ?? '') };
    case 'together':
      return { title: words.together };
    case 'try':
      return { title: words.try };
    case 'return':
      return returned(step, tongue, words);
    case 'const':
      return { title: words.keep(humanised(bind?.name ?? '')), detail: first && said(first.said, tongue) };
    case 'opaque':
      return { title: words.opaque, detail: step.opaque?.text };
    default:
      return called(step, tongue, words);
  }
}

function returned({ call, args }: OutlineStep, tongue: Tongue, words: StepWords): Said {
  if (call !== undefined) return { title: words.returnOf(humanised(call)) };
  const [value] = args;
  return value ? { title: words.returnOf(plainly(value.said, tongue)) } : { title: words.return };
}

/** An effect or a flow, and what it is given. */
function called({ call = '', args, bind }: OutlineStep, tongue: Tongue, words: StepWords): Said {
  const entry = effectNamed(call);
  const label = entry?.words.label[tongue.language] ?? humanised(call);
  const details = args.map((arg) => gist(arg, tongue)).filter((text) => text !== undefined);
  const detail = details.join(', ');
  const isAsked = entry?.returns?.type === 'object' && entry.reach === 'own';
  const title = bind && isAsked ? words.asked(capital(label), humanised(bind.name)) : capital(label);
  return { title, ...(detail && { detail }) };
}

/** What names a notice or a task best: its text, its title. */
function gist(piece: Piece | undefined, tongue: Tongue): string | undefined {
  if (!piece) return undefined;
  const { fields } = piece;
  if (!fields) return plainly(piece.said, tongue);
  const best = fields.template ?? fields.title ?? fields.subject ?? fields.text;
  if (best)
    return best === fields.template
      ? humanised(plainly(best.said, tongue).replaceAll('-', ' '))
      : plainly(best.said, tongue);
  return Object.entries(fields)
    .map(
      ([name, value]) =>
        `${humanised(name)}: ${value.items ? people(value.said, tongue) : plainly(value.said, tongue)}`,
    )
    .join(', ');
}

/** What is waited for, and how long, or to which moment. */
function waiting(state: Piece | undefined, time: Piece | undefined, tongue: Tongue, words: StepWords): string {
  const what = state ? said(state.said, tongue) : '…';
  const by = time?.fields?.by;
  return by ? words.untilBy(plainly(by.said, tongue), what) : words.until(deadline(time, tongue, words), what);
}

function deadline(piece: Piece | undefined, tongue: Tongue, words: StepWords): string {
  if (!piece) return '…';
  const by = piece.fields?.by;
  return by ? words.by(plainly(by.said, tongue)) : plainly(piece.said, tongue);
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** What starts a policy, and on what condition. */
export function startSaid({ settings: { on, when, priority } }: Outline, tongue: Tongue, words: StepWords): Said {
  const trigger = catalogue.triggers.find(({ name, written }) => !written && name === on?.literal);
  const isClock = on?.text.startsWith('schedule(');
  const clock = isClock ? catalogue.triggers.find(({ written }) => written) : undefined;
  const label = (trigger ?? clock)?.words.label[tongue.language] ?? (on ? humanised(on.text) : words.noTrigger);
  const pressing = typeof priority?.literal === 'string' ? words.priority[priority.literal] : undefined;
  return {
    title: words.when(label) + (pressing ? ` · ${pressing}` : ''),
    detail: when ? words.provided(said(when.said, tongue)) : words.always,
  };
}

export const endsSaid = ({ settings: { endsWhen } }: Outline, tongue: Tongue, words: StepWords): Said => ({
  title: words.ends,
  ...(endsWhen && { detail: said(endsWhen.said, tongue) }),
});

/** The word on a way that leaves a step. */
export function exitSaid({ kind, exits }: OutlineStep, exit: Exit, tongue: Tongue, words: StepWords): string {
  const { name, values } = exit;
  if (kind === 'together') return words.branch(String(exits.indexOf(exit) + 1));
  if (values && values.length > 0) return values.map((value) => plainly(value.said, tongue)).join(' / ');
  const known = words.exit[kind === 'try' && name === 'body' ? 'try' : name];
  return known ?? name;
}

/** What a `return` ends, by where it stands. */
export const endOf = ({ of }: Inside, words: StepWords): string => words.ending[of];

const ICONS: { readonly [kind in OutlineStep['kind']]?: StepIconName } = {
  notify: 'bell',
  wait: 'hourglass',
  until: 'hourglass',
  sleep: 'hourglass',
  if: 'branch',
  switch: 'branch',
  together: 'parallel',
  each: 'repeat',
  every: 'repeat',
  try: 'shield',
  return: 'stop',
  const: 'pin',
  flow: 'flow',
  opaque: 'code',
};
const EFFECTS: { readonly [name: string]: StepIconName } = {
  notify: 'bell',
  createTask: 'task',
  sendMail: 'mail',
  move: 'folder',
  flag: 'flag',
  localTime: 'clock',
  nextTime: 'clock',
  workingTime: 'clock',
  intent: 'help',
  quote: 'pin',
};

export const effectIcon = (name: string): StepIconName => EFFECTS[name] ?? 'plug';

export const iconOf = ({ kind, call = '' }: Pick<OutlineStep, 'kind' | 'call'>): StepIconName =>
  ICONS[kind] ?? effectIcon(call);
