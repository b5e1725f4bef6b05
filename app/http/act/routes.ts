import { createHmac } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Grant, readGrant } from '../../../connectors/links/token.ts';
import type { LoggedAlert } from '../../../connectors/store/store.ts';
import type { Ruleset } from '../../../engine/plan/ruleset.ts';
import type { Deeds } from '../../acts/deeds.ts';
import { sameSecret } from '../access/keys.ts';
import { isOwnRequest } from '../access/own-pages.ts';
import { languageOf } from '../page/words.ts';
import type { PageParts } from '../parts.ts';
import { Codes } from './codes.ts';
import { Failures } from './failures.ts';
import { IdentityGate, type SendCode } from './identity.ts';
import {
  alreadyPage,
  confirmPage,
  donePage,
  type IdentityStep,
  type Shown,
  type Trouble,
  troublePage,
} from './pages.ts';

/** What the pages behind links work with. */
export interface Acting {
  readonly deeds: Deeds;
  /** That links are signed with. */
  readonly key: Uint8Array;
  readonly sendCode: SendCode;
}

type Form = Readonly<Record<string, unknown>>;

interface Opened {
  readonly grant: Grant;
  readonly logged: LoggedAlert;
  readonly shown: Shown;
}

const STATUS = { invalid: 404, expired: 410, gone: 410, tooMany: 429, foreign: 403 } as const;

const small = bodyLimit({ maxSize: 16 * 1024, onError: (context) => context.text('The form is too large.\n', 413) });

/**
 * Links that act. To open one changes nothing: scanners of mail open every link, and some of them twice. Only the form of the page that
 * it opens acts, once. Whoever holds the link acts as the person whom it was sent to; no other sign-in is asked for.
 */
export function actRoutes({ store, rules, acting }: PageParts, ours: readonly string[]): Hono {
  const { deeds, key } = acting;
  const gate = new IdentityGate(new Codes(store.codes, key), acting.sendCode);
  const failures = new Failures();
  return new Hono()
    .use('/a/*', async (context, next) => {
      await next();
      context.header('x-robots-tag', 'noindex, nofollow');
    })
    .get('/a/:token', async (context) => {
      const opened = await open(context);
      if (opened instanceof Response) return opened;
      const before = await deeds.before(opened.logged, opened.grant.action);
      return context.html(before ? alreadyPage(opened.shown, before) : await confirm(opened));
    })
    .post('/a/:token', small, async (context) => {
      const opened = await open(context);
      if (opened instanceof Response) return opened;
      const form = await context.req.parseBody().catch((): Form => ({}));
      const isOurs = isOwnRequest(context, ours) && sameSecret(text(form.page), opened.shown.proof);
      if (!isOurs) return trouble(context, 'foreign', opened.shown.language);
      const before = await deeds.before(opened.logged, opened.grant.action);
      if (before) return context.html(alreadyPage(opened.shown, before));
      const step = await identify(opened, form);
      return context.html(step ? await confirm(opened, step) : await act(opened));
    })
    .all('/a/:token', (context) => {
      context.header('allow', 'GET, POST');
      return context.text('A link is opened by GET, and its form is sent by POST.\n', 405);
    })
    .all('/a/*', (context) => trouble(context, 'invalid'));

  /** The alert behind a link, or the page that says why there is none. */
  async function open(context: Context<object, '/a/:token'>): Promise<Opened | Response> {
    const token = context.req.param('token');
    const reading = readGrant(token, key, Date.now());
    if ('trouble' in reading) return refuse(context, reading.trouble);
    const { grant } = reading;
    const logged = await store.log.get(grant.alert);
    if (!logged || logged.alert.event !== grant.event || logged.alert.person !== grant.person) {
      return trouble(context, 'gone');
    }
    return { grant, logged, shown: shownOf(logged, grant, proofOf(token, key), rules().people) };
  }

  function refuse(context: Context, why: 'invalid' | 'expired'): Response | Promise<Response> {
    const tooMany = why === 'invalid' && failures.add(getConnInfo(context).remote.address ?? '', Date.now());
    return trouble(context, tooMany ? 'tooMany' : why);
  }

  async function act({ grant, logged, shown }: Opened) {
    const before = await deeds.act(logged, grant, Date.now());
    return before ? alreadyPage(shown, before) : donePage(shown);
  }

  async function identify({ grant, logged: { alert }, shown }: Opened, form: Form): Promise<IdentityStep | undefined> {
    return alert.identity ? gate.pass(grant, alert, shown.language, form) : undefined;
  }

  async function confirm({ logged, grant, shown }: Opened, step?: IdentityStep) {
    return confirmPage(shown, logged.alert.identity ? (step ?? (await gate.now(grant))) : undefined);
  }
}

/** Stands in the page's form: who only knows the address has not seen the page. */
const proofOf = (token: string, key: Uint8Array) =>
  createHmac('sha256', key).update(`page ${token}`).digest('base64url');

function shownOf({ alert }: LoggedAlert, { action }: Grant, proof: string, people: Ruleset['people']): Shown {
  const party = people[alert.person];
  const language = alert.language.split('-')[0] === 'zh' ? 'zh' : 'en';
  const timeZone = party?.kind === 'person' ? party.zone : 'UTC';
  const clock = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone,
  });
  return {
    language,
    alert,
    action,
    proof,
    time: (at) => `${clock.format(at)} (${timeZone})`,
    name: (id) => people[id]?.name ?? id,
  };
}

function trouble(context: Context, what: Trouble, language = languageOf(context.req.header('accept-language'))) {
  if (what === 'tooMany') context.header('retry-after', '600');
  return context.html(troublePage(language, what), STATUS[what]);
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
