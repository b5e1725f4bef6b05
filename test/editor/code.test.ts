import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixOf, importFixes } from '../../editor/code/fixes.ts';
import { lineStarts, offsetAt, placeAt } from '../../editor/code/lines.ts';
import { spliced } from '../../editor/document/splice.ts';
import { exportsOf } from '../../editor/workspace/exports.ts';
import { compileFile } from '../../engine/compiler/compile.ts';

describe('lines and columns', () => {
  it('are the same place as an offset, whatever the line ends', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '中', '😀', '\n', '\r\n', '\t'), maxLength: 40 });
    fc.assert(
      fc.property(texts, fc.nat(100), (text, wish) => {
        const offset = Math.min(wish, text.length);
        const starts = lineStarts(text);
        expect(offsetAt(starts, placeAt(starts, offset))).toBe(offset);
      }),
    );
  });
});

describe('a quick fix', () => {
  const fixed = (text: string) => {
    const files = { read: (path: string) => (path === 'a.ts' ? text : undefined), paths: () => ['a.ts'] };
    const { diagnostics } = compileFile(files, 'a.ts');
    return diagnostics.flatMap((found) => {
      const fix = fixOf(text, found);
      return fix ? [spliced(text, fix.splices)] : [];
    });
  };
  const policy = (when: string, imports = 'policy') =>
    `import { ${imports} } from 'posthorn';\nexport default policy({ title: 'x', owner: 'o', on: 'mail.received', when: ({ mail }) => ${when}, async run() {} });\n`;

  it('writes what was meant, where it was written', () => {
    expect(fixed(policy("mail.subjct.includes('a')"))).toContain(policy("mail.subject.includes('a')"));
    expect(fixed(policy("mail.subject === 'a'", 'polcy, policy'))).toContain(
      policy("mail.subject === 'a'", 'policy, policy'),
    );
  });

  it('imports a name that another file of the rules exports, from where the file stands', () => {
    const text = policy("carriers.has(mail.from.domain) && mentions(mail, ['x'])");
    const files = { read: (path: string) => (path === 'a/b.ts' ? text : undefined), paths: () => ['a/b.ts'] };
    const { diagnostics } = compileFile(files, 'a/b.ts');
    const offered = exportsOf(
      [['lists.ts', { text: "export const carriers = list('carriers.csv');\nconst own = 1;" }]],
      'a/b.ts',
    );
    expect(offered).toEqual([{ name: 'carriers', from: 'lists.ts' }]);
    const fixes = diagnostics.flatMap((found) => importFixes(text, found, offered, 'a/b.ts'));
    expect(fixes.map(({ put, from }) => [put, from])).toEqual([
      ['carriers', '../lists.ts'],
      ['mentions', 'posthorn'],
    ]);
    expect(fixes.map(({ splices }) => spliced(text, splices).split('export')[0])).toEqual([
      "import { policy } from 'posthorn';\nimport { carriers } from '../lists.ts';\n",
      "import { mentions, policy } from 'posthorn';\n",
    ]);
    expect(importFixes(text, { message: 'Nothing here is called `policy`.' }, offered, 'a/b.ts')).toEqual([]);
  });

  it('is offered only where something was meant', () => {
    expect(fixOf('x', { message: 'Write `await` before it.', span: [0, 1] })).toBeUndefined();
    expect(fixOf('x', { message: 'Nothing here is called `y` (did you mean `z`?).', span: [0, 1] })).toBeUndefined();
  });
});
