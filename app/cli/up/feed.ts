import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../../config/schema.ts';
import { type Story, storyOf } from '../../story.ts';
import type { Posthorn } from '../../up/start.ts';
import { printFed, printStory } from '../print/up.ts';
import { isEvent, type MailFile, mailFiles, readMail } from '../read/mails.ts';
import { readScenario } from '../read/scenario.ts';

/** Shown in full: three persons, a task, and a wait of six hours. */
const SHOWPIECE = 'shipping-trouble-gb18030';
const PATIENCE_MS = 15_000;

/** Whether nobody real can be told: the samples' alerts must reach no person and no other system. */
export const isDemonstration = ({ mailboxes, channels, tasks }: Config) =>
  !mailboxes.length &&
  [channels, tasks].every((section) =>
    Object.values(section).every(({ kind }) => kind === 'page' || kind === 'embedded'),
  );

/** At the first start: shows one sample mail as soon as its policies have run, then takes in the others. @returns whether it was the first */
export async function feedSamples(folder: string, posthorn: Posthorn, stopped: Promise<void>): Promise<boolean> {
  if ((await posthorn.store.events.recent(1)).length) return false;
  const mails = mailFiles([folder]).filter(
    (file) => !isEvent(file) && readScenario(file.scenario).event === 'mail.received',
  );
  const rank = ({ path }: MailFile) => Number(!path.includes(SHOWPIECE));
  const [first, ...others] = mails.toSorted((a, b) => rank(a) - rank(b));
  if (!first) return false;
  const shown = await settledStory(await take(first, posthorn), posthorn);
  if (shown) printStory(shown, posthorn.rules.current().ruleset);
  const events: string[] = [];
  for (const mail of others) events.push(await take(mail, posthorn));
  const stories = Promise.all(events.map((event) => settledStory(event, posthorn)));
  await Promise.race([stories.then((all) => printFed([shown, ...all])), stopped]);
  return true;
}

async function take(mail: MailFile, { intake }: Posthorn): Promise<string> {
  const envelope = { mailbox: 'samples', receivedAt: Date.now() };
  const { id } = await intake.take({ raw: readMail(mail), envelope, source: 'folder' });
  return id;
}

/** An event's story once something waits or all has ended. */
async function settledStory(id: string, { store }: Posthorn): Promise<Story | undefined> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const event = await store.events.get(id);
    const story = event && (await storyOf(store, event, Date.now()));
    const isSettled =
      event?.state === 'unmatched' || story?.waits.length || story?.entries.some(({ kind }) => kind === 'end');
    if (isSettled || Date.now() > deadline) return story;
    await sleep(100);
  }
}
