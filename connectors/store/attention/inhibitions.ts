import type { Clock } from '../../clock.ts';
import { crashPoint } from '../../crash-points.ts';
import type { Database } from '../schema.ts';
import type { Inhibitions, OpenInhibition } from '../store.ts';

export function inhibitions(db: Database, clock: Clock): Inhibitions {
  return {
    async open({ event, policy, quiets, labels }) {
      const words = { quiets: JSON.stringify(quiets), labels: JSON.stringify(labels) };
      crashPoint('inhibitions:before-open');
      const opened = { opened_at: clock() };
      await db
        .insertInto('inhibitions')
        .values({ event, policy, ...words, ...opened })
        .onConflict((conflict) => conflict.columns(['event', 'policy']).doUpdateSet(opened))
        .execute();
      crashPoint('inhibitions:after-open');
    },
    async close(event, policy) {
      crashPoint('inhibitions:before-close');
      await db.deleteFrom('inhibitions').where('event', '=', event).where('policy', '=', policy).execute();
      crashPoint('inhibitions:after-close');
    },
    async openNow(until = Number.MAX_SAFE_INTEGER) {
      const all = db.selectFrom('inhibitions').selectAll().where('opened_at', '<=', until);
      const rows = await all.orderBy('opened_at').orderBy('event').orderBy('policy').execute();
      return rows.map(({ event, policy, quiets, labels }) => ({
        event,
        policy,
        quiets: JSON.parse(quiets) as OpenInhibition['quiets'],
        labels: JSON.parse(labels) as OpenInhibition['labels'],
      }));
    },
  };
}
