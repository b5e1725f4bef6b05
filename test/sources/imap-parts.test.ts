import { describe, expect, test } from 'vitest';
import { Bell } from '../../connectors/sources/bell.ts';
import { Backoff } from '../../connectors/sources/imap/backoff.ts';
import { Ledger } from '../../connectors/sources/imap/ledger.ts';
import { answeredBy, isOurs } from '../../connectors/sources/imap/replies.ts';
import { WatchedMails } from '../../connectors/sources/imap/watched-mails.ts';

describe('the ledger', () => {
  test('is settled up to the first mail that was not handed over', () => {
    const ledger = new Ledger(5);
    for (const uid of [5, 6, 9]) ledger.taken(uid);
    expect([ledger.next, ledger.settled]).toEqual([10, 5]);
    ledger.handed(6);
    expect(ledger.settled).toBe(5);
    ledger.handed(5);
    expect(ledger.settled).toBe(9);
    ledger.handed(9);
    expect(ledger.settled).toBe(10);
  });

  test('owes what failed, until it is taken and handed over', () => {
    const ledger = new Ledger(1);
    ledger.taken(1);
    ledger.owe(2);
    ledger.taken(3);
    ledger.owe(1);
    for (const uid of [3]) ledger.handed(uid);
    expect([ledger.again, ledger.settled, ledger.next]).toEqual([[1, 2], 1, 4]);
    ledger.taken(1);
    expect([ledger.again, ledger.settled]).toEqual([[2], 1]);
    ledger.handed(1);
    ledger.pass(2);
    expect([ledger.again, ledger.settled]).toEqual([[], 4]);
  });
});

test('waits double up to the limit, each shortened by up to half', () => {
  const longest = new Backoff(100, 1000, () => 0);
  expect(Array.from({ length: 6 }, () => longest.next())).toEqual([100, 200, 400, 800, 1000, 1000]);
  longest.reset();
  expect(longest.next()).toBe(100);
  expect(new Backoff(100, 1000, () => 1).next()).toBe(50);
});

test('a bell that rang while nobody waited wakes the next who does, once', async () => {
  const bell = new Bell();
  bell.ring();
  bell.ring();
  expect(await bell.wait(60_000)).toBe(true);
  expect(await bell.wait(10)).toBe(false);
  setTimeout(() => bell.ring(), 10);
  expect(await bell.wait(60_000)).toBe(true);
});

describe('the watched mails', () => {
  test('are named by ranges', () => {
    const watched = new WatchedMails();
    for (const uid of [7, 1, 2, 3, 9, 10]) watched.add(uid, '', []);
    expect(watched.sets()).toEqual(['1:3,7,9:10']);
    expect(watched.span()).toBe('1:10');
  });

  test('never make a command longer than servers accept', () => {
    const watched = new WatchedMails();
    for (let uid = 4_000_000_000; uid < 4_000_010_000; uid += 2) watched.add(uid, '', []);
    const sets = watched.sets();
    expect(sets.join(',').split(',')).toHaveLength(5_000);
    expect(Math.max(...sets.map(({ length }) => length))).toBeLessThan(7_000);
  });
});

describe('what a reply answers', () => {
  test.each([
    ['Re: a', '<1@x>', '', ['1@x']],
    ['Re: a', '<2@x>', 'References: <1@x>\r\n\t<2@x>\r\n', ['1@x', '2@x']],
    ['回复：报价', '', 'References: <1@x>\r\n', ['1@x']],
    ['Re: Fwd: a', '<1@x>', '', ['1@x']],
    ['Fwd: a', '<1@x>', '', []],
    ['转发：报价', '<1@x>', '', []],
    ['WG: Angebot', '<1@x>', '', []],
    ['a', '<1@x>', 'Auto-Submitted: auto-replied\r\n', []],
    ['a', '<1@x>', 'Auto-Submitted: no\r\n', ['1@x']],
    ['a', '', '', []],
    ['a', 'your mail of Monday', 'References: nonsense < 1@x > <>\r\n', []],
  ])('%s %s %j', (subject, inReplyTo, headers, ids) => {
    expect(answeredBy({ subject, inReplyTo }, headers)).toEqual(ids);
  });

  test('is bounded, the newest count', () => {
    const many = Array.from({ length: 5_000 }, (_, n) => `<${n}@x>`).join(' ');
    const ids = answeredBy({ inReplyTo: '<last@x>' }, `References: ${many}\r\n`);
    expect(ids).toHaveLength(100);
    expect(ids.at(-1)).toBe('last@x');
  });
});

test.each([
  ['li@example.com', true],
  ['LI@Example.COM', true],
  ['agent@partner.example', true],
  ['li@sub.example.com', false],
  ['example.com', false],
  ['', false],
])('%j is ours: %j', (address, expected) => {
  expect(isOurs({ from: [{ address }] }, ['@example.com', 'agent@partner.example'])).toBe(expected);
});
