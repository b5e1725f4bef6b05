import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { shortHash } from '../plan/hash.ts';
import type { Alert, Way } from './alert.ts';
import type { Bundle, Docket } from './docket.ts';
import { isSilent, priorityOf } from './passes/channel.ts';
import type { Item } from './wish.ts';
import { type Text, wordsOf } from './wording.ts';

/** One alert out of a bundle: the leader's subject, everybody's text, a danger warning first. */
export function alertFor(bundle: Bundle, by: Way, at: Pick<Docket, 'event' | 'at'>): Alert {
  const { petitions, person, reachable } = bundle;
  const leader = petitions[0]!.wish;
  const texts = petitions.map(({ wish }) => wordsOf(wish, reachable.language));
  const priority = priorityOf(petitions);
  const items = petitions.flatMap(itemsOf);
  const quote = petitions.find(({ wish }) => wish.quote)?.wish.quote;
  const dangers = petitions.filter(({ wish }) => wish.danger).map(({ wish }) => wish.policy);
  return {
    key: keyOf([at.event.id, person, leader.stage, leader.turn, priority, by.channel, ...new Set(dangers)]),
    event: at.event.id,
    person,
    name: reachable.name,
    language: reachable.language,
    stage: leader.stage,
    turn: leader.turn,
    priority,
    danger: dangers.length > 0,
    channel: by.channel,
    address: by.address,
    subject: texts[0]!.subject,
    body: bodyOf(texts),
    policies: [...new Set(petitions.map(({ wish }) => wish.policy))],
    at: at.at,
    ...(isSilent(bundle) && { silent: true }),
    ...(petitions.some(({ wish }) => wish.identity) && { identity: true }),
    ...(petitions.some(({ wish }) => wish.verdict) && { verdict: true }),
    ...(items.length > 0 && { items }),
    ...(quote && { quote }),
  };
}

const itemsOf = ({ wish: { wording } }: Bundle['petitions'][number]) =>
  wording.kind === 'digest' ? wording.items.flatMap(({ key }) => (key === undefined ? [] : markOf({ key }))) : [];

/** Tells the items of summaries apart, and nothing of them. */
export const markOf = ({ key }: Pick<Item, 'key'>): string => shortHash(keyOf([key]));

/** What an alert of a bundle would say, for a summary. */
export function textOf({ petitions, reachable }: Bundle): Text {
  const texts = petitions.map(({ wish }) => wordsOf(wish, reachable.language));
  return { subject: texts[0]!.subject, body: bodyOf(texts) };
}

/** 128 bits are enough to never meet by chance and short enough for a Message-ID. JSON keeps the parts apart. */
export const keyOf = (parts: readonly string[]) => bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts)))).slice(0, 32);

/** A single text stands as it is; several each under their own subject. The same text is said once. */
function bodyOf(texts: readonly Text[]): string {
  const distinct = [...new Map(texts.map((text) => [`${text.subject}\n${text.body}`, text])).values()];
  if (distinct.length === 1) return distinct[0]!.body;
  return distinct.map(({ subject, body }) => `${subject}\n\n${body}`).join('\n\n———\n\n');
}
