import type { Program } from '@babel/types';
import { extensionIn } from '../../2-link/extension.ts';
import { effectNamed } from '../../known.ts';
import { WAITING } from '../../language-names.ts';

/** What a called name is, as far as one file tells. */
export type Called = (typeof WAITING)[number] | 'notify' | 'effect' | 'flow';

/** What the names stand for that a file calls: by its imports, and by the language where it imports none of that name. */
export class CalledNames {
  readonly #imported = new Map<string, { readonly name: string; readonly from: string }>();
  readonly #own = new Set<string>();

  constructor({ body }: Program) {
    for (const statement of body) {
      if (statement.type === 'ImportDeclaration') {
        for (const one of statement.specifiers) {
          if (one.type !== 'ImportSpecifier') continue;
          const name = one.imported.type === 'Identifier' ? one.imported.name : one.imported.value;
          this.#imported.set(one.local.name, { name, from: statement.source.value });
        }
      }
      const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      if (declared?.type !== 'VariableDeclaration') continue;
      for (const { id } of declared.declarations) if (id.type === 'Identifier') this.#own.add(id.name);
    }
  }

  what(called: string): Called {
    const imported = this.#imported.get(called);
    if (imported && imported.from !== 'posthorn')
      return extensionIn(imported.from.replace(/^(?:\.\.?\/)+/, '')) === undefined ? 'flow' : 'effect';
    if (!imported && this.#own.has(called)) return 'flow';
    const name = imported?.name ?? called;
    const waiting = WAITING.find((one) => one === name);
    return waiting ?? (name === 'notify' ? 'notify' : effectNamed(name) ? 'effect' : 'flow');
  }

  /** Whether a call in the text means this name of the language. */
  is(called: string, name: string): boolean {
    const imported = this.#imported.get(called);
    return imported ? imported.from === 'posthorn' && imported.name === name : called === name;
  }
}
