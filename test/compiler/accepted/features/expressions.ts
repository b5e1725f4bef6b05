import type { Priority } from 'posthorn';
import { notify, policy } from 'posthorn';
import { limits } from '../helpers.ts';
import { li } from '../people.ts';

const levels: readonly Priority[] = ['urgent', 'high'];
const nobody: readonly string[] = [];
const factor = -1.5e3;

export default policy({
  title: 'Expressions',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const total = mail.attachments.map((a) => a.size).length * 2 - (mail.size % 7) / 3 + factor;
    const words = mail.subject
      .replaceAll('-', ' ')
      .split(' ')
      .map((w, i) => (i === 0 ? w.toUpperCase() : w));
    const first = mail.replyTo?.address.toLowerCase() ?? mail.from.address;
    const lengths = words.map((w) => w.length);
    const longest = lengths.find((n) => n > 10);
    const known = nobody.concat(['a.example']).includes(mail.from.domain);
    const pair = { first, count: words.length, nested: { ok: known || mail.isReply } };
    const level = mail.size > limits.size ? 'urgent' : 'normal';
    if (longest !== undefined && longest - 3 > total) {
      await notify(li, { text: `${words.join('|')} ${pair.nested.ok} ${pair.count}`, priority: level });
    }
    if (longest) await notify(li, { text: longest + first, priority: levels[0] });
    const last = words.at(-1);
    if (!last) return;
    await notify(li, { text: last.padStart(5, '0') + undefinedText(first) });
  },
});

const undefinedText = (text: string | undefined) => (text === undefined ? 'none' : text.charAt(0));
