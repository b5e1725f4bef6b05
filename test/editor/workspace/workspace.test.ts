import { describe, expect, it } from 'vitest';
import { readRules } from '../../../app/rules-folder.ts';
import { copyOf, emptyPolicy, nameFor, partiesIn, wrongWith } from '../../../editor/workspace/new-policy.ts';
import { reconcile } from '../../../editor/workspace/reconcile.ts';
import { hitsIn, matching, rowsOf } from '../../../editor/workspace/tree.ts';
import { compileFile } from '../../../engine/compiler/compile.ts';

const files = [
  { path: 'people.ts', title: 'people.ts', isPolicy: false },
  { path: 'lists/carriers.csv', title: 'carriers.csv', isPolicy: false },
  { path: 'sales/b.ts', title: 'Inquiry', owner: 'sales', isPolicy: true },
  { path: 'sales/a.ts', title: '询盘无人回复', owner: 'li', isPolicy: true },
  { path: 'finance/c.ts', title: 'Payment', owner: 'finance', isPolicy: true },
];

describe('the list of files', () => {
  it('has departments first, then what they share', () => {
    const lines = rowsOf(files, new Set()).map((row) => (row.kind === 'folder' ? `${row.folder}/` : row.file.path));
    expect(lines).toEqual([
      'finance/',
      'finance/c.ts',
      'sales/',
      'sales/b.ts',
      'sales/a.ts',
      'lists/',
      'lists/carriers.csv',
      '/',
      'people.ts',
    ]);
  });

  it('leaves out what is in a closed folder, and says how much that is', () => {
    expect(rowsOf(files, new Set(['sales']))[2]).toEqual({ kind: 'folder', folder: 'sales', count: 2, isOpen: false });
  });

  it('finds by each word of title, path and owner', () => {
    const found = (wanted: string) => matching(files, wanted).map(({ path }) => path);
    expect(found('sales inq')).toEqual(['sales/b.ts']);
    expect(found('无人')).toEqual(['sales/a.ts']);
    expect(found('  ')).toHaveLength(5);
  });

  it('finds words in texts, as they are written and not as patterns', () => {
    const texts = [
      ['a.ts', 'one\n  Two (x.*) three\nfour'],
      ['b.ts', 'xyz'],
    ] as const;
    expect(hitsIn(texts, '(X.*)', 10)).toEqual([{ path: 'a.ts', at: 10, line: 'Two (x.*) three' }]);
    expect(hitsIn(texts, 'x', 10)).toEqual([]);
  });
});

const PEOPLE = `import { person, team } from 'posthorn';
export const li = person('li', { name: 'Li Na', zone: 'Asia/Shanghai', language: 'zh', channels: [] });
export const sales = team("sales", { name: 'Sales', lead: li, members: [li] });
`;

describe('a new policy', () => {
  it('belongs to somebody whom the rules know', () => {
    expect(partiesIn([PEOPLE])).toEqual(['li', 'sales']);
  });

  it('compiles, whatever its title', () => {
    for (const title of ['Plain', "It's a \\ test", '船期延误', 'two\nlines']) {
      const texts: { readonly [path: string]: string } = {
        'sales/a.ts': emptyPolicy(title, 'li'),
        'people.ts': PEOPLE,
      };
      const rules = { read: (path: string) => texts[path], paths: () => Object.keys(texts) };
      const { plan, diagnostics } = compileFile(rules, 'sales/a.ts');
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(plan?.title).toBe(title);
    }
  });

  it('begins as another one, with imports that lead where those lead', () => {
    const files = readRules('rules');
    const text = files.read('logistics/shipping-trouble.ts')!;
    const about = { title: "It's late", owner: 'sales' };
    for (const to of ['sales/late.ts', 'late.ts', 'sales/asia/late.ts']) {
      const copy = copyOf(text, 'logistics/shipping-trouble.ts', to, about);
      const rules = {
        read: (path: string) => (path === to ? copy : files.read(path)),
        paths: () => [...files.paths(), to].sort(),
      };
      const { plan, diagnostics } = compileFile(rules, to);
      expect([diagnostics, plan?.title, plan?.owner]).toEqual([[], about.title, about.owner]);
    }
  });

  it('is called by its title', () => {
    expect(nameFor('Vessel delayed, or customs hold!')).toBe('vessel-delayed-or-customs-hold');
    expect(nameFor('船期延误（海运）')).toBe('船期延误-海运');
  });

  it('takes nobody’s place and stays in its folder', () => {
    const taken = new Set(['sales/a.ts']);
    expect(wrongWith('sales/A.ts', taken)).toBe('taken');
    for (const path of ['../a.ts', 'sales/.hidden.ts', 'sales//a.ts', 'a.js', 'sales/a .ts/', '.ts']) {
      expect([path, wrongWith(path, taken)]).toEqual([path, 'form']);
    }
    expect(wrongWith('sales/b.ts', taken)).toBeUndefined();
  });
});

describe('a file that was changed in two places', () => {
  const base = 'a\nb\nc\nd\n';
  it('is laid together where other lines were changed', () => {
    expect(reconcile(base, 'A\nb\nc\nd\n', 'a\nb\nc\nD\n')).toEqual({ text: 'A\nb\nc\nD\n' });
  });
  it('is for a person to decide where the same lines were', () => {
    expect(reconcile(base, 'a\nB\nc\nd\n', 'a\nX\nc\nd\n')).toEqual({ conflicts: 1 });
  });
  it('is what lies on the disk where nothing was changed here', () => {
    expect(reconcile(base, base, 'x')).toEqual({ text: 'x' });
  });
  it('keeps its line ends', () => {
    expect(reconcile('a\r\nb\r\nc\r\n', 'A\r\nb\r\nc\r\n', 'a\r\nb\r\nC\r\n')).toEqual({ text: 'A\r\nb\r\nC\r\n' });
  });
});
