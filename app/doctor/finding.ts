/** What one look came to: all is well, somebody should know, or something will not work. */
export interface Finding {
  readonly state: 'ok' | 'warning' | 'error';
  /** What was looked at: `channel email`, `mailbox sales`. */
  readonly what: string;
  /** One sentence; of trouble with its remedy. It holds no secret and no whole address. */
  readonly detail: string;
}

export const ok = (what: string, detail: string): Finding => ({ state: 'ok', what, detail });
export const warning = (what: string, detail: string): Finding => ({ state: 'warning', what, detail });
export const trouble = (what: string, detail: string): Finding => ({ state: 'error', what, detail });

/** The message of an error that was thrown for people to read. */
export const said = (error: unknown) => (error instanceof Error ? error.message : String(error));
