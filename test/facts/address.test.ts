import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddresses } from '../../engine/facts/mime/address.ts';
import { Problems } from '../../engine/facts/problems.ts';
import { processorMs } from '../processor-time.ts';

const parsed = (header: string) => parseAddresses(header, new Problems()).map(({ name, address }) => [name, address]);

describe('addresses', () => {
  it.each([
    ['li@x.example', [['', 'li@x.example']]],
    ['<li@x.example>', [['', 'li@x.example']]],
    ['Li <LI@X.Example>', [['Li', 'li@x.example']]],
    ['"Li, Wei" <li@x.example>', [['Li, Wei', 'li@x.example']]],
    ['"Li \\"the boat\\" Wei" <li@x.example>', [['Li "the boat" Wei', 'li@x.example']]],
    ['li@x.example (Li Wei)', [['Li Wei', 'li@x.example']]],
    ['li@x.example (Li (Wei))', [['Li (Wei)', 'li@x.example']]],
    ['Li Wei li@x.example', [['Li Wei', 'li@x.example']]],
    [
      'a@x.example, b@x.example; c@x.example',
      [
        ['', 'a@x.example'],
        ['', 'b@x.example'],
        ['', 'c@x.example'],
      ],
    ],
    [
      'Team: a@x.example, "B" <b@x.example>;, c@x.example',
      [
        ['', 'a@x.example'],
        ['B', 'b@x.example'],
        ['', 'c@x.example'],
      ],
    ],
    ['undisclosed-recipients:;', []],
    ['<Undisclosed-Recipient:;>', []],
    ['<@relay.example,@other.example:li@x.example>', [['', 'li@x.example']]],
    ['=?UTF-8?B?5p2O5Lyf?= <li@x.example>', [['李伟', 'li@x.example']]],
    ['"=?UTF-8?B?5p2O5Lyf?=" <li@x.example>', [['李伟', 'li@x.example']]],
    ['=?UTF-8?B?YSxi?= <li@x.example>', [['a,b', 'li@x.example']]],
    ["'Li Wei' <li@x.example>", [['Li Wei', 'li@x.example']]],
    ['li@x.example <li@x.example>', [['', 'li@x.example']]],
    ['bank@good.example <thief@bad.example>', [['bank@good.example', 'thief@bad.example']]],
    ['"bank@good.example" <thief@bad.example>', [['bank@good.example', 'thief@bad.example']]],
    ['mailto:li@x.example', [['', 'li@x.example']]],
    ['"odd local"@x.example', [['', 'odd local@x.example']]],
    ['Li <li@x.example', [['Li', 'li@x.example']]],
    ['李伟 <li@例子.example>', [['李伟', 'li@例子.example']]],
    ['li@[192.0.2.1]', [['', 'li@[192.0.2.1]']]],
    ['nobody', []],
    ['', []],
    [',,;', []],
  ])('%s', (header, expected) => {
    expect(parsed(header)).toEqual(expected);
  });

  it.each([
    ['li@mail.forwarder.example', 'mail.forwarder.example', 'forwarder.example'],
    ['li@a.b.co.uk', 'a.b.co.uk', 'b.co.uk'],
    ['li@x.com.cn', 'x.com.cn', 'x.com.cn'],
    ['li@shop.github.io', 'shop.github.io', 'shop.github.io'],
    ['li@example.com.', 'example.com', 'example.com'],
    ['li@localhost', 'localhost', 'localhost'],
    ['li@[192.0.2.1]', '[192.0.2.1]', '[192.0.2.1]'],
  ])('%s belongs to %s, registered as %s', (address, domain, root) => {
    expect(parseAddresses(address, new Problems())[0]).toMatchObject({ domain, root });
  });

  it('never fail, and take time in proportion', () => {
    const pieces = fc.array(
      fc.constantFrom('<', '>', '"', '(', ')', ',', ';', ':', '\\', '@', 'a', ' ', '=?', '?=', 'x@y', 'é'),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        for (const { address } of parseAddresses(parts.join(''), new Problems())) expect(address).not.toBe('');
      }),
      { numRuns: 1_000 },
    );
    for (const piece of ['(', '"', '<', 'a@b,', 'a ', ':', '<@', '=?']) {
      const started = process.cpuUsage();
      parseAddresses(piece.repeat(100_000), new Problems());
      expect(processorMs(started), piece).toBeLessThan(5_000);
    }
  });
});
