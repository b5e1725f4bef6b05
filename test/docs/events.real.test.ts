import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../app/command.ts';
import { Office } from '../e2e/office.ts';
import type { Running } from '../e2e/running.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const document = readFileSync(join(ROOT, 'docs/events.md'), 'utf8');
const blockOf = (language: string) => new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'ms').exec(document)![1]!;

let office: Office;
let posthorn: Running;
beforeAll(async () => {
  process.env.SHOP_SECRET = SECRET;
  const config = JSON.parse(blockOf('json')) as Readonly<Record<string, unknown>>;
  office = await Office.open({ rules: join(ROOT, 'rules'), people: ['meyer', 'wu'], config });
  posthorn = await office.start();
});
afterAll(() => office.close());

it('docs/events.md: the shell’s event is taken in, and tells the person of the policy that ships', async () => {
  const env = { ...process.env, POSTHORN: new URL(posthorn.page!).origin };
  const { stdout } = await promisify(execFile)('sh', ['-c', blockOf('sh')], { env });
  expect(JSON.parse(stdout)).toEqual({ event: expect.stringMatching(/^event-/) });
  await office.sink.waitFor(1);
  expect(await office.alerts()).toEqual(['meyer: A cart worth 3480 was left: anna@moebel-nord.example']);
});
