import type { CallExpression, IfStatement, Statement, SwitchStatement, TryStatement } from '@babel/types';
import type { Span } from '../../../plan/span.ts';
import { spanOfNode } from '../../2-link/declare.ts';
import { returns, type Way, waysOf } from '../../3-lower/statements/switch.ts';
import type { Exit } from './outline.ts';
import { pieceOf } from './piece.ts';
import type { Place, Reader } from './reading.ts';

export const ifExits = (node: IfStatement, id: string, reader: Reader): readonly Exit[] =>
  twoExits(node, ['then', 'else'], id, reader);

/** With `!` in front the ways change places; both stay in the order of the text. */
export const waitExits = (node: IfStatement, negated: boolean, id: string, reader: Reader): readonly Exit[] =>
  twoExits(node, negated ? ['timedOut', 'happened'] : ['happened', 'timedOut'], id, reader);

function twoExits(node: IfStatement, names: readonly [string, string], id: string, reader: Reader): readonly Exit[] {
  const { consequent, alternate } = node;
  return [
    { name: names[0], block: reader.body(`${id}.${names[0]}`, consequent, node) },
    {
      name: names[1],
      block: alternate
        ? reader.body(`${id}.${names[1]}`, alternate, node)
        : reader.absent(`${id}.${names[1]}`, consequent.end ?? 0, node),
    },
  ];
}

/** Undefined: an arm is no `async () => { … }`. */
export function togetherExits(
  call: CallExpression,
  owner: Statement,
  id: string,
  reader: Reader,
): readonly Exit[] | undefined {
  const bodies = call.arguments.flatMap((arm) =>
    arm.type === 'ArrowFunctionExpression' && arm.async && arm.params.length === 0 && arm.body.type === 'BlockStatement'
      ? [arm.body]
      : [],
  );
  if (bodies.length === 0 || bodies.length < call.arguments.length) return undefined;
  return bodies.map((body, i) => ({ name: String(i), block: reader.body(`${id}.${i}`, body, owner) }));
}

/** Undefined: what is caught has no plain name. */
export function catchesOf(node: TryStatement, id: string, reader: Reader): readonly Exit[] | undefined {
  const { block, handler, finalizer } = node;
  const param = handler?.param;
  if (param && param.type !== 'Identifier') return undefined;
  const bind = param?.type === 'Identifier' ? { bind: { name: param.name, span: spanOfNode(param) } } : {};
  const caught = handler
    ? reader.body(`${id}.catch`, handler.body, node)
    : reader.absent(`${id}.catch`, block.end ?? 0, node);
  const last = finalizer
    ? reader.body(`${id}.finally`, finalizer, node)
    : reader.absent(`${id}.finally`, node.end ?? 0, node);
  return [
    { name: 'body', block: reader.body(`${id}.body`, block, node) },
    { name: 'catch', block: caught, ...bind },
    { name: 'finally', block: last },
  ];
}

/** Undefined: a case runs on into the next one. */
export function switchExits(node: SwitchStatement, id: string, reader: Reader): readonly Exit[] | undefined {
  const ways = waysOf(node.cases);
  if (ways.slice(0, -1).some(falls)) return undefined;
  let cases = 0;
  const exits = ways.map((way, i): Exit => {
    const isDefault = way.labels.includes(undefined);
    const name = isDefault ? 'default' : String(cases++);
    const following = ways[i + 1];
    const next = { at: following ? startOf(following) : (node.end ?? 0) - 1, followed: following !== undefined };
    const values = way.labels.flatMap((label) => (label ? [pieceOf(label, reader.text)] : []));
    return { name, block: wayBlock(way, `${id}.${name}`, node, next, reader), values };
  });
  if (exits.some(({ name }) => name === 'default')) return exits;
  const end = (node.end ?? 0) - 1;
  return [...exits, { name: 'default', block: reader.absent(`${id}.default`, end, node), values: [] }];
}

function falls({ body }: Way): boolean {
  const [only] = body;
  const end = (body.length === 1 && only?.type === 'BlockStatement' ? only.body : body).at(-1);
  return !(end?.type === 'BreakStatement' && !end.label) && !returns(end);
}

/** Where the first label of a way begins. */
const startOf = ({ first }: Way) => first.start ?? 0;

/** The statements of a way without the `break` that ends it; braces are opened. */
function wayBlock({ body, node }: Way, id: string, owner: SwitchStatement, next: Place['until'], reader: Reader) {
  const [only] = body;
  const braces = body.length === 1 && only?.type === 'BlockStatement' ? only : undefined;
  const all = braces?.body ?? body;
  const end = all.at(-1);
  const broken = end?.type === 'BreakStatement' && !end.label ? end : undefined;
  const statements = broken ? all.slice(0, -1) : all;
  if (braces) {
    const inside: Span = [(braces.start ?? 0) + 1, broken?.start ?? (braces.end ?? 0) - 1];
    return reader.block(statements, { id, span: inside, form: 'braces', owner });
  }
  const start = colonAfter(node.test?.end ?? (node.start ?? 0) + 'default'.length, reader) + 1;
  const last = statements.at(-1)?.end ?? start;
  const span: Span = [start, broken?.start ?? last];
  return reader.block(statements, { id, span, form: 'case', owner, ...(broken ? {} : { until: next }) });
}

/** The colon that ends a label. */
function colonAfter(from: number, { text, comments }: Reader): number {
  let at = from;
  for (const [start, end] of comments.between(from, text.length)) {
    const colon = text.indexOf(':', at);
    if (colon < start) return colon;
    at = end;
  }
  return text.indexOf(':', at);
}
