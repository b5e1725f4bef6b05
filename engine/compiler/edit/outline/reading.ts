import type { Node, Program, Statement } from '@babel/types';
import type { Span } from '../../../plan/span.ts';
import type { Parsed } from '../../1-parse/parse.ts';
import { spanOfNode } from '../../2-link/declare.ts';
import { CalledNames } from './names.ts';
import { Comments } from './notes.ts';
import type { Block, OutlineStep } from './outline.ts';
import { drawn } from './statements.ts';

/** A block as edits need it: with its statements, and what it stands in. */
export interface ReadBlock {
  readonly block: Block;
  /** One for each step. */
  readonly nodes: readonly Statement[];
  /** The statement whose exit it is; absent for a body. */
  readonly owner?: Statement | undefined;
}

export interface ReadStep {
  readonly step: OutlineStep;
  readonly node: Statement;
  readonly block: string;
  /** Its position in the block. */
  readonly at: number;
}

/** Where the statements of a block stand. */
export interface Place {
  readonly id: string;
  readonly span: Span;
  readonly form: Block['form'];
  readonly owner?: Statement | undefined;
  /** Where the comments after its last statement end, and whether they may belong to what stands there; the end of the span unless given. */
  readonly until?: { readonly at: number; readonly followed: boolean } | undefined;
}

/** Reads the statements of a file's functions, and keeps what stands behind each block and step. */
export class Reader {
  readonly text: string;
  readonly program: Program;
  readonly comments: Comments;
  readonly names: CalledNames;
  readonly blocks = new Map<string, ReadBlock>();
  readonly steps = new Map<string, ReadStep>();

  constructor(text: string, parsed: Parsed) {
    this.text = text;
    this.program = parsed.program;
    this.comments = new Comments(text, parsed.comments);
    this.names = new CalledNames(parsed.program);
  }

  /** The block that a node in braces, or a single statement, makes. */
  body(id: string, node: Statement, owner?: Statement): Block {
    if (node.type === 'BlockStatement') {
      const [start, end] = spanOfNode(node);
      return this.block(node.body, { id, span: [start + 1, end - 1], form: 'braces', owner });
    }
    return this.block([node], { id, span: spanOfNode(node), form: 'single', owner });
  }

  absent(id: string, at: number, owner: Statement): Block {
    return this.block([], { id, span: [at, at], form: 'absent', owner });
  }

  block(statements: readonly Statement[], place: Place): Block {
    const nodes = statements.filter(({ type }) => type !== 'EmptyStatement');
    const wholes = this.#wholes(nodes, place);
    const prefix = place.id === '' ? '' : `${place.id}.`;
    const steps: OutlineStep[] = [];
    let position = 0;
    for (const [at, node] of nodes.entries()) {
      const { whole, note } = wholes[at]!;
      const id = `${prefix}${position}`;
      const parts = drawn(node, id, this);
      const comment = note && this.comments.note(note);
      const step = { id, span: spanOfNode(node), whole, ...(comment && { comment }), ...parts };
      this.steps.set(id, { step, node, block: place.id, at });
      steps.push(step);
      position += awaitsAndReturns(node) ? 2 : 1;
    }
    const { id, span, form, owner } = place;
    const block = { id, span, form, steps };
    this.blocks.set(id, { block, nodes, owner });
    return block;
  }

  textOf(node: Node): string {
    return this.text.slice(...spanOfNode(node));
  }

  /** Each statement with the comments that belong to it. */
  #wholes(nodes: readonly Statement[], place: Place): readonly { whole: Span; note?: Span | undefined }[] {
    const { span, form, until = { at: span[1], followed: false } } = place;
    if (form === 'single') return nodes.map((node) => ({ whole: spanOfNode(node) }));
    const starts = [...nodes.map((node) => spanOfNode(node)[0]), until.at];
    const gaps = starts.map((start, i) => {
      const gap: Span = [i === 0 ? span[0] : spanOfNode(nodes[i - 1]!)[1], start];
      return this.comments.shared(gap, i < nodes.length || until.followed, i === 0);
    });
    return nodes.map((node, i) => {
      const [above, below] = [gaps[i]?.after, gaps[i + 1]?.before];
      const [start, end] = spanOfNode(node);
      return { whole: [above?.[0] ?? start, below?.[1] ?? end], note: above ?? below };
    });
  }
}

/** `return await flow();`: two steps of the plan. */
const awaitsAndReturns = (node: Statement) =>
  node.type === 'ReturnStatement' && node.argument?.type === 'AwaitExpression';
