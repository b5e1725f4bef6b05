declare const brand: unique symbol;

/**
 * Something that can become true later (`mail.read`, `task.done`). Not a value: it stands only where it is awaited, as
 * in `until(mail.read, '24h')`, in `any(…)` and `all(…)`, and as what `endsWhen` returns.
 */
export interface State {
  readonly [brand]: 'state';
}

/** What a state is while a policy is executed directly, in tests: the same data as the interpreter's. */
type Data = { kind: 'any' | 'all'; of: readonly State[] };

/** Holds as soon as one of the states holds. */
export const any = (...states: readonly [State, ...State[]]): State =>
  ({ kind: 'any', of: states }) satisfies Data as unknown as State;

/** Holds once all of the states have come to hold. */
export const all = (...states: readonly [State, ...State[]]): State =>
  ({ kind: 'all', of: states }) satisfies Data as unknown as State;
