/*
 * Mails with a page or without, as they come every day, each by what it is. Written for this project. Services stand with their real domains, for a verdict knows
 * whose is whose; what the mails say is made up.
 */

type Case = readonly [name: string, lines: readonly string[]];

const of = (
  from: string,
  subject: string,
  type: string,
  body: string,
  ...headers: readonly string[]
): readonly string[] => [
  `From: ${from}`,
  `Subject: ${subject}`,
  ...headers,
  `Content-Type: ${type}; charset=utf-8`,
  '',
  body,
];

/** Honest mails, and frauds, of which nothing is known beforehand. */
export const CASES: readonly Case[] = [
  [
    'honest: colleague link docs',
    of(
      '"Li Na" <li.na@partnerfirm.com>',
      'Packing list',
      'text/html',
      '<p>Hi Xu, here is the packing list: <a href="https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOpQrStUvWxYz">Packing list</a></p><p>Best regards<br>Li Na</p>',
    ),
  ],
  [
    'honest: github',
    of(
      '"octo" <notifications@github.com>',
      '[acme/app] Fix login (#12)',
      'text/html',
      '<p>@li commented: looks good. <a href="https://github.com/acme/app/pull/12">View it on GitHub</a></p>',
      'List-Id: acme/app <app.acme.github.com>',
      'Reply-To: acme/app <reply+abc@reply.github.com>',
    ),
  ],
  [
    'honest: password changed',
    of(
      '"Dropbox" <no-reply@dropbox.com>',
      'Your password was changed',
      'text/html',
      '<p>Hi Xu, your Dropbox password was recently changed. If this was not you, <a href="https://www.dropbox.com/forgot">reset your password</a>.</p>',
    ),
  ],
  [
    'honest: dhl parcel',
    of(
      '"DHL Paket" <noreply@dhl.de>',
      'Ihre Sendung kommt heute',
      'text/html',
      '<p>Liebe Kundin, Ihre Sendung 00340434 kommt heute. <a href="https://www.dhl.de/de/privatkunden/dhl-sendungsverfolgung.html?piececode=00340434">Sendung verfolgen</a></p>',
    ),
  ],
  [
    'honest: newsletter esp',
    of(
      '"Nordic Lamps" <hello@nordiclamps.com>',
      'New spring collection: 20% off this week',
      'text/html',
      '<img src=x><p>Discover our new lamps.</p><a href="https://nordiclamps.us4.list-manage.com/track/click?u=abc123&id=def456&e=789">Shop now</a> <a href="https://nordiclamps.us4.list-manage.com/unsubscribe?u=abc">Unsubscribe</a>'.padEnd(
        1500,
        '<p>Lovely lamps for every room of your house and garden.</p>',
      ),
      'List-Unsubscribe: <https://nordiclamps.us4.list-manage.com/unsubscribe?u=abc>',
      'List-Id: abc <abc.list-id.mcsv.net>',
    ),
  ],
  [
    'honest: invoice pdf html',
    of(
      '"Accounts Kiefer" <accounts@kiefer-board.com>',
      'Invoice 4711',
      'text/html',
      '<p>Dear Ms Xu,</p><p>please find attached our invoice 4711 over EUR 3,400.00, payable within 14 days by bank transfer to IBAN DE02 1203 0000 0000 2020 51.</p><p>Kind regards, Anna Kiefer<br><a href="https://www.kiefer-board.com">www.kiefer-board.com</a></p>',
    ),
  ],
  [
    'honest: sharepoint',
    of(
      '"Anna Kiefer" <no-reply@sharepointonline.com>',
      'Anna Kiefer shared "Drawings" with you',
      'text/html',
      '<p>Anna Kiefer shared a folder with you. <a href="https://kiefer.sharepoint.com/:f:/s/x/Eabcdefghijklmnop">Open</a></p>',
    ),
  ],
  [
    'honest: docusign',
    of(
      '"DocuSign NA4 System" <dse_NA4@docusign.net>',
      'Please DocuSign: Contract 2026',
      'text/html',
      '<p>Anna Kiefer sent you a document to review and sign. <a href="https://na4.docusign.net/Signing/EmailStart.aspx?a=abc">REVIEW DOCUMENT</a></p>',
    ),
  ],
  [
    'honest: ms security',
    of(
      '"Microsoft account team" <account-security-noreply@accountprotection.microsoft.com>',
      'Microsoft account unusual sign-in activity',
      'text/html',
      '<p>We detected something unusual about a recent sign-in to the Microsoft account xu@elmwood.example. <a href="https://account.live.com/activity">Review recent activity</a></p>',
    ),
  ],
  [
    'honest: zh supplier qq',
    of(
      '王芳 <827364510@qq.com>',
      '报价单',
      'text/html',
      '<div>您好，附件是报价单，请查收。</div><div>王芳 佛山好远五金</div>',
    ),
  ],
  [
    'honest: zoom invite',
    of(
      '"Anna Kiefer" <a.kiefer@kiefer-board.com>',
      'Call on Monday',
      'text/html',
      '<p>Hi Xu, let us talk on Monday at ten: <a href="https://us02web.zoom.us/j/8372615?pwd=aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ">https://us02web.zoom.us/j/8372615</a></p><p>Anna</p>',
    ),
  ],
  [
    'honest: honest account question',
    of(
      '"Anna Kiefer" <a.kiefer@kiefer-board.com>',
      'Bank details',
      'text/plain',
      'Dear Ms Xu,\n\ncould you confirm that you still have our bank details? They have not changed since 2019. If anybody tells you otherwise, please call me.\n\nAnna Kiefer',
    ),
  ],
  [
    'honest: hr payroll notice',
    of(
      '"HR" <hr@elmwood.example>',
      'Payroll change of bank account',
      'text/plain',
      'Dear all, whoever changes the bank account for the payroll uses the form in the intranet, never a mail.',
    ),
  ],
  [
    'honest: customer inquiry gmail',
    of(
      '"John Miller" <johnmiller.designs@gmail.com>',
      'Inquiry dining tables',
      'text/plain',
      'Hello, are you able to quote 20 dining tables? Our site is www.millerdesigns.com. Best regards, John',
    ),
  ],
  [
    'honest: stripe receipt',
    of(
      '"Acme Inc" <receipts+acct_1ABCdef@stripe.com>',
      'Your receipt from Acme Inc #1234-5678',
      'text/html',
      '<p>Receipt from Acme Inc. Amount paid $49.00. <a href="https://dashboard.stripe.com/receipts/acct_1/ch_2">View in browser</a></p>',
    ),
  ],
  [
    'honest: booking',
    of(
      '"Booking.com" <noreply@booking.com>',
      '🛄 Thanks! Your booking is confirmed at Hotel X',
      'text/html',
      '<p>Your booking is confirmed. <a href="https://secure.booking.com/myreservations.html?bn=1">Manage</a></p>',
    ),
  ],
  [
    'honest: calendar',
    of(
      '"Anna Kiefer" <anna@gmail.com>',
      'Invitation: Sync @ Mon',
      'text/html',
      '<p>You have been invited. <a href="https://calendar.google.com/calendar/event?action=VIEW&eid=abc">View on Google Calendar</a></p>',
    ),
  ],
  [
    'honest: survey',
    of(
      '"SurveyMonkey" <member@surveymonkeyuser.com>',
      'Feedback on our service',
      'text/html',
      '<p>Dear customer, please take part in our survey. <a href="https://www.surveymonkey.com/r/abc">Begin</a></p>',
    ),
  ],
  [
    'fraud: voicemail html',
    of(
      '"Voice Mail" <caller@randomshop.info>',
      'New voicemail from +49 30 1234',
      'text/html',
      '<p>You have a new voice message. <a href="https://storage.googleapis.com/abc/x.html#xu@elmwood.example">Listen</a></p>',
    ),
  ],
  [
    'fraud: m365',
    of(
      '"Microsoft 365" <admin@securemail.info>',
      'Password expires today',
      'text/html',
      '<p>Your password expires today. <a href="https://login-office.web.app">Keep password</a></p>',
    ),
  ],
  [
    'fraud: ceo no known',
    of(
      '"Chen Guodong" <office.mail88@gmail.com>',
      'Available?',
      'text/plain',
      'Are you at your desk? I need you to handle a task quickly. I am in a meeting, no calls, just reply by mail.',
    ),
  ],
  [
    'fraud: account no known',
    of(
      '"Anna Kiefer" <a.kiefer@kiefer-boards.com>',
      'Re: order 5512',
      'text/plain',
      'Dear Xu,\n\nplease note that our bank account has changed due to an audit. Kindly make the payment of invoice 4711 to the new account below and send the receipt:\nIBAN DE91 1000 0000 0123 4567 89\n\nAnna',
    ),
  ],
  [
    'fraud: payroll',
    of(
      '"Li Na" <lina.emp@outlook.com>',
      'Direct deposit update',
      'text/plain',
      'Hi, I changed banks and would like to update my direct deposit information before the next payroll. What details do you need?',
    ),
  ],
  [
    'fraud: invoice w/o link',
    of(
      '"Billing" <billing@global-invoices.top>',
      'Overdue invoice 99812',
      'text/plain',
      'Your invoice is overdue. Please transfer 2,480 EUR today to IBAN DE91 1000 0000 0123 4567 89 to avoid legal action.',
    ),
  ],
  [
    'fraud: tech support phone',
    of(
      '"Geek Squad" <order9932@gmail.com>',
      'Order confirmation #GS-99321',
      'text/plain',
      'Thank you for renewing your Geek Squad plan. $399.99 will be charged to your account. To cancel call +1 (808) 555-0100 within 24 hours.',
    ),
  ],
  [
    'fraud: norton html',
    of(
      '"Norton" <invoice@mx-billing.info>',
      'Your subscription',
      'text/html',
      '<p>Dear customer, your subscription was renewed for $349. To cancel, call +1 808 555 0100.</p>',
    ),
  ],
  [
    'fraud: mailbox to be kept by a password',
    of(
      '"IT Helpdesk" <helpdesk@elmwood-support.com>',
      'Your mailbox is 98% full',
      'text/plain',
      'Dear user, your mailbox has exceeded its limit. To keep your account reply to this message with your user name and current password so that we can increase the quota.',
    ),
  ],
  [
    'honest: warns of handing over a password',
    of(
      '"IT Service" <it@partnerfirm.com>',
      'Phishing mails these days',
      'text/plain',
      'Dear colleagues, never reply to a mail that asks for your password. We shall not ask you for it.',
    ),
  ],
  [
    'fraud: card number by answer',
    of(
      '"Accounts" <billing@parcel-payments.com>',
      'FINAL NOTICE: unpaid customs fee',
      'text/plain',
      'Your parcel is held. Pay the customs fee of 2.99 EUR within 24 hours. Reply with your card number and expiry date to settle.',
    ),
  ],
  [
    'fraud: a payment that nobody may know of',
    of(
      '"Dr. Klaus Reimann" <kanzlei.reimann@mail.com>',
      'Vertrauliche Akquisition',
      'text/plain',
      'Herr Holm hat mich gebeten, Sie in einer streng vertraulichen Angelegenheit anzusprechen. Ich benötige heute noch die Anweisung einer ersten Rate von 187.400 EUR ins Ausland. Sprechen Sie mit niemandem darüber, auch nicht intern.',
    ),
  ],
  [
    'honest: a draft in confidence',
    of(
      '"Dr. Klaus Reimann" <reimann@reimann-kanzlei.de>',
      'Entwurf Kaufvertrag',
      'text/plain',
      'anbei der überarbeitete Entwurf des Kaufvertrags. Bitte behandeln Sie das Dokument vertraulich. Für Rückfragen erreichen Sie mich in der Kanzlei.',
    ),
  ],
  [
    'fraud: the boss is abroad and nobody may hear',
    of(
      '"王总" <wangzong8899@163.com>',
      '加微信',
      'text/plain',
      '小李,我在外面开会不方便接电话。公司有一笔款今天要付出去,你先建个QQ群把财务和我拉进来,不要跟别人说。',
    ),
  ],
];
