import { extractMail } from '../../engine/facts/extract.ts';
import { NO_HISTORY, type SenderHistory } from '../../engine/facts/history.ts';
import type { Risk } from '../../engine/facts/risk/reason.ts';
import { type Known, NOTHING_KNOWN } from '../../engine/plan/known.ts';

/*
 * Frauds without a link, each beside its honest twin: the same business in nearly the same words. Written for this project; names, accounts
 * (with right check digits) and domains are made up.
 */

export const KNOWN: Known = {
  ...NOTHING_KNOWN,
  own: ['elmwood.example'],
  partners: [
    'pearlriver-forwarding.example',
    'nordsee-spedition.example',
    'kiefer-board.example',
    'maison-chene.example',
    'haoyuan-hardware.example',
  ],
  accounts: [
    { number: 'DE89370400440532013000', of: 'nordsee-spedition.example' },
    { number: 'DE02120300000000202051', of: 'kiefer-board.example' },
    { number: '6222020200112233446', of: 'haoyuan-hardware.example' },
    { number: '800112233445', of: 'pearlriver-forwarding.example' },
  ],
  people: [
    { name: 'Chen Guodong', address: 'chen@elmwood.example' },
    { name: '陈国栋', address: 'chen@elmwood.example' },
    { name: 'Xu Lan', address: 'xu@elmwood.example' },
    { name: 'Li Na', address: 'li@elmwood.example' },
  ],
  servers: ['mx.elmwood.example'],
};

export interface Twin {
  readonly name: string;
  /** From, Subject, other headers; then an empty line; then the text. */
  readonly fraud: readonly string[];
  readonly honest: readonly string[];
  /** Why the fraud is not found: what it lacks that could tell it. */
  readonly missed?: string;
  /** What is known of the sender of both; of the honest one where it is another. */
  readonly history?: Partial<SenderHistory>;
  readonly honestHistory?: Partial<SenderHistory>;
}

const HEAD = ['To: "Xu Lan" <xu@elmwood.example>', 'Message-ID: <1@x.example>'];
const ENVELOPE = { mailbox: 'sales/INBOX', receivedAt: Date.parse('2026-03-02T08:15:04Z') };

/** What is thought of a mail that is written line by line. */
export function riskOf(lines: readonly string[], history?: Partial<SenderHistory>): Risk {
  const envelope = history ? { ...ENVELOPE, history: { ...NO_HISTORY, isKnown: true, ...history } } : ENVELOPE;
  return extractMail(Buffer.from([...HEAD, ...lines].join('\r\n')), envelope, KNOWN).get('mail.risk') as Risk;
}

export const judged = ({ fraud, honest, history, honestHistory = history }: Twin) => ({
  bad: riskOf(fraud, history),
  good: riskOf(honest, honestHistory),
});

const thread = (name: string, address: string, ...text: readonly string[]) => [
  '',
  `On Mon, 2 Mar 2026 at 09:10, ${name} <${address}> wrote:`,
  ...text.map((line) => `> ${line}`),
];
const ANSWER = ['In-Reply-To: <77@elmwood.example>', 'References: <77@elmwood.example>'];
/** A mail as its lines. */
export const of = (from: string, subject: string, text: readonly string[], headers: readonly string[] = []) => [
  `From: ${from}`,
  `Subject: ${subject}`,
  ...headers,
  '',
  ...text,
];

const NORDSEE = '"Jens Petersen" <petersen@nordsee-spedition.example>';
const KIEFER = '"Anna Kiefer" <a.kiefer@kiefer-board.example>';
const NEW_IBAN = 'DE91 1000 0000 0123 4567 89';

export const TWINS: readonly Twin[] = [
  {
    name: 'the account on an invoice of a supplier whose mailbox was broken into',
    fraud: of(NORDSEE, 'Invoice 2026-118', [
      'Dear Ms Xu,',
      'please find our invoice for February. Kindly pay to',
      `IBAN ${NEW_IBAN}.`,
      'Best regards',
      'Jens Petersen',
    ]),
    honest: of(NORDSEE, 'Invoice 2026-118', [
      'Dear Ms Xu,',
      'please find our invoice for February. Kindly pay to',
      'IBAN DE89 3704 0044 0532 0130 00.',
      'Best regards',
      'Jens Petersen',
    ]),
  },
  {
    name: 'a thread that goes on from a domain with one letter more',
    fraud: of(
      '"Jens Petersen" <petersen@nordsee-speditlon.example>',
      'Re: booking HH-4471',
      [
        'Please use the account of our Munich branch this time.',
        ...thread('Jens Petersen', 'petersen@nordsee-spedition.example', 'The booking is confirmed.'),
      ],
      ANSWER,
    ),
    honest: of(
      NORDSEE,
      'Re: booking HH-4471',
      [
        'Please use the address of our Munich branch this time.',
        ...thread('Jens Petersen', 'petersen@nordsee-spedition.example', 'The booking is confirmed.'),
      ],
      ANSWER,
    ),
  },
  {
    name: 'a thread that goes on from a private mailbox',
    fraud: of(
      '"Anna Kiefer" <anna.kiefer.office@gmail.com>',
      'Re: order 5512',
      [
        'Our bank account has changed. I send you the new details for the deposit today.',
        ...thread('Anna Kiefer', 'a.kiefer@kiefer-board.example', 'Thank you for order 5512.'),
      ],
      ANSWER,
    ),
    honest: of(
      KIEFER,
      'Re: order 5512',
      [
        'Our loading dock has changed. I send you the new details for the truck today.',
        ...thread('Anna Kiefer', 'a.kiefer@kiefer-board.example', 'Thank you for order 5512.'),
      ],
      ANSWER,
    ),
  },
  {
    name: 'the manager, from elsewhere, in a hurry',
    fraud: of('"Chen Guodong" <ceo.office77@outlook.com>', 'Quick task', [
      'Xu, are you at your desk? I need you to make a payment today. I am in a meeting and cannot talk.',
    ]),
    honest: of('"Chen Guodong" <chen@elmwood.example>', 'Quick question', [
      'Xu, are you at your desk? I need the figures of the quarter today. I am in a meeting until three.',
    ]),
  },
  {
    name: 'the manager, in Chinese',
    fraud: of(
      '陈国栋 <chen.guodong.work@163.com>',
      '急',
      ['在办公室吗？我在开会，不方便接电话。请马上安排一笔付款，先保密，账户信息稍后发你。'],
      ['Content-Type: text/plain; charset=utf-8'],
    ),
    honest: of(
      '陈国栋 <chen@elmwood.example>',
      '会议',
      ['下午三点的会改到四点，请通知各部门。'],
      ['Content-Type: text/plain; charset=utf-8'],
    ),
  },
  {
    name: 'gift cards',
    fraud: of('"Li Na" <lina.director@gmail.com>', 'Surprise for the team', [
      'I need a favour: please buy 10 gift cards for the staff, scratch them and send me the codes. Keep it between us.',
    ]),
    honest: of('"Li Na" <li@elmwood.example>', 'Surprise for the team', [
      'For the spring party every department gets a voucher of the canteen. Please send me the number of your staff.',
    ]),
  },
  {
    name: 'a changed account in German',
    fraud: of(
      KIEFER,
      'Rechnung 4471',
      [
        'Sehr geehrte Frau Xu,',
        'bitte beachten Sie unsere neue Bankverbindung:',
        `IBAN ${NEW_IBAN}`,
        'Mit freundlichen Grüßen',
        'Anna Kiefer',
      ],
      ['Content-Type: text/plain; charset=utf-8'],
    ),
    honest: of(
      KIEFER,
      'Rechnung 4471',
      [
        'Sehr geehrte Frau Xu,',
        'bitte beachten Sie unsere neue Lieferadresse. Die Bankverbindung bleibt:',
        'IBAN DE02 1203 0000 0000 2020 51',
        'Mit freundlichen Grüßen',
        'Anna Kiefer',
      ],
      ['Content-Type: text/plain; charset=utf-8'],
    ),
  },
  {
    name: 'a changed card in Chinese',
    fraud: of(
      '王会计 <finance@haoyuan-hardware.example>',
      '三月货款',
      ['您好，三月货款请汇至新的收款账户：', '卡号：6222 0301 0022 3344 553', '谢谢'],
      ['Content-Type: text/plain; charset=utf-8'],
    ),
    honest: of(
      '王会计 <finance@haoyuan-hardware.example>',
      '三月货款',
      ['您好，三月货款请汇至原账户：', '卡号：6222 0202 0011 2233 446', '谢谢'],
      ['Content-Type: text/plain; charset=utf-8'],
    ),
  },
  {
    name: 'another account number than the quoted one, of nobody who is known',
    fraud: of(
      '"Maria Costa" <maria@costa-textil.example>',
      'Re: fabric samples',
      [
        `The deposit goes to IBAN ${NEW_IBAN}, please, the other account is under audit.`,
        ...thread('Maria Costa', 'maria@costa-textil.example', 'Our account: IBAN PT50 0002 0123 1234 5678 9015 4'),
      ],
      ANSWER,
    ),
    honest: of(
      '"Maria Costa" <maria@costa-textil.example>',
      'Re: fabric samples',
      [
        'The deposit goes to IBAN PT50 0002 0123 1234 5678 9015 4, as before.',
        ...thread('Maria Costa', 'maria@costa-textil.example', 'Our account: IBAN PT50 0002 0123 1234 5678 9015 4'),
      ],
      ANSWER,
    ),
  },
  {
    name: 'answers that go to a private mailbox',
    fraud: of(
      '"Pearl River Accounts" <accounts@pearlriver-forwarders.example>',
      'Statement of account',
      ['Please confirm by return which invoices you will pay this week. Our bank details have changed.'],
      ['Reply-To: pearlriver.accounts@outlook.com'],
    ),
    honest: of(
      '"Pearl River Accounts" <accounts@pearlriver-forwarding.example>',
      'Statement of account',
      ['Please confirm by return which invoices you will pay this week. Our opening hours have changed.'],
      ['Reply-To: accounts@pearlriver-forwarding.example'],
    ),
  },
  {
    name: 'a look-alike of our own domain',
    fraud: of('"Elmwood IT" <it@e1mwood.example>', 'Your mailbox', [
      'Your mailbox is full. Answer with your password to keep it.',
    ]),
    honest: of('"Elmwood IT" <it@elmwood.example>', 'Your mailbox', [
      'The mailboxes are moved on Saturday. Nothing is to be done.',
    ]),
  },
  {
    name: 'a look-alike with letters of another alphabet',
    fraud: of('"Jens Petersen" <petersen@xn--nordsee-speditin-3sk.example>', 'Payment advice', [
      'Please settle the open invoices by wire transfer today.',
    ]),
    honest: of(NORDSEE, 'Payment advice', [
      'Please settle the open invoices by wire transfer at the end of the month.',
    ]),
  },
  {
    name: 'pay of the month to another account',
    fraud: of('"Xu Lan" <xulan.private@yahoo.com>', 'Payroll', [
      'Please change my bank account for the payroll before the next payment. I send the new account details today.',
    ]),
    honest: of('"Xu Lan" <xu@elmwood.example>', 'Payroll', [
      'The payroll of March is ready. The list lies in the usual folder.',
    ]),
  },
  {
    name: 'a lawyer and a secret',
    fraud: of(
      '"Dr. Hoffmann, Notary" <hoffmann.notary@consultant.example>',
      'Confidential acquisition',
      [
        'Mr Chen Guodong has named you for this. A wire transfer must be made today. It is strictly private: do not discuss it with anybody, do not call.',
      ],
      ['Reply-To: dr.hoffmann.notary@gmail.com'],
    ),
    honest: of('"Dr. Hoffmann, Notary" <office@hoffmann-notar.example>', 'Deed of 4 March', [
      'The deed was signed. The copies reach you by post; our invoice follows at the end of the month.',
    ]),
  },
  {
    name: 'the address of one in the name of another',
    fraud: of('"petersen@nordsee-spedition.example" <info@cargo-mail.example>', 'Overdue invoice', [
      'Your payment is overdue. Please transfer the amount today and send the receipt.',
    ]),
    honest: of('"petersen@nordsee-spedition.example" <petersen@nordsee-spedition.example>', 'Overdue invoice', [
      'Your payment is overdue. Please transfer the amount by Friday.',
    ]),
  },
  {
    name: 'a forged sender whom the server has seen through',
    fraud: of(
      NORDSEE,
      'Invoice 2026-121',
      ['Please pay the attached invoice by wire transfer today.'],
      [
        'Authentication-Results: mx.elmwood.example; spf=fail smtp.mailfrom=x.example; dkim=none; dmarc=fail header.from=nordsee-spedition.example',
      ],
    ),
    honest: of(
      NORDSEE,
      'Invoice 2026-121',
      ['Please pay the attached invoice by wire transfer by the 30th.'],
      [
        'Authentication-Results: mx.elmwood.example; spf=pass smtp.mailfrom=nordsee-spedition.example; dkim=pass header.d=nordsee-spedition.example; dmarc=pass',
      ],
    ),
  },
  {
    name: 'our own name, forged',
    fraud: of(
      '"Chen Guodong" <chen@elmwood.example>',
      'Transfer',
      ['Xu, please transfer 48,000 EUR today. Details follow.'],
      ['Authentication-Results: mx.elmwood.example; spf=fail; dkim=none; dmarc=fail header.from=elmwood.example'],
    ),
    honest: of(
      '"Chen Guodong" <chen@elmwood.example>',
      'Transfer',
      ['Xu, please transfer 48,000 EUR today. Details follow.'],
      ['Authentication-Results: mx.elmwood.example; spf=pass; dkim=pass header.d=elmwood.example; dmarc=pass'],
    ),
  },
  {
    name: 'money from a stranger',
    fraud: of(
      '"Mrs. Grace Bello" <gracebello1962@hotmail.com>',
      'Dear beloved',
      [
        'Dear friend,',
        'I am a widow and inherited 8.5 million dollars, deposited with a bank. I wish to donate it to you.',
        'Reply for the details.',
      ],
      ['Reply-To: mrs.gracebello@consultant.example'],
    ),
    honest: of('"Grace Bello" <grace@bello-interiors.example>', 'Dining tables', [
      'Dear Ms Li,',
      'we have inherited the showroom of my late husband and want to order 8 dining tables for it.',
      'Please send us your price list.',
    ]),
  },
  {
    name: 'a film that nobody made',
    fraud: of('"anonymous" <zq81k@outlook.com>', 'I know', [
      'I have recorded you with your webcam. Pay 1200 USD in bitcoin to bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 or the video goes to your contacts.',
    ]),
    honest: of('"Marketing" <marketing@elmwood.example>', 'Film of the fair', [
      'We have recorded the stand with a camera. The video goes to all contacts of the fair on Monday.',
    ]),
  },
  {
    name: 'a supplier of whom only the name is right',
    fraud: of(
      '"Anna Kiefer" <a.kiefer@kiefer-board-accounting.example>',
      'Re: order 5512',
      [
        'Kindly pay the balance into the updated bank account below.',
        `IBAN ${NEW_IBAN}`,
        ...thread('Anna Kiefer', 'a.kiefer@kiefer-board.example', 'IBAN DE02 1203 0000 0000 2020 51', 'Thank you.'),
      ],
      ANSWER,
    ),
    honest: of(
      KIEFER,
      'Re: order 5512',
      [
        'Kindly pay the balance into the account below.',
        'IBAN DE02 1203 0000 0000 2020 51',
        ...thread('Anna Kiefer', 'a.kiefer@kiefer-board.example', 'IBAN DE02 1203 0000 0000 2020 51', 'Thank you.'),
      ],
      ANSWER,
    ),
  },
];
