import type { Expression as Node, Statement } from '@babel/types';
import type { Text } from '../../../catalogue/words.ts';
import { spanOfNode } from '../../2-link/declare.ts';
import type { Reason } from '../../3-lower/reason.ts';
import { LOOP_VARIABLE, loopName } from '../../3-lower/statements/loop.ts';
import { reasonAgainst, reasonAgainstChange } from '../../3-lower/statements/unsupported.ts';
import { type Definition, fill, type Param } from '../../diagnostics/define.ts';
import { caseFalls, constForm, idle, statement } from '../../diagnostics/grammar.ts';
import { awaitNothing, everyForm, togetherForm } from '../../diagnostics/waiting.ts';
import { catchesOf, ifExits, switchExits, togetherExits, waitExits } from './exits.ts';
import type { OutlineStep } from './outline.ts';
import { pieceOf } from './piece.ts';
import type { Reader } from './reading.ts';

/** What a statement is in the outline, without where it stands. */
export type Drawn = Pick<OutlineStep, 'kind' | 'bind' | 'call' | 'args' | 'exits' | 'opaque'>;

type Of<T extends Statement['type']> = Extract<Statement, { type: T }>;

/** Reads one statement. @param id of its step */
export function drawn(node: Statement, id: string, reader: Reader): Drawn {
  switch (node.type) {
    case 'VariableDeclaration':
      return constant(node, id, reader);
    case 'ExpressionStatement':
      return node.expression.type === 'AwaitExpression'
        ? awaited(node, node.expression.argument, id, reader)
        : opaque(node, said(idle), reader);
    case 'IfStatement':
      return conditional(node, id, reader);
    case 'ForOfStatement':
      return loop(node, id, reader);
    case 'SwitchStatement': {
      const exits = switchExits(node, id, reader);
      if (!exits) return opaque(node, said(caseFalls), reader);
      return { kind: 'switch', args: [pieceOf(node.discriminant, reader.text)], exits };
    }
    case 'TryStatement': {
      const exits = catchesOf(node, id, reader);
      return exits ? { kind: 'try', args: [], exits } : opaque(node, said(constForm), reader);
    }
    case 'ReturnStatement':
      return returning(node, reader);
    default:
      return opaque(node, against(reasonAgainst(node)), reader);
  }
}

function constant(node: Of<'VariableDeclaration'>, id: string, reader: Reader): Drawn {
  const [declarator, ...more] = node.declarations;
  if (node.kind !== 'const') return opaque(node, against(reasonAgainstChange(node.kind)), reader);
  if (!declarator?.init || more.length > 0 || declarator.id.type !== 'Identifier')
    return opaque(node, said(constForm), reader);
  const { name, start } = declarator.id;
  const bind = { name, span: [start ?? 0, (start ?? 0) + name.length] } as const;
  if (declarator.init.type === 'AwaitExpression') {
    const parts = awaited(node, declarator.init.argument, id, reader);
    return parts.opaque ? parts : { ...parts, bind };
  }
  return { kind: 'const', bind, args: [pieceOf(declarator.init, reader.text)], exits: [] };
}

/** What stands behind `await`. */
function awaited(node: Statement, call: Node, id: string, reader: Reader): Drawn {
  if (call.type !== 'CallExpression' || call.callee.type !== 'Identifier')
    return opaque(node, said(awaitNothing), reader);
  const { name } = call.callee;
  const kind = reader.names.what(name);
  if (kind === 'every') return opaque(node, said(everyForm, EVERY), reader);
  if (kind === 'together') {
    const exits = togetherExits(call, node, id, reader);
    return exits ? { kind, call: name, args: [], exits } : opaque(node, said(togetherForm), reader);
  }
  return { kind, call: name, args: call.arguments.map((argument) => pieceOf(argument, reader.text)), exits: [] };
}

function conditional(node: Of<'IfStatement'>, id: string, reader: Reader): Drawn {
  const negated = node.test.type === 'UnaryExpression' && node.test.operator === '!';
  const inner = node.test.type === 'UnaryExpression' && negated ? node.test.argument : node.test;
  const call = inner.type === 'AwaitExpression' ? inner.argument : undefined;
  if (
    call?.type === 'CallExpression' &&
    call.callee.type === 'Identifier' &&
    reader.names.is(call.callee.name, 'until')
  ) {
    const args = call.arguments.map((argument) => pieceOf(argument, reader.text));
    return { kind: 'wait', call: call.callee.name, args, exits: waitExits(node, negated, id, reader) };
  }
  return { kind: 'if', args: [pieceOf(node.test, reader.text)], exits: ifExits(node, id, reader) };
}

function loop(node: Of<'ForOfStatement'>, id: string, reader: Reader): Drawn {
  const { left, right } = node;
  const name = loopName(node);
  if (name === undefined) return opaque(node, against(LOOP_VARIABLE), reader);
  const variable = left.type === 'VariableDeclaration' ? left.declarations[0]?.id : undefined;
  const bind = { name, span: spanOfNode(variable ?? left) };
  if (!node.await) {
    const exits = [{ name: 'body', block: reader.body(`${id}.body`, node.body, node) }];
    return { kind: 'each', bind, args: [pieceOf(right, reader.text)], exits };
  }
  if (
    right.type !== 'CallExpression' ||
    right.callee.type !== 'Identifier' ||
    !reader.names.is(right.callee.name, 'every')
  )
    return opaque(node, said(everyForm, EVERY), reader);
  const args = right.arguments.map((argument) => pieceOf(argument, reader.text));
  const exits = [{ name: 'body', block: reader.body(`${id}.body`, node.body, node) }];
  return { kind: 'every', bind, call: right.callee.name, args, exits };
}

function returning({ argument }: Of<'ReturnStatement'>, reader: Reader): Drawn {
  const call = argument?.type === 'AwaitExpression' ? argument.argument : undefined;
  if (call?.type === 'CallExpression' && call.callee.type === 'Identifier') {
    const args = call.arguments.map((one) => pieceOf(one, reader.text));
    return { kind: 'return', call: call.callee.name, args, exits: [] };
  }
  return { kind: 'return', args: argument ? [pieceOf(argument, reader.text)] : [], exits: [] };
}

const EVERY = { what: { en: 'this', zh: '此写法' } };

function opaque(node: Statement, reason: Text, reader: Reader): Drawn {
  return { kind: 'opaque', args: [], exits: [], opaque: { text: reader.textOf(node), reason } };
}

/** What a diagnostic says, and how it is to be written. */
function said({ message, remedy }: Definition, params: { readonly [name: string]: Param } = {}): Text {
  const [what, instead] = [fill(message, params), fill(remedy, params)];
  return { en: `${what.en} ${instead.en}`, zh: `${what.zh}${instead.zh}` };
}

const against = ({ what, instead }: Reason): Text => said(statement, { what, instead });
