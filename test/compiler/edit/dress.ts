import { bindingsOf } from '../../../engine/compiler/edit/names/bindings.ts';
import { importing } from '../../../engine/compiler/edit/names/imports.ts';
import { readingOf } from '../../../engine/compiler/edit/outline/outline-of.ts';
import { build } from '../../../engine/compiler/edit/text/change.ts';
import { Page } from '../../../engine/compiler/edit/text/page.ts';
import { Chance, generate } from '../../parity/generate.ts';

const WORDS = ['清关异常', 'why', '先等一等 🚢', 'the line closes at 18:00', 'é ü ß', '请审批'];

/** A generated policy as somebody might have written it: with comments, in odd lines, indentation and line ends. */
export function dressed(seed: number): string {
  const chance = new Chance(seed);
  const { files } = generate(seed, 4 + chance.below(22));
  const text = files.get('a.ts')!;
  const body = text.slice(text.indexOf('async run({ mail, alerts }) {') + 29, text.lastIndexOf('\n  },\n});'));
  const shaped = lines(
    body.split('\n').filter((line) => line !== ''),
    chance,
  );
  const own = text
    .replace(body, () => `\n${shaped.join('\n')}`)
    .replace("title: 'Generated'", () => `title: '${chance.pick(WORDS)}'`);
  return ends(withoutUnused(chance.in(50) ? own : own.replace('import { anna', '// people\nimport { anna')), chance);
}

function lines(all: readonly string[], chance: Chance): readonly string[] {
  const unit = chance.pick(['  ', '  ', '    ', '\t', '']);
  const made: string[] = [];
  let depth = 2;
  for (let at = 0; at < all.length; at++) {
    let line = all[at]!;
    const next = all[at + 1] ?? '';
    if (/^[})]/.test(line)) depth--;
    const indent = unit.repeat(Math.max(0, depth));
    const starts = /^(?:await|const|if|for|switch|try|return)/.test(line);
    if (starts && chance.in(12)) made.push(...above(indent, chance));
    // `if (…) {`, a statement, `}`: sometimes without braces.
    if (/^if .*\{$/.test(line) && all[at + 2] === '}' && /^(?:await|return).*;$/.test(next) && chance.in(40)) {
      line = `${line.slice(0, -1)}${chance.in(50) ? '' : `\n${indent}${unit}`}${next}`;
      at += 2;
    }
    const simple = /^(?:await|const|return).*;$/.test(line);
    if (simple && /^(?:await|const|if|return)/.test(next) && chance.in(10)) {
      line = `${chance.in(50) ? line : line.replace(' ', '  ')} ${chance.in(30) ? '/* 中 */ ' : ''}${next}`;
      at++;
    } else if (simple && chance.in(12)) line = line.slice(0, -1);
    if (/[;\w)]$/.test(line) && simple && chance.in(8)) line += ` // ${chance.pick(WORDS)}`;
    made.push(indent + line);
    if (simple && chance.in(5)) made.push(`${indent}// ${chance.pick(WORDS)}`, ...(chance.in(50) ? [''] : []));
    if (simple && chance.in(10)) made.push(...(chance.in(20) ? ['', ''] : ['']));
    if (/\{$/.test(line)) depth++;
    if (/^\} catch|^\} finally|^\} else/.test(all[at] ?? '') && /\{$/.test(line)) depth += 0;
  }
  return made;
}

function above(indent: string, chance: Chance): readonly string[] {
  const word = chance.pick(WORDS);
  return chance.pick([
    [`${indent}// ${word}`],
    [`${indent}/* ${word} */`],
    [`${indent}/*`, `${indent} * ${word}`, `${indent} */`],
    [`${indent}// ${word}`, ''],
    ['', `${indent}// ${word}`, `${indent}//   ${word}`],
  ]);
}

/** Whoever writes by hand imports what is used. */
function withoutUnused(text: string): string {
  const page = new Page(readingOf(text));
  const { program } = page.reading.reader;
  const used = new Set(bindingsOf(program).references.map(({ declared }) => declared));
  const unused = program.body.flatMap((one) =>
    one.type === 'ImportDeclaration'
      ? one.specifiers.map(({ local }) => local.start ?? 0).filter((at) => !used.has(at))
      : [],
  );
  return build(text, importing(page, [], undefined, new Set(unused))).text;
}

const ends = (text: string, chance: Chance) => (chance.in(25) ? text.replaceAll('\n', '\r\n') : text);
