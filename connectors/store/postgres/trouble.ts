import { StoreError, type StoreTrouble } from '../store-error.ts';

/** By SQLSTATE or by its class, see https://www.postgresql.org/docs/current/errcodes-appendix.html. */
const TROUBLE: { readonly [state: string]: StoreTrouble } = {
  '08': 'away',
  '28': 'refused',
  '3D': 'refused',
  '40': 'conflict',
  '42501': 'unwritable',
  '25006': 'unwritable',
  '53100': 'full',
  '53200': 'broken',
  '53300': 'away',
  '55P03': 'conflict',
  '57014': 'conflict',
  '57P': 'away',
  '58': 'broken',
  XX001: 'corrupt',
  XX002: 'corrupt',
};

/** System calls that fail while a server is away, or comes and goes. */
const AWAY = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
];

/** What `pg` says of a connection that ended, without a code. */
const ENDED = /^(Connection terminated|timeout e|Client has encountered a connection error|Client was closed)/;

/** An error of `pg` as a {@link StoreError} where the server or the way to it is to blame; any other error as it is. */
export function postgresTrouble(error: unknown, place: string): unknown {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (message.startsWith('Cannot use a pool after calling end')) return new StoreError('closed', place, error);
  const isAway = AWAY.includes(code) || (!code && ENDED.test(message));
  const trouble = isAway ? 'away' : (TROUBLE[code] ?? TROUBLE[code.slice(0, 3)] ?? TROUBLE[code.slice(0, 2)]);
  return trouble ? new StoreError(trouble, place, error) : error;
}
