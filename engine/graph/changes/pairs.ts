import type { Block, Exit, Outline, OutlineStep } from '../../compiler/edit/outline/outline.ts';

type Same = (before: OutlineStep, after: OutlineStep) => boolean;
type BlockPair = readonly [before: Block, after: Block];

/** Which step of an earlier text is which of a later one. */
export class Pairs {
  readonly #after = new Map<OutlineStep, OutlineStep>();
  readonly #before = new Map<OutlineStep, OutlineStep>();
  readonly #stayed = new Set<OutlineStep>();
  readonly #root: BlockPair | undefined;

  constructor(before: Outline, after: Outline) {
    this.#root = before.body && after.body && [before.body, after.body];
    if (!this.#root) return;
    this.#along(isWhole);
    this.#along(isAlike);
    this.#across(isWhole);
    this.#across(isAlike);
    this.#along(isAlike);
    this.#along(isOfKind);
    this.#settle();
  }

  /** The step as it was; undefined: it is new. */
  beforeOf(step: OutlineStep): OutlineStep | undefined {
    return this.#before.get(step);
  }

  /** The step as it is; undefined: it is gone. */
  afterOf(step: OutlineStep): OutlineStep | undefined {
    return this.#after.get(step);
  }

  /** Whether it stands elsewhere than it did, among those that stayed. @param step of the later text */
  isMoved(step: OutlineStep): boolean {
    return this.#before.has(step) && !this.#stayed.has(step);
  }

  /** Pairs steps of the same blocks that follow each other in both. */
  #along(same: Same): void {
    const open = this.#root ? [this.#root] : [];
    for (const [before, after] of this.#after) open.push(...blocksOf(before, after));
    for (let pair = open.pop(); pair; pair = open.pop()) {
      const isPair: Same = (one, other) => {
        const known = this.#after.get(one);
        return known || this.#before.has(other) ? known === other : same(one, other);
      };
      for (const [one, other] of common(pair[0].steps, pair[1].steps, isPair)) {
        if (this.#after.has(one)) continue;
        this.#pair(one, other);
        open.push(...blocksOf(one, other));
      }
    }
  }

  /** Pairs what is left, wherever it stands. */
  #across(same: Same): void {
    if (!this.#root) return;
    const left = [...stepsIn(this.#root[1])].filter((step) => !this.#before.has(step));
    for (const one of stepsIn(this.#root[0])) {
      const other = this.#after.has(one) ? undefined : left.find((step) => !this.#before.has(step) && same(one, step));
      if (!other) continue;
      this.#pair(one, other);
      // What stands inside came along.
      this.#inside(one, other);
    }
  }

  #inside(before: OutlineStep, after: OutlineStep): void {
    for (const [one, other] of blocksOf(before, after)) {
      const isFree: Same = (a, b) => !this.#after.has(a) && !this.#before.has(b) && isWhole(a, b);
      for (const [a, b] of common(one.steps, other.steps, isFree)) {
        this.#pair(a, b);
        this.#inside(a, b);
      }
    }
  }

  /** Those stay that are in blocks of the same step, and in the order that most of them have kept. */
  #settle(): void {
    const blocks = this.#root ? [this.#root] : [];
    for (const [before, after] of this.#after) blocks.push(...blocksOf(before, after));
    for (const [before, after] of blocks)
      for (const [, step] of common(before.steps, after.steps, (one, other) => this.#after.get(one) === other))
        this.#stayed.add(step);
  }

  #pair(before: OutlineStep, after: OutlineStep): void {
    this.#after.set(before, after);
    this.#before.set(after, before);
  }
}

/** The ways of two steps that are the same way. */
export function exitPairs(before: OutlineStep, after: OutlineStep): readonly (readonly [Exit, Exit])[] {
  return before.exits.flatMap((exit) => {
    const other = after.exits.find((one) => wayOf(one) === wayOf(exit));
    return other ? [[exit, other] as const] : [];
  });
}

/** Cases are told apart by what they are for: their numbers change. */
const wayOf = ({ name, values = [] }: Exit) =>
  values.length > 0 ? `of ${values.map(({ text }) => text).join()}` : name;

const blocksOf = (before: OutlineStep, after: OutlineStep): BlockPair[] =>
  exitPairs(before, after).map(([one, other]) => [one.block, other.block]);

export function* stepsIn({ steps }: Block): Generator<OutlineStep> {
  for (const step of steps) {
    yield step;
    for (const { block } of step.exits) yield* stepsIn(block);
  }
}

/** What a step says by itself, however it is set. */
export const ownText = ({ kind, bind, call, args, opaque }: OutlineStep): string =>
  [kind, bind?.name, call, ...args.map(({ text }) => text), opaque?.text].join(' ').replace(/\s+/g, ' ');

const wholeTexts = new WeakMap<OutlineStep, string>();

function wholeText(step: OutlineStep): string {
  const known = wholeTexts.get(step);
  if (known !== undefined) return known;
  const inside = step.exits.map((exit) => `${wayOf(exit)}{${exit.block.steps.map(wholeText).join(';')}}`);
  const text = `${ownText(step)}${inside.join('')}`;
  wholeTexts.set(step, text);
  return text;
}

const isWhole: Same = (before, after) => wholeText(before) === wholeText(after);
const isAlike: Same = (before, after) => ownText(before) === ownText(after);
const isOfKind: Same = (before, after) => before.kind === after.kind && before.call === after.call;

/** The longest sequence that both have, in the order of both. */
function common(
  before: readonly OutlineStep[],
  after: readonly OutlineStep[],
  same: Same,
): [OutlineStep, OutlineStep][] {
  const lengths = before.map(() => new Array<number>(after.length + 1).fill(0));
  lengths.push(new Array<number>(after.length + 1).fill(0));
  const isSame = before.map((one) => after.map((other) => same(one, other)));
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      lengths[i]![j] = isSame[i]![j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  const pairs: [OutlineStep, OutlineStep][] = [];
  for (let [i, j] = [0, 0]; i < before.length && j < after.length; ) {
    if (isSame[i]![j]) pairs.push([before[i++]!, after[j++]!]);
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i++;
    else j++;
  }
  return pairs;
}
