import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApplicationFailure } from '@temporalio/common';
import { FAILURES } from '../../workflows/codec/codec.ts';
import { historyText } from './history-files.ts';
import { compiled, Doings, eventNow, openStand, type PolicyText, type Stand } from './stand.ts';

// Records histories of real runs for histories.real.test.ts to replay. A history that is there is never written again: it is
// what some release did, and later ones must still be able to go on from. Run: node --conditions=source test/workflows/record-histories.ts

const FOLDER = new URL('../histories/', import.meta.url).pathname;

interface Recorded {
  readonly policies: { readonly [id: string]: PolicyText };
  /** In ms; the production default where there is none. */
  readonly hold?: number;
  readonly before?: Doings['before'];
  /** What happens while it runs. */
  readonly then?: (id: string, stand: Stand) => Promise<void>;
}

const refuse = (message: string) => {
  throw ApplicationFailure.nonRetryable(message, 'PermanentFailure');
};
const tell = async (stand: Stand, id: string, event: string) =>
  void (await stand.durable.tell(id, { at: Date.now(), event }));

const CASES: { readonly [name: string]: Recorded } = {
  '1-recall': {
    policies: {
      a: {
        run: `
          await notify(desk, { text: 'look' });
          const task = await createTask({ in: 'oa', title: mail.subject });
          if (!(await until(task.done, '2s'))) { await notify(desk.superior, { text: 'late', stage: 'escalation' }); }`,
      },
    },
  },
  '1-copies': {
    policies: { a: { run: `await notify(li, { text: 'first' }); await until(mail.read, '1h');` } },
    async then(id, stand) {
      await sleep(500);
      const more = compiled({ b: { run: `await notify(anna, { text: 'second' }); await until(mail.read, '2h');` } });
      await stand.durable.start(eventNow(id), more.runs);
      await sleep(500);
      await tell(stand, id, 'mail.read');
    },
  },
  '1-failures': {
    policies: {
      a: { run: `await notify(anna, { text: 'by the next channel' });` },
      b: { run: `await createTask({ in: 'oa', title: 'nothing catches' });` },
      c: { run: `try { await move('Away'); } catch (error) { await notify(li, { text: 'caught' }); }` },
    },
    before: {
      send: (({ channel }: { channel: string }) => {
        if (channel === 'webhook') refuse('410 Gone');
      }) as never,
      createTask: () => refuse('OA says no'),
      move: () => refuse('no such folder'),
    },
  },
  '1-held-round': {
    policies: {
      a: { run: `await notify(li, { text: 'from a' });` },
      b: { run: `await createTask({ in: 'oa', title: 'x' }); await notify(li, { text: 'from b' });` },
    },
    before: { createTask: () => sleep(500) },
  },
  '1-late-effect': {
    hold: 300,
    policies: {
      a: { run: `await notify(li, { text: 'from a' }); await sleep('1s'); await notify(chen, { text: 'later' });` },
      b: {
        run: `const task = await createTask({ in: 'oa', title: 'x' }); await notify(li, { text: 'b', stage: 'reminder' }); await until(task.done, '1s');`,
      },
    },
    before: { createTask: () => sleep(900) },
  },
  '1-ends-when': {
    policies: {
      a: {
        endsWhen: 'mail.answered',
        run: `await notify(li, { text: 'x' }); await createTask({ in: 'oa', title: 'x' }); await sleep('5h');`,
      },
      b: { run: `await until(any(mail.answered, mail.moved), '3h'); await notify(anna, { text: 'answered' });` },
    },
    async then(id, stand) {
      await sleep(700);
      await tell(stand, id, 'mail.answered');
    },
  },
  '1-every-kind-of-step': {
    policies: {
      a: {
        run: `
          const there = await localTime(anna);
          await together(
            async () => { for await (const n of every('1s', { times: 2 })) { await notify(li, { text: \`turn \${n}\` }); } },
            async () => { if (await until(alerts.acknowledged, '1s')) { await flag('seen'); } else { await flag('important'); } },
            async () => { for (const who of ['a', 'b']) { await createTask({ in: 'oa', title: who }); } },
          );
          switch (mail.subject.slice(0, 7)) { case 'Customs': { await notify(chen, { text: there.weekday }); break; } }`,
      },
    },
  },
  '2-last-look': {
    policies: {
      a: {
        endsWhen: 'mail.answered',
        run: `
          if (!(await until(mail.read, '1s'))) { await notify(li, { text: 'unread', stage: 'reminder' }); }
          await sleep('1s');
          await notify(chen, { text: 'still nothing', stage: 'escalation' });`,
      },
    },
  },
  '2-unacknowledged': {
    policies: {
      a: {
        run: `const alert = await notify(anna, { text: 'whose?', acknowledgeWithin: '1s' }); await until(alert.acknowledged, '3s');`,
      },
    },
    async then(id, stand) {
      await sleep(1_500);
      await tell(stand, id, 'alert.acknowledged');
    },
  },
  '2-late-copy': { policies: { a: { run: `await notify(desk, { text: 'look' });` } } },
  '2-gathered': {
    policies: {
      a: {
        run: `await notify(desk, { text: 'news', digest: { key: 'news', wait: '1s' } }); await notify(alerts.told, { text: 'over', stage: 'resolved' });`,
      },
    },
  },
};

/** Cases that go on after a run of the same event that is over. */
const LATE: { readonly [name: string]: Recorded['policies'] } = {
  '2-late-copy': { b: { run: `await notify(desk, { text: 'once more' }); await notify(chen, { text: 'new' });` } },
};

const wanted = Object.entries(CASES).filter(([name]) => !existsSync(`${FOLDER}${name}.json`));
mkdirSync(FOLDER, { recursive: true });
const doings = new Doings(compiled({}).ruleset.people);
// Without encryption: a history in the repository is to be read by people, and holds nothing that is not in this file.
const stand = await openStand(doings, { failureConverterPath: FAILURES });
try {
  for (const [name, { policies, before = {}, then, hold }] of wanted) {
    for (const effect of Object.keys(doings.before)) delete doings.before[effect as keyof typeof before];
    Object.assign(doings.before, before);
    const event = eventNow(`mail-${name}`);
    await stand.durable.start({ ...event, hold: hold ?? event.hold }, compiled(policies).runs);
    await then?.(event.id, stand);
    const run = stand.workflow.getHandle(event.id);
    await run.result();
    if (LATE[name]) {
      await stand.durable.start({ ...event, earlier: true }, compiled(LATE[name]).runs);
      await run.result();
    }
    writeFileSync(`${FOLDER}${name}.json`, historyText(await run.fetchHistory()));
    console.log(`${name}: ${doings.entries(event.id).length} entries`);
  }
} finally {
  await stand.close();
}
