import type { Statement } from '@babel/types';
import { isName, renamed } from '../names/rename.ts';
import { Refused } from '../refused.ts';
import { cut, put } from '../text/change.ts';
import { outer } from '../text/list.ts';
import type { Page } from '../text/page.ts';
import { declaredIn } from '../text/written.ts';
import type { Propose } from './proposal.ts';

export const rename: Propose<'rename'> = (page, { name, to, step }) => {
  const declared = declarationOf(page, name, step);
  if (name === to) return { changes: [], step };
  checkNew(page, to);
  return { changes: renamed(page.reading.bindings, declared, name, to), step };
};

/** What can be renamed: what steps and `catch` give, and the `const`s of the file that no other file sees. */
function declarationOf(page: Page, name: string, step: string | undefined): number {
  const { reader, outline } = page.reading;
  const inSteps = [...reader.steps.values()]
    .filter((one) => step === undefined || one.step.id === step)
    .flatMap(({ step: { bind, exits } }) => [bind, ...exits.map((exit) => exit.bind)])
    .flatMap((bind) => (bind?.name === name ? [bind.span[0]] : []));
  const exported = outline.constants.find((one) => one.name === name)?.exported;
  const top =
    step === undefined && exported === false
      ? page.reading.bindings.declarations.find((one) => one.name === name)
      : undefined;
  const found = [...inSteps, ...(top && !inSteps.includes(top.at) ? [top.at] : [])];
  if (exported && found.length === 0)
    throw new Refused('form', `Other files may use \`${name}\`.`, `其他文件可能使用 \`${name}\`。`);
  if (found.length > 1)
    throw new Refused(
      'form',
      `\`${name}\` is given more than once. Say by which step.`,
      `\`${name}\` 有多处定义。请指明步骤。`,
    );
  const [only] = found;
  if (only === undefined)
    throw new Refused('missing', `Nothing here gives the name \`${name}\`.`, `此处没有名称 \`${name}\` 的定义。`);
  return only;
}

function checkNew(page: Page, name: string): void {
  if (!isName(name)) throw new Refused('form', `\`${name}\` cannot be a name.`, `\`${name}\` 不能作为名称。`);
  const used = page.reading.bindings.references.some((one) => one.name === name);
  if (used || declaredIn(page).has(name)) throw new Refused('taken', `\`${name}\` is taken.`, `\`${name}\` 已被占用。`);
}

export const bind: Propose<'bind'> = (page, { step: id, name }) => {
  const { step, node } = page.step(id);
  if (step.bind) {
    if (name !== null) return rename(page, { kind: 'rename', name: step.bind.name, to: name, step: id }, undefined);
    return { changes: [cut(node.start ?? 0, awaitIn(page, node))], step: id };
  }
  if (name === null) return { changes: [], step: id };
  if (node.type !== 'ExpressionStatement' || step.kind === 'opaque')
    throw new Refused('form', 'This step gives nothing that could have a name.', '此步骤没有可命名的结果。');
  checkNew(page, name);
  return { changes: [put(node.start ?? 0, `const ${name} = `)], step: id };
};

/** Where the `await` begins that a name is given to. */
function awaitIn(page: Page, node: Statement): number {
  const init = node.type === 'VariableDeclaration' ? node.declarations[0]?.init : undefined;
  if (init?.type !== 'AwaitExpression')
    throw new Refused(
      'form',
      'This step is nothing without its name. Delete it.',
      '此步骤离开名称便无意义。请删除它。',
    );
  return outer(page, init)[0];
}
