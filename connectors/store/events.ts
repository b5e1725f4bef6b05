import type { Clock } from '../clock.ts';
import { backlog } from './events/backlog.ts';
import { finding } from './events/finding.ts';
import { intake } from './events/intake.ts';
import { states } from './events/states.ts';
import type { Database } from './schema.ts';
import type { Events } from './store.ts';

export const events = (db: Database, clock: Clock): Events => ({
  ...intake(db, clock),
  ...backlog(db),
  ...finding(db),
  ...states(db),
});
