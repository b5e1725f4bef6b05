import type { Clock } from '../clock.ts';
import { finding } from './events/finding.ts';
import { intake } from './events/intake.ts';
import { states } from './events/states.ts';
import type { Database } from './schema.ts';
import type { Events } from './store.ts';

export const events = (db: Database, clock: Clock): Events => ({ ...intake(db, clock), ...finding(db), ...states(db) });
