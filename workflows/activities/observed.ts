import type { Observe } from '../../connectors/happening.ts';

/** What an activity is given names the event that it works for. */
type About = { readonly event: string };

/** An activity whose ends are told. */
export function observed<In extends About, Rest extends readonly unknown[], Out>(
  observe: Observe | undefined,
  activity: string,
  act: (input: In, ...rest: Rest) => Promise<Out>,
): (input: In, ...rest: Rest) => Promise<Out> {
  if (!observe) return act;
  return async (input, ...rest) => {
    const begun = Date.now();
    let ok = false;
    try {
      const answer = await act(input, ...rest);
      ok = true;
      return answer;
    } finally {
      observe({ kind: 'performed', event: input.event, activity, ok, begun, ended: Date.now() });
    }
  };
}
