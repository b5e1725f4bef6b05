import type { Outline } from '../../../engine/compiler/edit/outline/outline.ts';
import { SETTING_WORDS } from './field-words.ts';
import type { Control, FormField } from './fields.ts';

export type SettingName = 'title' | 'owner' | 'on' | 'priority' | 'when' | 'endsWhen' | 'inhibits';

/** From the most pressing to the least. */
export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;

const CONTROLS: { readonly [name in SettingName]: Control } = {
  title: { kind: 'text' },
  owner: { kind: 'owner' },
  on: { kind: 'event' },
  priority: { kind: 'choice', of: PRIORITIES },
  when: { kind: 'condition', isOptional: true },
  endsWhen: { kind: 'state' },
  inhibits: { kind: 'inhibits' },
};
const NEEDED: readonly string[] = ['title', 'owner', 'on'];

/** What can be set of a policy as a whole. */
export const policyForm = ({ settings }: Outline): readonly FormField[] =>
  (Object.keys(CONTROLS) as SettingName[]).map((name) => ({
    path: [name],
    ...SETTING_WORDS[name],
    control: CONTROLS[name],
    isOptional: !NEEDED.includes(name),
    isMore: name === 'inhibits',
    piece: settings[name],
  }));
