/** Which parts one process runs. */
export interface Role {
  readonly name: 'up' | 'serve' | 'worker';
  /** What people and other programs meet: publishes the rules, serves the page and the API, listens for mail. */
  readonly front: boolean;
  /** Publishes the rules at start even where they were active earlier and were replaced since. */
  readonly publish: boolean;
  /** Carries runs out: decides who is told, and tells them. */
  readonly alerts: boolean;
  /** Watches mailboxes, so many at most; as many as the configuration says where it is `true`. */
  readonly mailboxes: boolean | number;
}

/** Everything in one process. */
export const UP: Role = { name: 'up', front: true, publish: true, alerts: true, mailboxes: true };

/** The front alone, beside workers. */
export const serving = (publish: boolean): Role => ({ ...UP, name: 'serve', publish, alerts: false, mailboxes: false });

/** The work alone. */
export const working = (parts: Pick<Role, 'alerts' | 'mailboxes'>): Role => ({
  name: 'worker',
  front: false,
  publish: false,
  ...parts,
});
