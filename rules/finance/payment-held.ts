import { createTask, failure, move, notify, policy, until } from 'posthorn';
import { finance, security, xu } from '../people.ts';

export default policy({
  title: 'A payment is asked to an account that is not the known one',
  owner: 'finance',
  on: 'mail.received',
  priority: 'urgent',
  // By what the mail is, not by its words: the account is another one than `lists/known.csv` has of this sender or than the thread or his earlier mails name, or
  // somebody else goes on with the thread. `finance/account-changed` is for those who say so themselves.
  when: ({ mail }) =>
    mail.risk.reasons.some((reason) =>
      ['account-changed', 'account-unusual', 'account-foreign', 'thread-stranger', 'thread-look-alike'].includes(
        reason.code,
      ),
    ) && mail.risk.score >= 15,
  async run({ mail }) {
    await notify(finance.lead, { template: 'payment-held', danger: true });
    try {
      await move('Quarantine');
    } catch (error) {
      await notify(security.lead, {
        text: `Quarantine by hand (${failure(error).message}): ${mail.subject}`,
        danger: true,
      });
    }
    const callBack = await createTask({
      in: 'oa',
      title: `Hold the payment, call back first: ${mail.from.address}`,
      assign: finance,
      note: 'Ring the number in the signed contract, never one from this mail. The account goes into lists/known.csv when two persons have signed.',
    });
    // The bank's cut-off for same-day transfers is in the afternoon; a payment run must not overtake the call.
    if (!(await until(callBack.done, '4h'))) {
      await notify([finance.superior, xu], { template: 'payment-held', stage: 'escalation', danger: true });
    }
  },
});
