import type { Clock } from '../../clock.ts';
import { crashPoint } from '../../crash-points.ts';
import type { Database } from '../schema.ts';
import type { Subscriptions } from '../store.ts';

export function subscriptions(db: Database, clock: Clock): Subscriptions {
  return {
    async add({ person, endpoint, keys: { p256dh, auth } }) {
      crashPoint('subscriptions:before-add');
      await db
        .insertInto('subscriptions')
        .values({ endpoint, person, p256dh, auth, added_at: clock() })
        .onConflict((conflict) => conflict.column('endpoint').doUpdateSet({ person, p256dh, auth }))
        .execute();
      crashPoint('subscriptions:after-add');
    },
    async remove(endpoint) {
      await db.deleteFrom('subscriptions').where('endpoint', '=', endpoint).execute();
    },
    async of(person) {
      const those = db.selectFrom('subscriptions').selectAll().where('person', '=', person);
      const rows = await those.orderBy('added_at').orderBy('endpoint').execute();
      return rows.map(({ endpoint, p256dh, auth }) => ({ person, endpoint, keys: { p256dh, auth } }));
    },
  };
}
