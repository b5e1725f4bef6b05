import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Action, sealGrant } from '../../../connectors/links/token.ts';
import type { Alert } from '../../../engine/arbiter/alert.ts';
import { anAlert } from '../../store/specimens.ts';
import { HOSTILE, LINK_KEY, openStage, type Stage } from './stage.ts';
import { type Asked, ask } from './visitor.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(() => stage.close());

const HOUR = 3_600_000;
const ALERT = anAlert({ subject: HOSTILE, body: HOSTILE });

function linkTo(alert: Alert = ALERT, action: Action = 'acknowledge', expires = Date.now() + HOUR, key = LINK_KEY) {
  return `/a/${sealGrant({ action, event: alert.event, alert: alert.key, person: alert.person, expires }, key)}`;
}

const asked = (path: string, options?: Asked) => ask(stage.page.base, path, options);
const FORM = { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' };

/** The hidden field of the page behind a link. */
async function proofAt(link: string): Promise<string> {
  return /name="page" value="([^"]+)"/.exec((await asked(link)).body)?.[1] ?? '';
}

async function press(link: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const body = new URLSearchParams({ page: await proofAt(link), ...fields }).toString();
  return asked(link, { method: 'POST', headers: { ...FORM, ...headers }, body });
}

/** Logs an alert as sent. */
async function sent(changes: Partial<Alert>): Promise<Alert> {
  const alert = anAlert(changes);
  await stage.store.log.begin(alert);
  await stage.store.log.finish(alert.key, { ok: true });
  return alert;
}

describe('the page behind a link', () => {
  it('needs no sign-in, says who would do what, and lies in no cache and no index', async () => {
    const { status, body, headers } = await asked(linkTo());
    expect(status).toBe(200);
    expect(body).toContain('Li Lei');
    expect(body).toContain('由您接手处理？');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('speaks the language of the person, whatever the browser likes', async () => {
    const english = await sent({ key: 'aa'.repeat(16), language: 'en-GB', name: 'Anna' });
    const { body } = await asked(linkTo(english), { headers: { 'accept-language': 'zh' } });
    expect(body).toContain('<html lang="en">');
    expect(body).toContain('Take this on?');
  });

  it('shows hostile words as words', async () => {
    const name = 'Li\r\nSet-Cookie: a=b <img src=x onerror=alert(1)>';
    const alert = await sent({ key: 'bb'.repeat(16), subject: HOSTILE, name });
    const { body, headers } = await asked(linkTo(alert));
    expect(body).not.toContain('<script>alert');
    expect(body).not.toContain('<img');
    expect(body).toContain('&lt;script&gt;');
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('changes nothing, however often it is opened: scanners do', async () => {
    const link = linkTo();
    for (let i = 0; i < 50; i++) {
      expect((await asked(link)).status).toBe(200);
      expect((await asked(link, { method: 'HEAD', headers: { purpose: 'prefetch' } })).status).toBe(200);
    }
    expect(stage.told).toEqual([]);
    expect((await press(link)).status).toBe(200);
    expect(stage.told).toHaveLength(1);
  });
});

describe('the button of that page', () => {
  it('acknowledges as the person whom the alert went to', async () => {
    const { status, body } = await press(linkTo());
    expect(status).toBe(200);
    expect(body).toContain('您已接手。');
    expect(stage.told).toMatchObject([{ id: 'e1', event: 'alert.acknowledged', by: 'li', of: ALERT.key }]);
  });

  it('resolves by the other link, after it was acknowledged too', async () => {
    await press(linkTo());
    expect((await press(linkTo(ALERT, 'resolve'))).body).toContain('已标记为解决');
    expect(stage.told.map(({ event }) => event)).toEqual(['alert.acknowledged', 'alert.resolved']);
    expect((await asked(linkTo())).body).toContain('此事已解决。');
  });

  it('acts once: later it says who did it, and when', async () => {
    const link = linkTo();
    const body = `page=${await proofAt(link)}`;
    const post = () => asked(link, { method: 'POST', headers: FORM, body });
    await post();
    const again = await post();
    expect(again.status).toBe(200);
    expect(again.body).toContain('此事已有人接手。');
    expect(again.body).toContain('li');
    expect(again.body).toContain(String(new Date().getUTCFullYear()));
    expect((await asked(link)).body).not.toContain('<form');
    expect(stage.told).toHaveLength(1);
  });

  it('acts once when it is pressed many times at once', async () => {
    const link = linkTo();
    const body = `page=${await proofAt(link)}`;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => asked(link, { method: 'POST', headers: FORM, body })),
    );
    expect(stage.told).toHaveLength(1);
    expect(answers.filter((answer) => answer.body.includes('您已接手。'))).toHaveLength(1);
    expect(answers.filter((answer) => answer.body.includes('此事已有人接手。'))).toHaveLength(7);
  });

  it('acts where a process died after it had used the token up', async () => {
    const link = linkTo();
    const use = stage.store.tokens.use.bind(stage.store.tokens);
    Object.assign(stage.store.tokens, {
      use: async (...given: Parameters<typeof use>) => (await use(...given)) && false,
    });
    await press(link);
    expect(stage.told).toMatchObject([{ event: 'alert.acknowledged' }]);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses a form of %s', async (_, headers) => {
    const { status, body } = await press(linkTo(), {}, headers);
    expect(status).toBe(403);
    expect(body).toContain('此请求并非来自本页面。');
    expect(stage.told).toEqual([]);
  });

  it('takes a form of our own page, by its outside name too', async () => {
    expect((await press(linkTo(), {}, { origin: 'https://posthorn.ours.example' })).status).toBe(200);
    expect(stage.told).toHaveLength(1);
  });

  it('refuses who posts without having seen the page', async () => {
    const link = linkTo();
    for (const body of ['', 'page=', 'page=x', `page=${await proofAt(linkTo(ALERT, 'resolve'))}`]) {
      expect((await asked(link, { method: 'POST', headers: FORM, body })).status).toBe(403);
    }
    const json = { ...FORM, 'content-type': 'application/json' };
    expect((await asked(link, { method: 'POST', headers: json, body: '{}' })).status).toBe(403);
    expect(stage.told).toEqual([]);
  });
});

describe('a link that is none', () => {
  it('is not found where it is forged, cut or of another installation, and says what to do', async () => {
    const good = linkTo();
    for (const link of [
      `${good.slice(0, -9)}${good.at(-9) === 'A' ? 'B' : 'A'}${good.slice(-8)}`,
      good.slice(0, -9),
      linkTo(ALERT, 'resolve', Date.now() + HOUR, new Uint8Array(32)),
    ]) {
      for (const method of ['GET', 'POST']) {
        const { status, body } = await asked(link, { method, headers: FORM });
        expect(status).toBe(404);
        expect(body).toContain('copy the whole of it');
      }
    }
    expect(stage.told).toEqual([]);
  });

  it('is gone where it has expired, or its alert is no longer kept', async () => {
    const expired = await asked(linkTo(ALERT, 'acknowledge', Date.now() - 1_000));
    expect([expired.status, expired.body.includes('This link has expired.')]).toEqual([410, true]);
    expect((await asked(linkTo(anAlert({ key: 'cc'.repeat(16) })))).status).toBe(410);
    expect((await asked(linkTo({ ...ALERT, person: 'chen' }))).status).toBe(410);
  });

  it('is refused without a look after too many of them, while good ones go on', async () => {
    const statuses = await Promise.all(Array.from({ length: 25 }, async () => (await asked('/a/forged')).status));
    expect(statuses.filter((status) => status === 404)).toHaveLength(20);
    expect((await asked('/a/forged')).headers['retry-after']).toBe('600');
    expect((await asked(linkTo())).status).toBe(200);
  });
});

describe('where the policy asks who acts', () => {
  let link: string;
  beforeEach(async () => {
    link = linkTo(await sent({ key: 'dd'.repeat(16), identity: true, language: 'en' }));
  });
  const code = () => stage.codes.at(-1)!.code;

  it('the link alone does not act: a forwarded one is worth nothing', async () => {
    expect((await asked(link)).body).toContain('the link alone is not enough');
    expect((await press(link)).body).toContain('Send me the code');
    expect(stage.told).toEqual([]);
    expect(stage.codes).toEqual([]);
  });

  it('the code that the person was sent acts, once', async () => {
    const answer = await press(link, { send: 'code' });
    expect(answer.body).toContain('A code was sent to you by sms');
    expect(answer.body).not.toContain(code());
    expect(stage.codes).toMatchObject([{ person: 'li', code: expect.stringMatching(/^\d{6}$/) }]);
    const spaced = `${code().slice(0, 3)} ${code().slice(3)}`;
    expect((await press(link, { code: spaced })).body).toContain('You have taken it on.');
    expect(stage.told).toMatchObject([{ event: 'alert.acknowledged', by: 'li', of: 'dd'.repeat(16) }]);
  });

  it('five wrong tries end a code, and five codes are all there are', async () => {
    await press(link, { send: 'code' });
    const wrong = code() === '000000' ? '000001' : '000000';
    for (let tries = 1; tries <= 4; tries++) {
      expect((await press(link, { code: wrong })).body).toContain('That is not the code.');
    }
    expect((await press(link, { code: wrong })).body).toContain('no longer valid');
    expect((await press(link, { code: code() })).body).toContain('no longer valid');
    for (let issue = 2; issue <= 5; issue++) {
      expect((await press(link, { send: 'code' })).body).toContain('A code was sent');
    }
    expect((await press(link, { send: 'code' })).body).toContain('No more codes');
    expect(stage.told).toEqual([]);
  });
});

describe('the buttons for what a mail was', () => {
  const known = (event: string) =>
    stage.store.senders.note({
      event,
      sender: 'anna@kiefer.example',
      root: 'kiefer.example',
      name: '',
      replyTo: '',
      accounts: [],
      reasons: ['sender-near'],
      isSound: false,
      at: 1,
    });
  const about = () => stage.store.verdicts.about({ sender: 'anna@kiefer.example', root: 'kiefer.example' });

  it('keep the word, and tell the run that the mail is fine', async () => {
    await known('e1');
    const link = linkTo(ALERT, 'fine');
    expect((await asked(link)).body).toContain('这封邮件正常？');
    expect(await about()).toBeUndefined();
    expect((await press(link)).body).toContain('您已确认邮件正常。');
    expect(stage.told).toMatchObject([{ id: 'e1', event: 'alert.cleared', by: 'li', of: ALERT.key }]);
    expect(await about()).toMatchObject({ verdict: 'fine', reasons: ['sender-near'] });
    expect((await asked(link)).body).toContain('此邮件已被确认正常。');
    expect(stage.told).toHaveLength(1);
  });

  it('let who thinks better of it say so, once', async () => {
    await known('e1');
    await press(linkTo(ALERT, 'fine'));
    expect((await press(linkTo(ALERT, 'bad'))).body).toContain('您已认定邮件有问题。');
    expect((await about())?.verdict).toBe('bad');
    expect(stage.told.map(({ event }) => event)).toEqual(['alert.cleared', 'alert.resolved']);
  });
});
