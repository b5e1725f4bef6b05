import type { Edit, Edited, EditKind } from './edit.ts';
import { branch, label, unbranch } from './edits/branches.ts';
import { comment } from './edits/comment.ts';
import { bind, rename } from './edits/names.ts';
import type { Propose } from './edits/proposal.ts';
import { duplicate, insert, move, remove, replace, wrap } from './edits/steps.ts';
import { constant, set, setting } from './edits/values.ts';
import { named } from './names/looked-after.ts';
import { type Reading, readingOf } from './outline/outline-of.ts';
import { Refused, unreadable } from './refused.ts';
import { type Built, build, type Change } from './text/change.ts';
import { breakAt, endsItself } from './text/insertion.ts';
import { Page } from './text/page.ts';

const PROPOSE: { readonly [K in EditKind]: Propose<K> } = {
  insert,
  delete: remove,
  move,
  duplicate,
  replace,
  wrap,
  set,
  setting,
  constant,
  branch,
  unbranch,
  label,
  rename,
  bind,
  comment,
};

/**
 * Makes an edit as splices of the text. All other bytes stay as they are, and the result can be read as the text before could. Imports
 * come with what needs them and go with the last that used them. Never throws: an edit that cannot be made gives its reason.
 *
 * @param file the policy's path below the rules folder, by which files are imported that are named from its top
 */
export function applyEdit(text: string, edit: Edit, file?: string): Edited {
  try {
    return applied(text, edit, file);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    throw error;
  }
}

function applied(text: string, edit: Edit, file: string | undefined): Edited {
  const reading = readable(text, 'text');
  const page = new Page(reading);
  const { changes, imports = [], step } = (PROPOSE[edit.kind] as Propose<EditKind>)(page, edit as never, file);
  let made = attempt(text, changes);
  const falls = mended(page, made);
  if (falls.length > 0) made = attempt(text, [...changes, ...falls]);
  const names = named(page, made.built, made.reading, imports, file);
  if (names.length > 0) made = attempt(text, [...changes, ...falls, ...names]);
  const { built } = made;
  const at = step ?? stepAt(made.reading, built.mark);
  return {
    ok: true,
    text: built.text,
    splices: built.splices,
    inverse: built.inverse,
    ...(at === undefined ? {} : { step: at }),
  };
}

interface Attempt {
  readonly built: Built;
  readonly reading: Reading;
}

function attempt(text: string, changes: readonly Change[]): Attempt {
  const built = build(text, changes);
  return { built, reading: readable(built.text, 'given') };
}

function readable(text: string, what: 'text' | 'given'): Reading {
  const reading = readingOf(text);
  const [flaw] = reading.outline.flaws;
  if (flaw) throw unreadable(what, flaw.kind === 'syntax' ? flaw.detail : flaw.kind);
  return reading;
}

/** A case that ended by an `if` of which every way returned may run on into the next one now: it is given its `break`. */
function mended(page: Page, { built, reading }: Attempt): readonly Change[] {
  const { steps, blocks } = page.reading.reader;
  return [...steps.values()].flatMap(({ step, node }) => {
    const now = built.placeOf(step.span[0]);
    if (step.kind !== 'switch' || now === undefined || !isOpaqueAt(reading, now)) return [];
    const ways = [...blocks.values()].filter((one) => one.owner === node && one.block.form !== 'absent');
    const last = Math.max(...ways.map(({ block }) => block.span[0]));
    return ways
      .filter((way) => way.block.span[0] < last && way.nodes.at(-1)?.type === 'IfStatement' && endsItself(page, way))
      .filter(({ block }) => !page.text.startsWith('break', page.tokenAfter(block.span[1])))
      .flatMap((way) => breakAt(page, way));
  });
}

const isOpaqueAt = ({ reader }: Reading, at: number): boolean =>
  [...reader.steps.values()].some(({ step }) => step.kind === 'opaque' && step.span[0] === at);

/** The outermost step that what was written begins with. */
function stepAt({ reader }: Reading, mark: number | undefined): string | undefined {
  if (mark === undefined) return undefined;
  const found = [...reader.steps.values()].filter(({ step: { whole } }) => whole[0] <= mark && mark < whole[1]);
  return found.toSorted((a, b) => b.step.whole[0] - a.step.whole[0] || b.step.whole[1] - a.step.whole[1])[0]?.step.id;
}
