import { resolvePath } from '../../engine/compiler/2-link/files.ts';

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
