import type { SwitchStatement } from '@babel/types';
import type { ReadBlock } from '../outline/reading.ts';
import { Refused } from '../refused.ts';
import { type Change, cut, put } from '../text/change.ts';
import { exitSpan, waySpan } from '../text/deletion.ts';
import { newWay, written } from '../text/insertion.ts';
import { added, removed } from '../text/list.ts';
import type { Page } from '../text/page.ts';
import { argumentsOf } from '../text/value.ts';
import { expressionIn } from '../text/written.ts';
import type { Propose } from './proposal.ts';
import { callIn } from './values.ts';

export const branch: Propose<'branch'> = (page, { step: id, add, values = [] }) => {
  const { node, step } = page.step(id);
  if (add === 'branch') {
    const call = step.kind === 'together' ? callIn(node) : undefined;
    if (!call) throw notHere(add);
    const arm = (indent: string) => `async () => {${page.lines.eol}${indent}}`;
    return { changes: added(page, argumentsOf(page, call), arm), step: id };
  }
  if (add === 'case') {
    if (step.kind !== 'switch' || values.length === 0) throw notHere(add);
    return { changes: newCase(page, node as SwitchStatement, `${id}.default`, values), step: id };
  }
  const exit = step.exits.find(({ name }) => name === add);
  if (exit?.block.form !== 'absent') throw notHere(add);
  return { changes: written(page, page.block(exit.block.id), undefined), step: id };
};

const notHere = (name: string) =>
  new Refused('form', `This step cannot be given another \`${name}\`.`, `此步骤无法再添加 \`${name}\`。`);

/** Before a `default` that stands last, or at the end. */
function newCase(page: Page, owner: SwitchStatement, id: string, values: readonly string[]): readonly Change[] {
  const { lines } = page;
  const last = owner.cases.at(-1);
  const own = page.block(id);
  const label = last && lines.indentOf(last.start ?? 0);
  const text = labels(values, `${lines.eol}${label ?? lines.indentOf((owner.end ?? 0) - 1) + lines.unit}`);
  const alone = last && !last.test && owner.cases.at(-2)?.consequent.length !== 0;
  if (own.block.form === 'absent' || !last || !alone) return newWay(page, owner, text, undefined);
  const start = last.start ?? 0;
  if (!lines.begins(start)) return [put(start, text, ' break; ')];
  const token = page.tokenBefore(start);
  return [put(lines.endOf(token), lines.eol, label ?? '', text, lines.eol, `${label}${lines.unit}`, 'break;')];
}

const labels = (values: readonly string[], between: string) =>
  values.map((value) => `case ${expressionIn(value).text}:`).join(between);

export const unbranch: Propose<'unbranch'> = (page, { block: id }) => {
  const read = page.block(id);
  const owner = [...page.reading.reader.steps.values()].find(({ node }) => node === read.owner);
  return { changes: withoutExit(page, read), step: owner?.step.id };
};

function withoutExit(page: Page, read: ReadBlock): readonly Change[] {
  const { block, owner } = read;
  const name = block.id.slice(block.id.lastIndexOf('.') + 1);
  if (!owner || block.form === 'absent') throw stays();
  if (owner.type === 'SwitchStatement') {
    const span = waySpan(page, block.span, owner);
    if (span) return [cut(...span)];
  }
  if (owner.type === 'TryStatement' && name === 'catch' && owner.finalizer)
    return [cut(owner.block.end ?? 0, owner.handler?.end ?? 0)];
  const call = callIn(owner);
  if (call && /^\d+$/.test(name)) {
    const list = argumentsOf(page, call);
    if (list.elements.length > 1) return removed(page, list, Number(name));
  }
  const span = exitSpan(page, read);
  if (!span) throw stays();
  return [cut(...span)];
}

const stays = () =>
  new Refused(
    'form',
    'This way cannot be taken away by itself. Delete the step.',
    '此分支不能单独移除。请删除整个步骤。',
  );

export const label: Propose<'label'> = (page, { block: id, values }) => {
  const { block, owner } = page.block(id);
  const { lines } = page;
  if (owner?.type !== 'SwitchStatement' || block.form === 'absent' || values.length === 0) throw notACase();
  const last = owner.cases.findLastIndex((one) => (one.start ?? 0) < block.span[0]);
  let first = last;
  while (first > 0 && owner.cases[first - 1]!.consequent.length === 0) first--;
  if (owner.cases.slice(first, last + 1).some(({ test }) => !test)) throw notACase();
  const start = owner.cases[first]!.start ?? 0;
  const text = labels(values, `${lines.eol}${lines.indentOf(start)}`);
  const end = page.tokenAfter(outerEnd(page, owner, last)) + 1;
  return { changes: [{ span: [start, end], parts: [text] }], step: id.slice(0, id.lastIndexOf('.')) };
};

/** Where the last label ends, before its colon. */
function outerEnd(page: Page, { cases }: SwitchStatement, at: number): number {
  let end = cases[at]!.test?.end ?? 0;
  for (let next = page.tokenAfter(end); page.text[next] === ')'; next = page.tokenAfter(end)) end = next + 1;
  return end;
}

const notACase = () => new Refused('form', 'This is no `case` that could have values.', '这不是可设置取值的 `case`。');
