/** How deep a tree may be. Everything that walks a tree after this may recurse without fear for its stack. */
export const MAX_DEPTH = 300;

const TOKEN = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|[()[\]{}]/g;

/**
 * The offset of the first bracket that is nested too deeply, before the parser meets it. Roughly read: brackets in template
 * literals count, which no sane text has three hundred of.
 */
export function deepest(text: string): number | undefined {
  let depth = 0;
  for (const { index, 0: token } of text.matchAll(TOKEN)) {
    if (token.length > 1) continue;
    if (token === '(' || token === '[' || token === '{') {
      if (++depth > MAX_DEPTH) return index;
    } else if (depth > 0) depth--;
  }
  return undefined;
}
