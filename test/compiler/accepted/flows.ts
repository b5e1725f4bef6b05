import type { Duration, Mail, Who } from 'posthorn';
import { flow, notify, until } from 'posthorn';

/** Tells one after the other until somebody takes it on. */
export const climb = flow(
  async ({ levels, wait, template }: { levels: readonly Who[]; wait: Duration; template: string }) => {
    for (const level of levels) {
      const alert = await notify(level, { template, stage: 'escalation' });
      if (await until(alert.acknowledged, wait)) {
        return true;
      }
    }
    return false;
  },
);

export const remind = flow(async ({ mail, who: whom, note }: { mail: Mail; who: Who; note?: string }) => {
  await notify(whom, { text: `${note ?? 'Unanswered'}: ${mail.subject}`, stage: 'reminder' });
});
