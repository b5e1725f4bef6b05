import { expect, it } from 'vitest';
import { isLoopback } from '../../connectors/loopback.ts';

it.each(['localhost', 'LOCALHOST', 'a.localhost', '127.0.0.1', '127.255.0.9', '::1', '[::1]', '0:0:0:0:0:0:0:1'])(
  '%s is this machine',
  (host) => {
    expect(isLoopback(host)).toBe(true);
  },
);

it.each([
  '',
  'localhost.evil.example',
  '128.0.0.1',
  '0.0.0.0',
  '10.0.0.1',
  '169.254.169.254',
  '::',
  'fe80::1',
  '127.0.0.1.evil.example',
  '2130706433',
])('%j is not known to be this machine', (host) => {
  expect(isLoopback(host)).toBe(false);
});
