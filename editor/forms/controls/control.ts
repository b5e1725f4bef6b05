import type { FormField } from '../model/fields.ts';

/** What every control of a field is given. */
export interface ControlProps extends Record<string, unknown> {
  readonly field: FormField;
  /** Of the element that the field's label is for. */
  readonly id: string;
  /** What the field is called. */
  readonly label: string;
  /** Ids of what is said about it. */
  readonly about: string;
  readonly isWrong: boolean;
  /** Whether the focus comes here when the form is opened. */
  readonly isFirst: boolean;
}
