import type { Definition, Frame } from './define.ts';
import { CHAPTERS } from './index.ts';

/** The page about all diagnostics, in Markdown: `docs/diagnostics.md`, letter by letter. */
export function document(): string {
  const chapters = CHAPTERS.map(({ title, diagnostics }) => [`## ${title}`, ...diagnostics.map(entry)].join('\n\n'));
  return `${[HEAD, ...chapters].join('\n\n')}\n`;
}

const HEAD = `<!-- Written by \`npm run generate\` from engine/compiler/diagnostics. Do not edit. -->

# What the compiler says

\`posthorn check\` compiles every file of a rules folder and runs none. Each of its messages has a stable code. An error leaves
that policy out; the others stay in force. A warning is advice. Words between percent signs stand for what is found in the file.`;

const FRAMES: { readonly [F in Frame]: string } = {
  file: 'a file',
  when: 'in `when`',
  run: 'in `run`',
  policy: 'the fields of a policy',
  extension: 'a file below `extensions/`',
};

function entry({ code, severity, message, remedy, example }: Definition): string {
  const shown = example.bad !== '' && example.bad.length < 400;
  return [
    `### ${code} (${severity})`,
    message.en,
    `*${remedy.en}*`,
    `${message.zh} ${remedy.zh}`,
    ...(shown ? [`Refused (${FRAMES[example.in]}):`, block(example.bad), 'Accepted:', block(example.good)] : []),
  ].join('\n\n');
}

const block = (text: string) => `\`\`\`ts\n${text.trimEnd()}\n\`\`\``;
