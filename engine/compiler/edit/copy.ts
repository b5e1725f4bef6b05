import type { ImportDeclaration } from '@babel/types';
import { resolvePath } from '../2-link/files.ts';
import type { Import, Several } from './edit.ts';
import { nodesOf, wholeOf } from './edits/steps.ts';
import { readingOf } from './outline/outline-of.ts';
import { Refused } from './refused.ts';
import { codeOf } from './text/code.ts';
import { Page } from './text/page.ts';

/** Steps as they are pasted elsewhere: an `insert` takes both. */
export interface Copied {
  /** The statements with their comments, not indented. */
  readonly text: string;
  /** What they use of other files, by paths from the top of the rules folder. */
  readonly imports: readonly Import[];
}

/** Copies steps. @param file the policy's path below the rules folder. @returns undefined where there are no such neighbours */
export function copySteps(text: string, several: Several, file?: string): Copied | undefined {
  const page = new Page(readingOf(text));
  try {
    const some = page.several(several);
    const span = wholeOf(some);
    const parts = codeOf(text, span, nodesOf(some), false).write('', page.lines, true);
    const used = new Set(
      page.reading.bindings.references
        .filter(({ at }) => at >= span[0] && at < span[1])
        .map(({ declared }) => declared),
    );
    return { text: parts.join(''), imports: importsOf(page, used, file) };
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** The same as one text that can be sent to somebody: the imports stand before the steps. */
export const copyAsText = ({ text, imports }: Copied): string => {
  const lines = [...Map.groupBy(imports, ({ from }) => from)].map(([from, names]) => {
    const list = names.map(({ name, as = name }) => (as === name ? name : `${name} as ${as}`));
    return `import { ${list.join(', ')} } from '${from}';\n`;
  });
  return lines.length > 0 ? `${lines.join('')}\n${text}\n` : `${text}\n`;
};

function importsOf(page: Page, used: ReadonlySet<number | undefined>, file: string | undefined): readonly Import[] {
  const nodes = page.reading.reader.program.body.filter(
    (one): one is ImportDeclaration => one.type === 'ImportDeclaration',
  );
  return nodes.flatMap(({ specifiers, source }) =>
    specifiers.flatMap((one) => {
      if (one.type !== 'ImportSpecifier' || !used.has(one.local.start ?? 0)) return [];
      const name = one.imported.type === 'Identifier' ? one.imported.name : one.imported.value;
      const as = one.local.name === name ? {} : { as: one.local.name };
      return [{ name, ...as, from: fromTop(source.value, file) }];
    }),
  );
}

const fromTop = (from: string, file: string | undefined): string =>
  file !== undefined && from.startsWith('.') ? (resolvePath(file, from) ?? from) : from;
