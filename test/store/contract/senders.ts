import { describe, expect, it } from 'vitest';
import type { SenderMail } from '../../../connectors/store/store.ts';
import type { Bench } from '../contract.ts';

const ANNA: SenderMail = {
  event: 'm1',
  sender: 'anna@kiefer.example',
  root: 'kiefer.example',
  name: 'anna kiefer',
  replyTo: 'anna@kiefer.example',
  accounts: [],
  reasons: [],
  isSound: true,
  at: 1_000,
};

export function sendersContract(given: () => Bench): void {
  describe('the history of a sender', () => {
    it('is what other mails told, and of accounts only what sound ones named', async () => {
      const bench = given();
      const { senders } = bench.store;
      expect(await senders.past(ANNA)).toEqual({
        firstSeen: undefined,
        mails: 0,
        domainMails: 0,
        replyTo: '',
        accounts: [],
        namesakes: [],
      });
      await senders.note({ ...ANNA, accounts: ['DE1'] });
      await senders.note({ ...ANNA, accounts: ['DE9'] });
      await senders.note({ ...ANNA, event: 'm2', accounts: ['DE2', 'DE1'], at: 2_000 });
      await senders.note({
        ...ANNA,
        event: 'm3',
        accounts: ['THIEF'],
        isSound: false,
        replyTo: 'x@y.example',
        at: 3_000,
      });
      await senders.note({
        ...ANNA,
        event: 'm4',
        sender: 'kurt@kiefer.example',
        name: 'kurt',
        accounts: ['DE4'],
        at: 500,
      });
      const { senders: again } = await bench.reopen();
      expect(await again.past({ ...ANNA, event: 'm5' })).toEqual({
        firstSeen: 1_000,
        mails: 3,
        domainMails: 4,
        replyTo: 'anna@kiefer.example',
        accounts: ['DE2', 'DE1', 'DE4'],
        namesakes: [],
      });
      expect(await again.past(ANNA), 'a copy of a mail that was noted').toMatchObject({ mails: 2, firstSeen: 2_000 });
    });

    it('hears the last word of people about it, and forgets what was fine before something was bad', async () => {
      const { senders, verdicts } = given().store;
      const say = (event: string, verdict: 'fine' | 'bad', at: number) =>
        verdicts.say({ event, verdict, by: 'li', at });
      expect(await say('m1', 'fine', 10), 'of nobody').toBe(false);
      for (const at of [1, 2, 3]) await senders.note({ ...ANNA, event: `m${at}`, reasons: [`r${at}`], at });
      await senders.note({ ...ANNA, event: 'k1', sender: 'kurt@kiefer.example', reasons: ['r1'], at: 4 });
      expect(await verdicts.about(ANNA)).toBeUndefined();
      expect([await say('m1', 'fine', 10), await say('m2', 'fine', 11)]).toEqual([true, true]);
      expect(await verdicts.about(ANNA)).toEqual({ verdict: 'fine', about: 'sender', at: 11, reasons: ['r1', 'r2'] });
      await say('m1', 'bad', 12);
      expect(await verdicts.get('m1'), 'who thinks better of it').toEqual({
        event: 'm1',
        verdict: 'bad',
        by: 'li',
        at: 12,
      });
      expect(await verdicts.about(ANNA)).toEqual({ verdict: 'bad', about: 'sender', at: 12, reasons: [] });
      await say('m3', 'fine', 13);
      expect(await verdicts.about(ANNA)).toEqual({ verdict: 'fine', about: 'sender', at: 13, reasons: ['r3'] });
      const kurt = { sender: 'kurt@kiefer.example', root: 'kiefer.example' };
      expect(await verdicts.about(kurt)).toMatchObject({ about: 'domain', verdict: 'fine', at: 13 });
      await say('k1', 'bad', 14);
      expect(await verdicts.about(kurt)).toMatchObject({ about: 'sender', verdict: 'bad' });
    });

    it('has no usual reply address where answers go here and there', async () => {
      const { senders } = given().store;
      for (const at of [1, 2, 3]) await senders.note({ ...ANNA, event: `m${at}`, replyTo: `${at}@forms.example`, at });
      expect((await senders.past({ ...ANNA, event: 'm9' })).replyTo).toBe('');
    });

    it('knows who wrote more than once under the same name, and from where mails come regularly', async () => {
      const { senders } = given().store;
      for (const at of [1, 2, 3]) await senders.note({ ...ANNA, event: `m${at}`, at });
      await senders.note({ ...ANNA, event: 'f1', sender: 'a@gmail.com', root: 'a@gmail.com', at: 4 });
      await senders.note({ ...ANNA, event: 'f2', sender: 'a@gmail.com', root: 'a@gmail.com', at: 5 });
      await senders.note({ ...ANNA, event: 'b1', sender: 'bad@thief.example', root: 'thief.example', isSound: false });
      await senders.note({ ...ANNA, event: 'b2', sender: 'bad@thief.example', root: 'thief.example', isSound: false });
      const stranger = { event: 'm9', sender: 'anna@other.example', root: 'other.example', name: 'anna kiefer' };
      expect((await senders.past(stranger)).namesakes).toEqual(['anna@kiefer.example', 'a@gmail.com']);
      expect((await senders.past({ ...stranger, name: '' })).namesakes).toEqual([]);
      expect(await senders.regulars(2, 10)).toEqual(['kiefer.example']);
      expect(await senders.regulars(4, 10)).toEqual([]);
    });
  });
}
