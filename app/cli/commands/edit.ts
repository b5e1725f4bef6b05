import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { applyEdit } from '../../../engine/compiler/edit/apply.ts';
import type { Edit, Refusal, Splice } from '../../../engine/compiler/edit/edit.ts';
import { EDITS } from '../../../engine/compiler/edit/examples.ts';
import { edit as editSchema } from '../../../engine/compiler/edit/schema.ts';
import { readRules } from '../../rules-folder.ts';
import { CommandFailure, cannotUse, EXIT, type Exit } from '../failure.ts';
import { type Common, ending } from '../options.ts';
import { json, note } from '../print/output.ts';
import { inRules } from '../read/rules.ts';

interface Options extends Common {
  readonly ops: string;
  readonly write: boolean;
}

export function editCommand(program: Command): void {
  program
    .command('edit')
    .argument('<policy>', 'a policy’s file')
    .requiredOption('--ops <file>', 'a JSON list of edits; "-" reads it from standard input')
    .option('--write', 'write the file instead of printing its new text', false)
    .summary('edits of the graph, made in the text')
    .description(
      'Makes edits of a policy’s graph in its text, one after the other, and prints the new text. What an edit does not touch stays byte for byte. Steps have the ids that "posthorn graph" shows.',
    )
    .addHelpText('after', `\nEdits:\n${Object.values(EDITS).map(shown).join('\n')}`)
    .action(ending(edit));
}

const shown = ({ words, example }: (typeof EDITS)[keyof typeof EDITS]) =>
  `  ${words.en}\n      ${JSON.stringify(example)}`;

function edit(path: string, { rules: dir, ops, write, json: asJson }: Options): Exit {
  const file = inRules({ dir, files: rulesOf(dir) }, path);
  const before = contentOf(join(dir, file));
  const made = inTurn(before, editsFrom(ops), file);
  if ('reason' in made) {
    const { at, reason } = made;
    if (asJson) json({ ok: false, edit: at, code: reason.code, message: reason.en });
    else note(`${path}: edit ${at} was not made: ${reason.en}`);
    return EXIT.found;
  }
  if (write) writeFileSync(join(dir, file), made.text);
  if (asJson) json({ ok: true, splices: made.splices, text: made.text });
  else if (!write) process.stdout.write(made.text);
  return EXIT.fine;
}

type Made = { readonly text: string; readonly splices: readonly (readonly Splice[])[] };

/** Each edit on what the one before left; all or none. */
function inTurn(before: string, edits: readonly Edit[], file: string): Made | { at: number; reason: Refusal } {
  let text = before;
  const splices: (readonly Splice[])[] = [];
  for (const [i, one] of edits.entries()) {
    const result = applyEdit(text, one, file);
    if (!result.ok) return { at: i + 1, reason: result.reason };
    text = result.text;
    splices.push(result.splices);
  }
  return { text, splices };
}

function editsFrom(ops: string): readonly Edit[] {
  const what = ops === '-' ? 'standard input' : ops;
  let given: unknown;
  try {
    given = JSON.parse(contentOf(ops === '-' ? 0 : ops));
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw new CommandFailure(`${what}: this is no JSON. A list of edits is needed; "posthorn edit --help" shows each.`);
  }
  const read = z.array(editSchema).safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const at = Number(issue?.path[0] ?? 0) + 1;
  throw new CommandFailure(
    `${what}: edit ${at} is none that there is (${issue?.path.slice(1).join('.')}: ${issue?.message}). "posthorn edit --help" shows each.`,
  );
}

function contentOf(path: string | number): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw cannotUse(String(path), error);
  }
}

function rulesOf(dir: string) {
  try {
    return readRules(dir);
  } catch (error) {
    throw cannotUse(dir, error);
  }
}
