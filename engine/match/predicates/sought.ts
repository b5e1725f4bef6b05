import { isMail, MAIL_TEXTS } from '../../expression/helpers/texts.ts';
import type { Expression } from '../../plan/expression.ts';
import { anyOf, type Gate } from '../gate.ts';

/** What a helper looks for in texts of the event. */
export interface Sought {
  readonly places: readonly {
    /** The fact whose text it is. */
    readonly path: string;
    /** Without one of these it is not found there. Absent: there is no telling. */
    readonly keys?: readonly number[] | undefined;
  }[];
  /** Whether it is found where one of the keys holds. Absent: then it is. Spends what that costs. */
  readonly finds?: (text: string, spend: (work: number) => void) => boolean;
}

/** The facts that a helper looks into, where it names them. */
export function pathsOf(where: Expression | undefined): readonly string[] {
  if (isMail(where)) return MAIL_TEXTS;
  return where?.kind === 'fact' ? [where.path] : [];
}

export const gateOfSought = ({ places }: Sought): Gate =>
  anyOf(places.map(({ keys }) => keys && anyOf(keys.map((key) => ({ key })))));
