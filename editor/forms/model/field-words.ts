import type { Text } from '../../../engine/catalogue/words.ts';
import { forms as en } from '../../words/forms/en.ts';
import { forms as zh } from '../../words/forms/zh.ts';

/** Words of the editor in both languages, as the catalogue has its own. */
export interface FieldWords {
  readonly label: Text;
  readonly doc: Text;
}

type Said = { readonly label: string; readonly doc: string };

const joined = <Name extends string>(
  inEnglish: { readonly [name in Name]: Said },
  inChinese: { readonly [name in Name]: Said },
) =>
  Object.fromEntries(
    (Object.keys(inEnglish) as Name[]).map((name) => [
      name,
      {
        label: { en: inEnglish[name].label, zh: inChinese[name].label },
        doc: { en: inEnglish[name].doc, zh: inChinese[name].doc },
      },
    ]),
  ) as { readonly [name in Name]: FieldWords };

/** Of fields that no entry of the catalogue names. */
export const STEP_WORDS = joined(en.steps, zh.steps);
/** Of what is set of a policy. */
export const SETTING_WORDS = joined(en.settings, zh.settings);
