import { createTask, failure, flag, mentions, move, notify, policy, until } from 'posthorn';
import { climb } from '../flows/climb.ts';
import { chen, feng, finance, purchasing, security, xu } from '../people.ts';

// 账户 is often written 帐户; both are in use, so each phrase stands twice.
const changes = [
  '收款账户变更',
  '收款帐户变更',
  '变更收款账户',
  '变更收款帐户',
  '更换收款账户',
  '更换收款帐户',
  '新的银行账户',
  '新的银行帐户',
  'new bank account',
  'change of bank account',
  'change of bank details',
  'changed our bank details',
  'bank details have changed',
  'updated bank details',
  'neue Bankverbindung',
];

export default policy({
  title: 'A new bank account is announced by mail',
  owner: 'finance',
  on: 'mail.received',
  priority: 'urgent',
  // Whoever it comes from: a supplier's mailbox may be broken into, and a forged mail may bear our own name.
  when: ({ mail }) => mentions(mail, changes),
  async run({ mail }) {
    await notify([finance.lead, purchasing.lead], { template: 'account-changed', danger: true });
    try {
      await flag('important');
      await move('Quarantine');
    } catch (error) {
      // What did not come by IMAP lies in no folder that we could move it out of.
      await notify(security.lead, {
        text: `Quarantine by hand (${failure(error).message}): ${mail.subject}`,
        danger: true,
      });
    }
    const callBack = await createTask({
      in: 'oa',
      title: `Call back before paying: ${mail.from.address}`,
      assign: finance,
      note: 'Ring the number in the signed contract, never one from this mail. Two persons sign the change.',
    });
    // The bank's cut-off for same-day transfers is in the afternoon; a payment run must not overtake the call.
    if (await until(callBack.done, '4h')) return;
    const taken = await climb({ levels: [xu, feng, chen], patience: '30m' });
    if (!taken) await notify(security.lead, { template: 'account-changed', stage: 'escalation', danger: true });
  },
});
