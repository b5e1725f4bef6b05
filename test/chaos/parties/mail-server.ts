import { startSmtpSink } from '../../real/smtp-sink.ts';
import { Ledger } from '../ledger.ts';
import type { Letter } from './lines.ts';

// `node mail-server.ts PORT LEDGER`: the mail server that alerts are sent to, which can be killed. As most of them it drops no repeats.

const [port, path] = process.argv.slice(2);
const ledger = new Ledger<Letter>(path!);

await startSmtpSink({
  port: Number(port),
  keep({ raw, to, receivedAt }) {
    const head = raw.toString('latin1').split('\r\n\r\n', 1)[0]!;
    const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
    ledger.add({ messageId: header('Message-ID'), to: to.join(), subject: header('Subject'), receivedAt });
  },
});
console.log('ready');
