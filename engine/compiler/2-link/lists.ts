/**
 * Reads a list of the rules: one value a line, from its first column; `#` begins a comment line, empty lines count for
 * nothing. A value may stand in double quotes, with `""` for a quote (RFC 4180).
 */
export function readList(text: string): readonly string[] {
  const values = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))
    .map(firstColumn);
  return [...new Set(values)].filter((value) => value !== '');
}

function firstColumn(line: string): string {
  const quoted = /^\s*"((?:[^"]|"")*)"/.exec(line);
  return quoted ? quoted[1]!.replaceAll('""', '"') : line.split(',', 1)[0]!.trim();
}
