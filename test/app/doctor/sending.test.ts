import { generateKeyPairSync } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { sending } from '../../../app/doctor/mail/sending.ts';
import { cachingResolver, systemResolver } from '../../../connectors/authenticity/resolver.ts';
import { domainsConfig } from '../../../connectors/domains/config.ts';
import { type DnsServer, type Records, startDnsServer } from '../../real/dns-server.ts';

let dns: DnsServer | undefined;
afterEach(async () => {
  await dns?.close();
  dns = undefined;
});

const IP = '192.0.2.7';
const HERE = { own: [{ name: 'elmwood.example', dkim: ['s1'] }], sendFrom: [IP], blockLists: ['bl.list.example'] };

/** What the doctor says, by what it looked at. */
async function look(records: Records, changes: object = {}) {
  dns = await startDnsServer(records);
  const config = domainsConfig.parse({ ...HERE, ...changes, dns: [dns.address] });
  const ask = cachingResolver(systemResolver(config.dns), { timeoutMs: 300 });
  const findings = await sending(config, ask);
  return (what: string) =>
    findings.filter((one) => one.what === what).map(({ state, detail }) => `${state}: ${detail}`);
}

const keyOf = (bits: number) =>
  generateKeyPairSync('rsa', { modulusLength: bits })
    .publicKey.export({ type: 'spki', format: 'der' })
    .toString('base64');

const LIST: Records = { '2.0.0.127.bl.list.example': { A: ['127.0.0.2'] } };
const SOUND: Records = {
  ...LIST,
  'elmwood.example': { TXT: ['hello=1', `v=spf1 ip4:${IP} include:_spf.relay.example -all`] },
  '_spf.relay.example': { TXT: ['v=spf1 ip4:198.51.100.0/24 -all'] },
  's1._domainkey.elmwood.example': { TXT: [`v=DKIM1; k=rsa; p=${keyOf(2_048)}`] },
  '_dmarc.elmwood.example': { TXT: ['v=DMARC1; p=reject; rua=mailto:d@elmwood.example'] },
  '_mta-sts.elmwood.example': { TXT: ['v=STSv1; id=20260301'] },
  'mta-sts.elmwood.example': { A: ['192.0.2.8'] },
  '_smtp._tls.elmwood.example': { TXT: ['v=TLSRPTv1; rua=mailto:tls@elmwood.example'] },
};

it('finds nothing wrong with a domain whose records are whole', async () => {
  const about = await look(SOUND);
  expect(about('SPF of elmwood.example')).toEqual(['ok: Its record names who may send, our addresses among them.']);
  expect(about('DKIM of elmwood.example, s1')).toEqual(['ok: Its key can be used.']);
  expect(about('DMARC of elmwood.example')).toEqual(['ok: Its record asks others to reject what fails.']);
  expect(about('MTA-STS of elmwood.example')).toEqual([expect.stringMatching(/^ok: /)]);
  expect(about('TLS-RPT of elmwood.example')).toEqual(['ok: Its record says where reports go.']);
  expect(about(`address ${IP}`)).toEqual(['ok: It is not on bl.list.example.']);
});

it('says what to publish where there is nothing', async () => {
  const about = await look(LIST);
  expect(about('SPF of elmwood.example')).toEqual([expect.stringMatching(/^error: .+"v=spf1 ip4:192\.0\.2\.7 -all"/)]);
  expect(about('DKIM of elmwood.example, s1')).toEqual([expect.stringMatching(/^error: s1\._domainkey.+"v=DKIM1;/)]);
  expect(about('DMARC of elmwood.example')).toEqual([expect.stringMatching(/^error: .+"v=DMARC1; p=none; rua=/)]);
  expect(about('MTA-STS of elmwood.example')).toEqual([expect.stringMatching(/^warning: .+"v=STSv1; id=1"/)]);
  expect(about('TLS-RPT of elmwood.example')).toEqual([expect.stringMatching(/^warning: .+"v=TLSRPTv1; rua=/)]);
});

it.each([
  ['two records', ['v=spf1 -all', 'v=spf1 mx -all'], /^error: elmwood\.example has more than one/],
  ['everybody', [`v=spf1 ip4:${IP} +all`], /^error: Its record lets everybody send/],
  ['no word of others', [`v=spf1 ip4:${IP}`], /^warning: .+says nothing of other servers/],
  [
    'not our address',
    ['v=spf1 ip4:203.0.113.1 -all'],
    /^error: .+does not let our 192\.0\.2\.7 send \(fail\): add "ip4:192\.0\.2\.7"/,
  ],
  [
    'too many look-ups',
    [`v=spf1 ip4:${IP} ${Array.from({ length: 11 }, (_, at) => `a:a${at}.example`).join(' ')} -all`],
    /^error: .+takes 11 look-ups, and 10 are allowed/,
  ],
])('SPF: %s', async (_, TXT, said) => {
  const about = await look({ ...SOUND, 'elmwood.example': { TXT } });
  expect(about('SPF of elmwood.example')).toContainEqual(expect.stringMatching(said));
});

it.each([
  ['withdrawn', 'v=DKIM1; p=', /^error: Its key was withdrawn/],
  ['cut', 'v=DKIM1; p=MIIBIjANBgkq', /^error: Its key cannot be read/],
  ['weak', `v=DKIM1; p=${keyOf(1_024)}`, /^warning: Its key has 1024 bits/],
  ['tried', `v=DKIM1; t=y; p=${keyOf(2_048)}`, /^warning: .+only tried/],
])('DKIM: a key that is %s', async (_, record, said) => {
  const about = await look({ ...SOUND, 's1._domainkey.elmwood.example': { TXT: [record] } });
  expect(about('DKIM of elmwood.example, s1')).toEqual([expect.stringMatching(said)]);
});

it.each([
  ['no policy', 'v=DMARC1; rua=mailto:a@elmwood.example', [/^error: .+no policy that others know/]],
  [
    'a policy of nothing, and no reports',
    'v=DMARC1; p=none',
    [/^warning: Its policy is "none"/, /^warning: Nobody is sent reports/],
  ],
  ['a part', 'v=DMARC1; p=reject; pct=20; rua=mailto:a@elmwood.example', [/^warning: It counts for 20 %/]],
])('DMARC: %s', async (_, record, said) => {
  const about = await look({ ...SOUND, '_dmarc.elmwood.example': { TXT: [record] } });
  expect(about('DMARC of elmwood.example')).toEqual(said.map((pattern) => expect.stringMatching(pattern)));
});

it('knows that a domain below another has its DMARC record', async () => {
  const about = await look(SOUND, { own: [{ name: 'news.elmwood.example' }] });
  expect(about('DMARC of news.elmwood.example')).toEqual(['ok: Its record asks others to reject what fails.']);
  expect(about('DKIM of news.elmwood.example')).toEqual([expect.stringMatching(/^warning: No selector is named/)]);
});

it('tells an address that is listed from a list that says so of everybody, or answers nobody', async () => {
  const listed = {
    '7.2.0.192.bl.list.example': { A: ['127.0.0.2'], TXT: ['see https://list.example/?192.0.2.7'] },
  } as const;
  const first = await look({ ...LIST, ...listed });
  expect(first(`address ${IP}`)).toEqual([
    expect.stringMatching(
      /^error: bl\.list\.example calls it a source of spam \("see https:.+ask the list to take it off/,
    ),
  ]);
  await dns!.close();
  const everybody = { ...LIST, ...listed, '1.0.0.127.bl.list.example': { A: ['127.0.0.2'] } } as const;
  const second = await look(everybody);
  expect(second(`address ${IP}`)).toEqual([expect.stringMatching(/^warning: bl\.list\.example does not answer/)]);
  await dns!.close();
  const refused = { ...LIST, '7.2.0.192.bl.list.example': { A: ['127.255.255.254'] } } as const;
  expect((await look(refused))(`address ${IP}`)).toEqual([
    expect.stringMatching(/^warning: .+serve no public resolver/),
  ]);
});

it('does not take silence for an answer, and asks for nothing that nobody has named', async () => {
  const about = await look({ ...SOUND, 'elmwood.example': 'silent', '_dmarc.elmwood.example': 'silent' });
  expect(about('SPF of elmwood.example')).toEqual([expect.stringMatching(/^warning: The DNS did not answer/)]);
  expect(about('DMARC of elmwood.example')).toEqual([expect.stringMatching(/^warning: The DNS did not answer/)]);
  await dns!.close();
  expect((await look(SOUND, { own: [], sendFrom: [] }))('SPF of elmwood.example')).toEqual([]);
  expect(dns!.asked).toEqual([]);
});
