import { expect, it } from 'vitest';
import { channelVoice } from '../../../app/ops/channel-voice.ts';
import type { Happening } from '../../../connectors/happening.ts';
import { anAlert } from '../../store/specimens.ts';

type Delivered = Extract<Happening, { kind: 'delivered' }>;

it('says what a channel fails at once for each reason, and again after a delivery', () => {
  const said: [string, object][] = [];
  const observe = channelVoice((message, about) => said.push([message, about]));
  const delivered = (channel: string, outcome: Delivered['outcome'], detail?: string) =>
    observe({ kind: 'delivered', alert: anAlert({ channel }), outcome, detail, begun: 1, ended: 2 });
  delivered('email', 'temporary', 'The mail server cannot be reached.');
  delivered('email', 'temporary', 'The mail server cannot be reached.');
  delivered('email', 'known');
  delivered('sms', 'unknown', 'The gateway did not answer in time.');
  delivered('email', 'permanent', 'The mail server refused the address.');
  delivered('email', 'sent');
  delivered('email', 'temporary', 'The mail server cannot be reached.');
  expect(said).toEqual([
    ['email: The mail server cannot be reached.', { channel: 'email' }],
    ['sms: The gateway did not answer in time.', { channel: 'sms' }],
    ['email: The mail server refused the address.', { channel: 'email' }],
    ['email: The mail server cannot be reached.', { channel: 'email' }],
  ]);
});
