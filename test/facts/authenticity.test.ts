import { expect, it } from 'vitest';
import { cachingResolver } from '../../connectors/authenticity/resolver.ts';
import { verify } from '../../connectors/authenticity/verify.ts';
import { writtenResults } from '../../engine/facts/authenticity.ts';

const LINE =
  'mx.elmwood.example; spf=pass smtp.mailfrom=a.example; dkim=fail (bad; "x") header.d=b.example; dkim=pass header.d=A.example; dmarc=pass (p=reject)';

it('results are believed of a server that is named, of its topmost line', () => {
  expect(writtenResults([LINE], ['mx.elmwood.example'])).toEqual({
    spf: 'pass',
    dkim: 'pass',
    dmarc: 'pass',
    arc: 'unknown',
    by: 'server',
    signedBy: ['a.example'],
  });
  expect(writtenResults([LINE], ['mx.other.example'])).toBeUndefined();
  expect(writtenResults([LINE.replaceAll('pass', 'fail'), LINE], ['mx.elmwood.example'])).toMatchObject({
    dmarc: 'fail',
  });
  expect(writtenResults(['mx.elmwood.example 1; none'], ['mx.elmwood.example'])).toMatchObject({
    spf: 'unknown',
    by: 'server',
  });
});

it('a resolver remembers, asks once, and does not wait for ever', async () => {
  const asked: string[] = [];
  let now = 0;
  const ask = cachingResolver(
    async (name) => {
      asked.push(name);
      if (name === 'none.example') throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
      if (name === 'slow.example') await new Promise(() => {});
      return [[name]];
    },
    { timeoutMs: 20, keepMs: 1_000, now: () => now },
  );
  await Promise.all([ask('a.example', 'TXT'), ask('A.example', 'TXT')]);
  await expect(ask('none.example', 'TXT')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  await expect(ask('none.example', 'TXT')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  await expect(ask('slow.example', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' });
  expect(asked).toEqual(['a.example', 'none.example', 'slow.example']);
  now = 2_000;
  await ask('a.example', 'TXT');
  expect(asked.length).toBe(4);
});

it('a check ends in time, whatever the DNS does', async () => {
  const mail = Buffer.from(
    'From: a@a.example\r\nDKIM-Signature: v=1; a=rsa-sha256; d=a.example; s=x; h=from; bh=; b=x\r\n\r\nx',
  );
  const found = await verify(mail, () => new Promise(() => {}), { ip: '192.0.2.1', mailFrom: 'a@a.example' }, 50);
  expect(found).toMatchObject({ dmarc: 'temperror', by: 'own' });
});
