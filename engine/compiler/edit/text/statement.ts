import type { Node, Statement } from '@babel/types';

/** Whether a statement ends without the semicolon that it could have. */
export function lacksSemicolon(node: Statement, text: string): boolean {
  switch (node.type) {
    case 'VariableDeclaration':
    case 'ExpressionStatement':
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'DebuggerStatement':
    case 'DoWhileStatement':
      return text[(node.end ?? 0) - 1] !== ';';
    case 'IfStatement':
      return lacksSemicolon(node.alternate ?? node.consequent, text);
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'ForStatement':
    case 'WhileStatement':
    case 'LabeledStatement':
      return lacksSemicolon(node.body, text);
    default:
      return false;
  }
}

/** Whether a line that begins so would go on with the statement above, where that has no semicolon. */
export const goesOn = (text: string): boolean => /^[([`+\-/]/.test(text);

/** The template literals that have several lines: what is inside of them is text, and is not indented. */
export function textsIn(nodes: readonly Node[], text: string): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  const look = (node: Node): void => {
    const [start, end] = [node.start ?? 0, node.end ?? 0];
    // A part of the text without a backtick holds no template.
    if (node.type === 'TemplateLiteral' && /[\r\n]/.test(text.slice(start, end))) found.push([start, end]);
    for (const key in node) {
      if (key === 'loc' || key === 'extra') continue;
      const child = (node as unknown as { [key: string]: unknown })[key];
      if (Array.isArray(child)) for (const one of child) if (one && typeof one === 'object') look(one as Node);
      if (child !== null && typeof child === 'object' && 'type' in child) look(child as Node);
    }
  };
  for (const node of nodes) if (text.slice(node.start ?? 0, node.end ?? 0).includes('`')) look(node);
  return found;
}
