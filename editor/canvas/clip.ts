import { resolvePath } from '../../engine/compiler/2-link/files.ts';
import type { Outline, OutlineStep } from '../../engine/compiler/edit/outline/outline.ts';

/**
 * Steps as text for the clipboard: the imports that they need, then their statements, so that another policy, or somebody who gets them in a chat,
 * has all of it.
 *
 * @param steps neighbours of one block
 */
export function copied(text: string, outline: Outline, steps: readonly OutlineStep[]): string {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return '';
  const [start, end] = [first.whole[0], last.whole[1]];
  const indent = /[^\S\r\n]*$/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.[0] ?? '';
  const lines = text.slice(start, end).split(/\r?\n/);
  const body = lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n');
  const imports = importsFor(body, outline);
  return `${imports}${imports && '\n'}${body}\n`;
}

function importsFor(body: string, { imports }: Outline): string {
  const code = body.replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/\/.*|\/\*[\s\S]*?\*\//g, "''");
  const used = new Set([...code.matchAll(/(?<![.\w$])[A-Za-z_$][\w$]*/g)].map(([name]) => name));
  return imports
    .map(({ from, names }) => {
      const wanted = names.filter(({ as, type }) => !type && used.has(as));
      const list = wanted.map(({ name, as }) => (name === as ? name : `${name} as ${as}`)).join(', ');
      return list && `import { ${list} } from '${from}';\n`;
    })
    .join('');
}

/** TypeScript out of what was copied somewhere: a chat message quotes it, fences it, and makes its spaces hard. */
export function pasted(clip: string): string {
  const plain = clip
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/\u200b|\ufeff/g, '');
  const fenced = /^[^\S\n]*```[^\n]*\n([\s\S]*?)^[^\S\n]*```/m.exec(plain)?.[1] ?? plain;
  const lines = fenced.split('\n');
  const isQuoted = lines.some((line) => line.startsWith('>')) && lines.every((line) => /^(?:>|\s*$)/.test(line));
  return (isQuoted ? lines.map((line) => line.replace(/^>\s?/, '')).join('\n') : fenced).trim();
}

/** The same with imports that lead to where the file is: what was copied may come from another folder. */
export function rehomed(text: string, path: string, exists: (path: string) => boolean): string {
  return text.replace(
    /^(import\b[^'"]*from\s*)(['"])(\.[^'"]*)\2/gm,
    (line, head: string, quote: string, from: string) => {
      const target = resolvePath(path, from);
      if (target !== undefined && exists(target)) return line;
      const bare = from.replace(/^(?:\.\.?\/)+/, '');
      return exists(bare) ? `${head}${quote}${bare}${quote}` : line;
    },
  );
}
