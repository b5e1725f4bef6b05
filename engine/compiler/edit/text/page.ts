import type { Statement } from '@babel/types';
import type { Block } from '../outline/outline.ts';
import type { Reading } from '../outline/outline-of.ts';
import type { ReadBlock, ReadStep } from '../outline/reading.ts';
import { noBlock, noStep, Refused } from '../refused.ts';
import { Lines } from './lines.ts';
import { goesOn, lacksSemicolon } from './statement.ts';

/** A text that is edited: its lines, its steps and blocks, and the tokens around a place. */
export class Page {
  readonly reading: Reading;
  readonly text: string;
  readonly lines: Lines;

  constructor(reading: Reading) {
    this.reading = reading;
    this.text = reading.text;
    this.lines = new Lines(reading.text);
  }

  /** @throws Refused where there is none */
  step(id: string): ReadStep {
    const found = this.reading.reader.steps.get(id);
    if (!found) throw noStep(id);
    return found;
  }

  /** @throws Refused where there is none */
  block(id: string): ReadBlock {
    const found = this.reading.reader.blocks.get(id);
    if (!found) throw noBlock(id);
    return found;
  }

  /** Neighbours of one block. @throws Refused where they are none */
  several({ step, through = step }: { step: string; through?: string | undefined }): Neighbours {
    const [first, last] = [this.step(step), this.step(through)];
    if (first.block !== last.block || first.at > last.at)
      throw new Refused(
        'place',
        `${step} and ${through} do not stand in this order in one block.`,
        `${step} 与 ${through} 未按此顺序位于同一块中。`,
      );
    const read = this.block(first.block);
    return { read, from: first.at, to: last.at + 1, steps: read.block.steps.slice(first.at, last.at + 1) };
  }

  /** Where the token before a place ends: white space and comments are passed. */
  tokenBefore(at: number): number {
    let end = this.lines.backOverBlank(at);
    for (;;) {
      const comment = this.reading.reader.comments.endingAt(end);
      if (comment === undefined) return end;
      end = this.lines.backOverBlank(comment);
    }
  }

  /** What the next token begins with: white space and comments are passed. */
  tokenAfter(at: number): number {
    const skipped = /\s*/y;
    let start = at;
    for (;;) {
      skipped.lastIndex = start;
      skipped.test(this.text);
      start = skipped.lastIndex;
      const comment = this.reading.reader.comments.startingAt(start);
      if (comment === undefined) return start;
      start = comment;
    }
  }

  /** Whether a statement has to be given its semicolon before something follows it. */
  needsSemicolon(node: Statement | undefined, next: { readonly sameLine: boolean; readonly goesOn: boolean }): boolean {
    return node !== undefined && (next.sameLine || next.goesOn) && lacksSemicolon(node, this.text);
  }

  /** Whether what stands from a place on would go on with a statement before it. */
  goesOnAt(at: number): boolean {
    const token = this.tokenAfter(at);
    return goesOn(this.text.slice(token, token + 1));
  }
}

export interface Neighbours {
  readonly read: ReadBlock;
  /** Positions in the block, the second behind the last. */
  readonly from: number;
  readonly to: number;
  readonly steps: Block['steps'];
}
