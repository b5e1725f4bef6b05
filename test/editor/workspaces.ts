/** A rules folder of so many policies, for what has to be quick with many. */
export function manyPolicies(count: number): { readonly [path: string]: string } {
  const policies = Array.from({ length: count }, (_, n) => [`d${n % 20}/order-${n}.ts`, policy(n)] as const);
  return { ...Object.fromEntries(policies), 'people.ts': PEOPLE };
}

const policy = (n: number) => `import { mentions, notify, policy } from 'posthorn';
import { li } from '../people.ts';

export default policy({
  title: 'Order ${n} is late',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) => mentions(mail, ['order ${n}', '订单 ${n}']),
  async run({ mail }) {
    await notify(li, { text: \`Look at \${mail.subject}\` });
  },
});
`;

const PEOPLE = `import { person } from 'posthorn';
export const li = person('li', { name: 'Li Na', zone: 'Asia/Shanghai', language: 'zh', channels: [] });
`;

/** A policy of 201 steps, with ways beside each other; of 345 lines. For the people that ship. */
export const LONG_FLOW = `import { notify, policy } from 'posthorn';
import { purchasing } from '../people.ts';

export default policy({
  title: 'Long',
  owner: 'purchasing',
  on: 'mail.received',
  async run({ mail }) {
${`    if (mail.isReply) {
      await notify(purchasing, { text: mail.subject });
    } else {
      await notify(purchasing.lead, { text: mail.subject });
    }
`.repeat(67)}  },
});
`;
