/** An event of which a mail, a text or an address is still kept. */
export interface Kept {
  readonly id: string;
  /** When the latest of its copies that are old enough came, in epoch ms. */
  readonly takenAt: number;
  /**
   * `started`: a workflow was, and may still run. `unmatched`: nothing was. `busy`: another copy is too young, or was not handed
   * over yet, so it is not to be erased now.
   */
  readonly state: 'started' | 'unmatched' | 'busy';
}

/**
 * Erasing what is no longer needed. What stays of an event is bare: ids, instants, persons by id, verdicts. So a mail that
 * comes again is known, and nobody is told of it twice.
 */
export interface Erasure {
  /**
   * Events with a copy that came before an instant, the oldest first.
   *
   * @param after the last one of the page before
   */
  due(before: number, limit: number, after?: Kept): Promise<Kept[]>;
  /**
   * Events that came from nowhere but ourselves, such as a summary of others, and of which an alert was begun before an instant.
   * The oldest alert first.
   */
  dueOwn(before: number, limit: number, after?: Kept): Promise<Kept[]>;
  /** Whether something is kept of an event; undefined where there is none such. `open`: one of its copies was not handed over yet. */
  stateOf(id: string): Promise<'kept' | 'open' | 'erased' | undefined>;
  /**
   * Erases subject, Message-ID, addresses, the texts of alerts, timeline and tasks, and what was counted; lets go of the raw
   * mail. A copy that was not handed over yet stays as it is.
   *
   * @param openTasks also the titles of tasks that nobody has done yet
   * @returns hashes of the mails that it let go of
   */
  erase(id: string, openTasks: boolean): Promise<string[]>;
  /** Removes raw mails that no event names and that were put before an instant. @param only of these hashes; of all unless given */
  dropMails(before: number, only?: readonly string[]): Promise<number>;
  /** Removes payloads that were put before an instant: for a caller who knows that no run needs them. */
  dropPayloads(before: number): Promise<number>;
  /**
   * Removes what the log tells of erased events that came before an instant, absences, overrides and silences that ended
   * before it, and titles of tasks that were done after their event was erased.
   *
   * @returns how many rows
   */
  dropLog(before: number): Promise<number>;
}
