import { every, flow, notify, type Who } from 'posthorn';

export const climb = flow(async ({ levels }: { levels: readonly Who[] }) => {
  for (const level of levels) {
    for await (const n of every('30m', { times: 90 })) {
      await notify(level, { text: `Again ${n}` });
    }
  }
});
