import type { Edit } from '../../engine/compiler/edit/edit.ts';
import type { OutlineStep } from '../../engine/compiler/edit/outline/outline.ts';

type Added = Pick<Extract<Edit, { kind: 'branch' }>, 'add' | 'values'>;

const isAbsent = ({ exits }: OutlineStep, name: string) =>
  exits.some((exit) => exit.name === name && exit.block.form === 'absent');

/** Which way can be added to a step, by its kind. */
export const WAYS: { readonly [kind in OutlineStep['kind']]?: (step: OutlineStep) => Added | undefined } = {
  together: () => ({ add: 'branch' }),
  switch: ({ exits }) => ({ add: 'case', values: [`'${exits.length}'`] }),
  try: (step) =>
    isAbsent(step, 'catch') ? { add: 'catch' } : isAbsent(step, 'finally') ? { add: 'finally' } : undefined,
};
