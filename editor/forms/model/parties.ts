import type { Text } from '../../../engine/catalogue/words.ts';
import type { Import } from '../../../engine/compiler/edit/edit.ts';
import type { Piece } from '../../../engine/compiler/edit/outline/outline.ts';
import { type Files, outlineOfFile } from '../../canvas/files.ts';
import { WORDS } from '../../canvas/saying/words.ts';
import { callOf } from './call.ts';

/** Somebody who can be told or given something: a person, a team, or a place in one. */
export interface WhoChoice {
  /** TypeScript: `purchasing.lead`. */
  readonly text: string;
  readonly label: Text;
  readonly kind: 'person' | 'team' | 'place';
  readonly import: Import;
}

interface Declared {
  /** By which other files import it. */
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly called: string;
  readonly kind: 'person' | 'team';
  readonly fields: NonNullable<Piece['fields']>;
  readonly exported: boolean;
}

function declaredIn(files: Files): readonly Declared[] {
  return [...files].flatMap(([path, { text }]) => {
    if (!path.endsWith('.ts') || !/\b(?:person|team)\(/.test(text)) return [];
    return outlineOfFile(text).constants.flatMap(({ name, value, exported }): Declared[] => {
      const { name: kind, args: [id, options] = [] } = callOf(value.text) ?? {};
      if ((kind !== 'person' && kind !== 'team') || typeof id?.literal !== 'string') return [];
      const fields = options?.fields ?? {};
      return [{ name, path, id: id.literal, called: String(fields.name?.literal ?? name), kind, fields, exported }];
    });
  });
}

const place = (name: 'lead' | 'superior' | 'onCall', called: string): Text => ({
  en: WORDS.en.place[name]!(called),
  zh: WORDS.zh.place[name]!(called),
});

/** Persons and teams of the rules, each with its places behind it. */
export function whoChoices(files: Files): readonly WhoChoice[] {
  return declaredIn(files).flatMap(({ name, path, called, kind, fields, exported }): readonly WhoChoice[] => {
    if (!exported) return [];
    const from: Import = { name, from: path };
    const at = (field: 'lead' | 'superior' | 'onCall'): WhoChoice => ({
      text: `${name}.${field}`,
      label: place(field, called),
      kind: 'place',
      import: from,
    });
    return [
      { text: name, label: { en: called, zh: called }, kind, import: from },
      ...(kind === 'team' && fields.lead ? [at('lead')] : []),
      ...(fields.superior ? [at('superior')] : []),
      ...(kind === 'team' && fields.rota ? [at('onCall')] : []),
    ];
  });
}

/** Who can answer for a policy. */
export const owners = (files: Files): readonly { readonly id: string; readonly called: string }[] =>
  declaredIn(files)
    .toSorted((a, b) => Number(b.kind === 'team') - Number(a.kind === 'team'))
    .map(({ id, called }) => ({ id, called }));
