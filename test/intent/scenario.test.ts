import { expect, it } from 'vitest';
import { filesFrom } from '../../engine/compiler/2-link/files.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import { graphOf } from '../../engine/graph/graph-of.ts';
import { buildIndex } from '../../engine/match/index.ts';
import { replay } from '../../engine/simulator/replay.ts';
import { scenario } from '../../engine/simulator/scenario.ts';

const { ruleset, diagnostics } = compileRules(
  filesFrom({
    'people.ts': `import { person } from 'posthorn';
export const meyer = person('meyer', { name: 'Meyer', zone: 'Europe/Berlin', language: 'en', hours: [{ from: '09:00', to: '17:00' }] });
`,
    'soon.ts': `import { intent, notify, policy, until } from 'posthorn';
import { meyer } from './people.ts';
export default policy({
  title: 'Soon', owner: 'meyer', on: 'mail.received',
  async run({ mail }) {
    const wish = await intent(mail, '8h', meyer, 'America/Chicago');
    await notify(meyer, { text: \`\${wish.hint} (\${wish.replyBecause})\` });
    if (!(await until(mail.answered, { by: wish.replyBy }))) await notify(meyer, { text: 'late', stage: 'reminder' });
  },
});
`,
  }),
);

it('a policy waits as long as such mails took to be answered: it compiles, is drawn, and is simulated', async () => {
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(JSON.stringify(graphOf(ruleset.plans[0]!))).toContain('intent');
  const raw = Buffer.from(
    'From: a@hall.example\nSubject: Chairs\nDate: Tue, 10 Mar 2026 10:00:00 +0100\n\nWhat is your price for 80 chairs, and when can you deliver?\n',
  );
  const past = {
    kind: 'inquiry',
    customer: 'hall.example',
    received: '2026-03-03T09:00:00Z',
    after: 'PT90M',
    times: 5,
  };
  const world = scenario.parse({ answered: [past] });
  const { entries, alerts } = await replay(raw, ruleset, buildIndex(ruleset), world);
  expect(entries.find(({ kind, exit }) => kind === 'wait' && exit)?.at).toBe(90 * 60_000);
  expect(alerts[0]?.body).toBe(
    'Tuesday 04:00 there, answer with a delivery date within 1.5 hours (three of four of the last 5 inquiries of hall.example (on Tuesdays, 06:00–12:00) were answered within 1.5 working hours)',
  );
  expect((await replay(raw, ruleset, buildIndex(ruleset))).alerts[0]?.body).toContain('within 8 working hours');
});
