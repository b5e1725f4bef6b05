import type { Refusal, RefusalCode } from './edit.ts';

/** Thrown inside an edit that cannot be made; {@link applyEdit} gives it back as its result. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly reason: Refusal;

  constructor(code: RefusalCode, en: string, zh: string) {
    super(en);
    this.reason = { code, en, zh };
  }
}

export const noStep = (id: string) =>
  new Refused('missing', `There is no step ${id} in this text.`, `此文本中没有步骤 ${id}。`);

export const noBlock = (id: string) =>
  new Refused(
    'missing',
    id === '' ? 'This file has no `run` to put steps into.' : `There is no place ${id} in this text.`,
    id === '' ? '此文件没有可放入步骤的 `run`。' : `此文本中没有位置 ${id}。`,
  );

export const unreadable = (what: 'text' | 'given', detail: string) =>
  what === 'text'
    ? new Refused(
        'syntax',
        `The text cannot be read (${detail}). Mend it in the code first.`,
        `文本无法读取（${detail}）。请先在代码中修正。`,
      )
    : new Refused(
        'syntax',
        `What was given is no TypeScript that fits here: ${detail}.`,
        `给出的内容不是适合此处的 TypeScript：${detail}。`,
      );
