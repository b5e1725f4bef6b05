import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factsBelow, groupRoots } from '../../editor/conditions/facts.ts';
import { catalogue } from '../../engine/catalogue/index.ts';
import type { Field, Fields, Type } from '../../engine/catalogue/type.ts';

interface Fact extends Field {
  /** `mail.from.domain`, or `Link.shown` for what stands in a list or may be absent. */
  readonly path: string;
}

/** Every fact of the catalogue, and every field of what facts are made of, each once. */
function allFacts(): readonly Fact[] {
  const all = new Map<string, Fact>();
  const take = (prefix: string, fields: Fields) => {
    for (const [name, field] of Object.entries(fields)) {
      const path = `${prefix}.${name}`;
      if (all.has(path)) continue;
      all.set(path, { ...field, path });
      for (const { object, isOwn } of objectsIn(field.type)) take(isOwn ? path : (object.name ?? path), object.fields);
    }
  };
  for (const { name, fields } of catalogue.facts) take(name, fields);
  return [...all.values()];
}

type ObjectType = Extract<Type, { type: 'object' }>;

function objectsIn(type: Type): readonly { readonly object: ObjectType; readonly isOwn: boolean }[] {
  if (type.type === 'object') return [{ object: type, isOwn: true }];
  const inner = type.type === 'list' ? [type.of] : type.type === 'union' ? type.of : [];
  return inner.filter((one) => one.type === 'object').map((object) => ({ object, isOwn: false }));
}

const facts = allFacts();

describe('every fact', () => {
  it('has words in both languages, and an example', () => {
    expect(facts.length).toBeGreaterThan(100);
    const lacking = facts.filter(
      ({ words: { label, doc }, example }) => !label.en || !label.zh || !doc.en || !doc.zh || !example,
    );
    expect(lacking.map(({ path }) => path)).toEqual([]);
  });

  it('has a hover text: its words and its example stand at its declaration', () => {
    const declared = readFileSync('engine/language/generated.ts', 'utf8');
    const lacking = facts.filter(
      ({ words, example }) =>
        !declared.includes(` * ${words.doc.en}\n`) || !declared.includes(` * @example ${example}\n`),
    );
    expect(lacking.map(({ path }) => path)).toEqual([]);
  });

  it('has a row in the reference, with its example', () => {
    const rows = readFileSync('docs/language.md', 'utf8').split('\n');
    const cell = (text: string) => text.replaceAll('|', '\\|');
    const lacking = facts.filter(({ path, words, example }) => {
      const named = [`| \`${path}\` |`, `| \`${path.split('.').at(-1)}\` |`];
      return !rows.some(
        (row) =>
          named.some((name) => row.startsWith(name)) &&
          row.includes(cell(words.doc.en)) &&
          row.includes(cell(example ?? '')),
      );
    });
    expect(lacking.map(({ path }) => path)).toEqual([]);
  });

  it('shows in the condition builder by itself: as a value, or as what a list’s items have', () => {
    const offered = new Set(
      factsBelow(groupRoots(catalogue.facts.map(({ name }) => name))).map(({ path }) => path.replaceAll('?.', '.')),
    );
    const lists = facts.flatMap(({ type }) => (type.type === 'list' ? [type.of] : []));
    for (const type of lists)
      for (const { path } of factsBelow([
        { name: ('name' in type && type.name) || 'item', label: { en: '', zh: '' }, type, isNamed: false },
      ]))
        offered.add(path);
    // Whom to tell is no value to compare: it is offered where somebody is to be told.
    const isValue = ({ type }: Fact) => type.type !== 'who' && objectsIn(type).every(() => type.type === 'list');
    const own = (path: string) => path.replace(/^[A-Z]\w*\./, '.');
    const lacking = facts
      .filter(isValue)
      .filter(
        ({ path }) => !offered.has(path) && ![...offered].some((one) => path !== own(path) && one.endsWith(own(path))),
      );
    expect(lacking.map(({ path }) => path)).toEqual([]);
  });
});
