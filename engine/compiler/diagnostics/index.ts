import * as advice from './advice.ts';
import type { Definition } from './define.ts';
import * as extensions from './extensions.ts';
import * as files from './files.ts';
import * as grammar from './grammar.ts';
import * as limits from './limits.ts';
import * as names from './names.ts';
import * as people from './people.ts';
import * as policy from './policy.ts';
import * as types from './types.ts';
import * as waiting from './waiting.ts';

/** The chapters of the diagnostics, in the order of their codes. */
export const CHAPTERS: readonly { readonly title: string; readonly diagnostics: readonly Definition[] }[] = [
  { title: 'Files', diagnostics: Object.values(files) },
  { title: 'Names and imports', diagnostics: Object.values(names) },
  { title: 'What the language has', diagnostics: Object.values(grammar) },
  { title: 'Types', diagnostics: Object.values(types) },
  { title: 'Acting and waiting', diagnostics: Object.values(waiting) },
  { title: 'People, lists, templates', diagnostics: Object.values(people) },
  { title: 'The policy', diagnostics: Object.values(policy) },
  { title: 'Extensions', diagnostics: Object.values(extensions) },
  { title: 'Limits', diagnostics: Object.values(limits) },
  { title: 'Advice', diagnostics: Object.values(advice) },
];
