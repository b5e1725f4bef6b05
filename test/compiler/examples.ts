import type { Definition, Frame } from '../../engine/compiler/diagnostics/define.ts';
import { ACCEPTED } from './folders.ts';

/** Everything of the language that an example may use; what it leaves unused is nobody's business here. */
const IMPORTS = `import { all, any, count, createTask, event, every, failure, field, flag, flow, intent, list, localTime, matches, mentions, move, nextTime, notify, person, policy, quote, schedule, sleep, team, together, until, workingTime } from 'posthorn';
import type { Duration, Mail, Who } from 'posthorn';
`;
const PEOPLE = "import { chen, li, purchasing } from './people.ts';\n";
const HEAD = "title: 'Example', owner: 'li', on: 'mail.received'";

/** The file that an example stands in. */
const FRAMES: { readonly [F in Frame]: (text: string) => string } = {
  file: (text) => (text.includes('./people.ts') ? text : `${missing(text)}${text}`),
  when: (text) =>
    `${IMPORTS}${PEOPLE}export default policy({ ${HEAD}, when: ({ mail }) =>\n${text},\nasync run() {} });\n`,
  run: (text) => `${IMPORTS}${PEOPLE}export default policy({ ${HEAD}, async run({ mail, alerts }) {\n${text}\n} });\n`,
  extension: (text) => `import { defineEffect, defineFact, defineHelper } from 'posthorn';\n${text}`,
  policy: (text) =>
    `${IMPORTS}${PEOPLE}export default policy({ ${text}${text.includes('run(') ? '' : ', async run() {}'} });\n`,
};

/** An example that is a whole file brings its own imports where these are what it is about. */
function missing(text: string): string {
  return text.startsWith('import')
    ? text.includes('policy(')
      ? IMPORTS.replace(/^.*\n/, '')
      : ''
    : `${IMPORTS}${PEOPLE}`;
}

/** A rules folder with the example in `example.ts`, beside the people, lists and templates of the accepted cases. */
export function folderWith({ example }: Definition, which: 'bad' | 'good'): { readonly [path: string]: string } {
  const shared = Object.fromEntries(Object.entries(ACCEPTED).filter(([path]) => SHARED.test(path)));
  const file = example.in === 'extension' ? 'extensions/example.ts' : 'example.ts';
  return { ...shared, [file]: FRAMES[example.in](example[which]) };
}

/** What cases take from the accepted folder. */
export const SHARED = /^(?:people|lists)\.ts$|^lists\/|^templates\/|^extensions\//;
