import { of, type Twin } from './twins.ts';

/*
 * Business-mail fraud, each beside its honest twin. Written after the signals: 14 of these 20 frauds were found, and none of the twins, before any
 * signal was touched for them. `npm run quality -- fraud` prints what is found now. Names, accounts (with right check digits) and domains are made up.
 */

const KIEFER = '"Anna Kiefer" <a.kiefer@kiefer-board.example>';
const PEARL = '"Huang Jing" <huang@pearlriver-forwarding.example>';
const HAOYUAN = '"刘海" <liuhai@haoyuan-hardware.example>';
const MAISON = '"Claire Roux" <claire@maison-chene.example>';
/** Not on the list of those who are known; the store knows her. */
const VIDAL = '"Marta Vidal" <marta@vidal-textil.example>';
const KNOWN_IBAN = 'DE02 1203 0000 0000 2020 51';
const THIEF_IBAN = 'GB82 WEST 1234 5698 7654 32';
const VIDAL_IBAN = 'ES91 2100 0418 4502 0005 1332';
const OTHER_SPANISH = 'ES79 2100 0813 6101 2345 6789';

const REGULAR = { firstSeen: '2024-05-06T08:00:00.000Z', mails: 31, domainMails: 44 } as const;
const OF_VIDAL = { ...REGULAR, replyTo: 'marta@vidal-textil.example', accounts: ['ES9121000418450200051332'] } as const;
const FIRST = { mails: 0, domainMails: 0 } as const;

const quoting = (who: string, ...text: readonly string[]) => [
  '',
  `On Tue, 3 Mar 2026 at 10:20, ${who} wrote:`,
  ...text.map((line) => `> ${line}`),
];
const ANSWER = ['In-Reply-To: <81@elmwood.example>', 'References: <80@elmwood.example> <81@elmwood.example>'];

export const BUSINESS_TWINS: readonly Twin[] = [
  {
    name: 'changed account: a regular supplier who is on no list',
    history: OF_VIDAL,
    fraud: of(VIDAL, 'Factura 2026/041', [
      'Buenos días,',
      'adjunto la factura 2026/041.',
      `IBAN: ${OTHER_SPANISH}`,
      'Saludos, Marta',
    ]),
    honest: of(VIDAL, 'Factura 2026/041', [
      'Buenos días,',
      'adjunto la factura 2026/041.',
      `IBAN: ${VIDAL_IBAN}`,
      'Saludos, Marta',
    ]),
  },
  {
    name: 'changed account: the thread was rewritten to name the new one',
    history: OF_VIDAL,
    fraud: of(
      VIDAL,
      'Re: Factura 2026/041',
      [
        `As agreed, to ${OTHER_SPANISH}.`,
        ...quoting('Marta Vidal <marta@vidal-textil.example>', `Our account: ${OTHER_SPANISH}`),
      ],
      ANSWER,
    ),
    honest: of(
      VIDAL,
      'Re: Factura 2026/041',
      [
        `As agreed, to ${VIDAL_IBAN}.`,
        ...quoting('Marta Vidal <marta@vidal-textil.example>', `Our account: ${VIDAL_IBAN}`),
      ],
      ANSWER,
    ),
  },
  {
    name: 'changed account: an audit as the pretext',
    fraud: of(KIEFER, 'Payment of invoice 5530', [
      'Dear Ms Xu,',
      'our main account is under audit until April, so it cannot take payments. For invoice 5530 use our sister company:',
      `IBAN ${THIEF_IBAN}`,
      'Thank you for your understanding.',
    ]),
    honest: of(KIEFER, 'Payment of invoice 5530', [
      'Dear Ms Xu,',
      'our books are under audit until April, so my answers take longer. For invoice 5530 use the account that you know:',
      `IBAN ${KNOWN_IBAN}`,
      'Thank you for your understanding.',
    ]),
  },
  {
    name: 'changed account: two at a time, one of them the old one',
    fraud: of(KIEFER, 'Statement', [`From now on pay to ${THIEF_IBAN}, and no longer to ${KNOWN_IBAN}.`]),
    honest: of(KIEFER, 'Statement', [`Please go on to pay to ${KNOWN_IBAN}; the statement of February is attached.`]),
  },
  {
    name: 'changed account: a forwarder, by its number',
    fraud: of(PEARL, 'Freight March', [
      'Dear team,',
      'freight for March is USD 4,120. Beneficiary Pearl River Forwarding, account no. 900455566677, Bank of East.',
    ]),
    honest: of(PEARL, 'Freight March', [
      'Dear team,',
      'freight for March is USD 4,120. Beneficiary Pearl River Forwarding, account no. 800112233445, as always.',
    ]),
  },
  {
    name: 'changed account: in Chinese, with an apology',
    fraud: of(HAOYUAN, '三月货款', [
      '徐经理您好：',
      '三月货款 86,000 元，因原账户年检暂停使用，请汇至卡号 6222 0211 0000 0000 007。',
      '给您添麻烦了。',
    ]),
    honest: of(HAOYUAN, '三月货款', [
      '徐经理您好：',
      '三月货款 86,000 元，请仍汇至卡号 6222 0202 0011 2233 446。',
      '给您添麻烦了。',
    ]),
  },
  {
    name: 'changed account: in French, of a partner without a known account',
    history: { ...REGULAR, accounts: ['FR1420041010050500013M02606'] },
    fraud: of(MAISON, 'Facture mars', [
      'Bonjour,',
      'merci de noter nos nouvelles coordonnées bancaires pour la facture de mars :',
      'IBAN FR76 3000 6000 0112 3456 7890 189',
      'Cordialement, Claire',
    ]),
    honest: of(MAISON, 'Facture mars', [
      'Bonjour,',
      'merci de noter notre nouvelle adresse pour la facture de mars. Le compte ne change pas :',
      'IBAN FR14 2004 1010 0505 0001 3M02 606',
      'Cordialement, Claire',
    ]),
  },
  {
    name: 'thread hijack: answers suddenly go elsewhere',
    history: OF_VIDAL,
    fraud: of(
      VIDAL,
      'Re: order 88',
      [
        'Could you send the payment plan to me once more?',
        ...quoting('Xu Lan <xu@elmwood.example>', 'Here is the order.'),
      ],
      [...ANSWER, 'Reply-To: marta@vidal-textil-office.example'],
    ),
    honest: of(
      VIDAL,
      'Re: order 88',
      [
        'Could you send the packing list to me once more?',
        ...quoting('Xu Lan <xu@elmwood.example>', 'Here is the order.'),
      ],
      [...ANSWER, 'Reply-To: marta@vidal-textil.example'],
    ),
  },
  {
    name: 'thread hijack: a domain with another ending',
    fraud: of(
      '"Anna Kiefer" <a.kiefer@kiefer-board.test>',
      'Re: order 5541',
      [
        'Any news of the transfer? The bank asks for it today.',
        ...quoting('Anna Kiefer <a.kiefer@kiefer-board.example>', 'The order is packed.'),
      ],
      ANSWER,
    ),
    honest: of(
      KIEFER,
      'Re: order 5541',
      [
        'Any news of the transfer? Our office asks for it.',
        ...quoting('Anna Kiefer <a.kiefer@kiefer-board.example>', 'The order is packed.'),
      ],
      ANSWER,
    ),
  },
  {
    name: 'thread hijack: a hyphen less, and a colleague who is new',
    fraud: of(
      '"Tom Petersen" <tom@nordseespedition.example>',
      'Re: booking HH-4490',
      [
        'Jens is on leave, I have taken this over. The freight is due today, please confirm the payment.',
        ...quoting('Jens Petersen <petersen@nordsee-spedition.example>', 'We ship on Friday.'),
      ],
      ANSWER,
    ),
    honest: of(
      '"Tom Petersen" <tom@nordsee-spedition.example>',
      'Re: booking HH-4490',
      [
        'Jens is on leave, I have taken this over. The vessel sails today, please confirm the address.',
        ...quoting('Jens Petersen <petersen@nordsee-spedition.example>', 'We ship on Friday.'),
      ],
      ANSWER,
    ),
  },
  {
    name: 'thread hijack: in German, from a mailbox of nobody',
    fraud: of(
      '"Anna Kiefer" <anna.kiefer@posteo-konto.example>',
      'AW: Auftrag 5544',
      [
        'Bitte überweisen Sie die Anzahlung noch heute, ich schicke gleich die Bankverbindung.',
        '',
        'Am Di., 3. März 2026 um 10:20 Uhr schrieb Anna Kiefer <a.kiefer@kiefer-board.example>:',
        '> Der Auftrag ist gepackt.',
      ],
      ANSWER,
    ),
    honest: of(
      KIEFER,
      'AW: Auftrag 5544',
      [
        'Bitte bestätigen Sie den Liefertermin noch heute, ich schicke gleich die Packliste.',
        '',
        'Am Di., 3. März 2026 um 10:20 Uhr schrieb Anna Kiefer <a.kiefer@kiefer-board.example>:',
        '> Der Auftrag ist gepackt.',
      ],
      ANSWER,
    ),
  },
  {
    name: 'thread hijack: a regular correspondent, one letter changed',
    history: { ...FIRST, resembles: 'vidal-textil.example', isLookAlike: true },
    fraud: of(
      '"Marta Vidal" <marta@vidaI-textil.example>',
      'Re: order 90',
      [
        'The sample is ready. Please settle invoice 44 before Friday.',
        ...quoting('Marta Vidal <marta@vidal-textil.example>', 'We have begun.'),
      ],
      ANSWER,
    ),
    honestHistory: OF_VIDAL,
    honest: of(
      VIDAL,
      'Re: order 90',
      [
        'The sample is ready. Please settle invoice 44 before Friday.',
        ...quoting('Marta Vidal <marta@vidal-textil.example>', 'We have begun.'),
      ],
      ANSWER,
    ),
  },
  {
    name: 'name spoof: the purchasing manager, from a free mailbox',
    fraud: of('"Li Na" <li.na.purchasing@gmail.com>', 'Are you there', [
      'Hi, are you in the office? I need a transfer to a new supplier done before noon, I will explain later.',
    ]),
    honest: of('"Li Na" <li@elmwood.example>', 'Are you there', [
      'Hi, are you in the office? I need the contract of the new supplier before noon, I will explain later.',
    ]),
  },
  {
    name: 'name spoof: a customer whom the store knows, after a favour',
    history: { ...FIRST, namesakes: ['marta@vidal-textil.example'] },
    fraud: of('"Marta Vidal" <m.vidal.private@outlook.com>', 'Payment', [
      'Hello, the company mailbox is down. Please pay invoice 44 to the account that I send you next.',
    ]),
    honest: of('"Marta Vidal" <m.vidal.private@outlook.com>', 'Photos of the fair', [
      'Hello, here are the photos of the fair, from my own mailbox since they are large.',
    ]),
  },
  {
    name: 'name spoof: our own finance department, from outside',
    fraud: of('"Elmwood Finance" <finance@payments-desk.example>', 'New procedure', [
      'Dear colleagues,',
      'from today all supplier payments are approved by mail to this address. Confirm your bank account for the next payroll.',
    ]),
    honest: of('"Elmwood Finance" <finance@elmwood.example>', 'New procedure', [
      'Dear colleagues,',
      'from today all supplier payments are approved in the system. Nothing changes for the next payroll.',
    ]),
  },
  {
    name: 'name spoof: a colleague, and the pay of the month',
    fraud: of('"Xu Lan" <xulan.personal@yahoo.com>', 'Salary', [
      'Hello, I have changed my bank. Can you update my direct deposit before the next payroll? What do you need from me?',
    ]),
    honest: of('"Xu Lan" <xu@elmwood.example>', 'Salary', [
      'Hello, I have moved house. Can you update my address before the next payroll? What do you need from me?',
    ]),
  },
  {
    name: 'name spoof: a bank that is none',
    fraud: of('"HSBC Trade Services" <trade@hsbc-lc-desk.example>', 'LC 2291 discrepancy', [
      'Your letter of credit is blocked. Verify the account of the applicant within 24 hours, or the documents go back.',
    ]),
    honest: of('"HSBC Trade Services" <trade@hsbc.com>', 'LC 2291 discrepancy', [
      'Your letter of credit has a discrepancy in the weight. Tell us whether the applicant accepts it.',
    ]),
  },
  {
    name: 'name spoof: an auditor in a hurry',
    fraud: of('"Dr. Bauer, Kanzlei Bauer" <bauer.kanzlei@gmx.net>', 'Streng vertraulich', [
      'Herr Chen hat mich beauftragt, den Kauf einer Firma abzuwickeln. Überweisen Sie heute 92.000 EUR, die Kontodaten folgen. Sprechen Sie mit niemandem darüber.',
    ]),
    honest: of('"Dr. Bauer, Kanzlei Bauer" <bauer@kanzlei-bauer.example>', 'Jahresabschluss', [
      'Herr Chen hat mich beauftragt, den Jahresabschluss zu prüfen. Senden Sie mir bitte die Saldenliste bis Freitag.',
    ]),
  },
  {
    name: 'name spoof: a first mail of a neighbour of a partner',
    history: FIRST,
    fraud: of('"Accounts, Pearl River" <accounts@pearlriver-forwardings.example>', 'Overdue freight', [
      'The freight of January is overdue. Settle it today.',
    ]),
    honestHistory: REGULAR,
    honest: of('"Accounts, Pearl River" <accounts@pearlriver-forwarding.example>', 'Overdue freight', [
      'The freight of January is overdue. Settle it today.',
    ]),
  },
  {
    name: 'name spoof: a driver who waits for his money',
    missed: 'A stranger with an account of his own: only who the carrier is would tell, and no fact knows that.',
    fraud: of('"Jens Petersen" <jens.petersen@nordsee-logistik-team.example>', 'Truck at your gate', [
      'The truck waits at your gate. The driver unloads once 1,900 EUR are on DE91 1000 0000 0123 4567 89.',
    ]),
    honest: of('"Jens Petersen" <petersen@nordsee-spedition.example>', 'Truck at your gate', [
      'The truck waits at your gate. The driver unloads once somebody opens ramp 3.',
    ]),
  },
];
