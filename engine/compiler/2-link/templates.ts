import type { Template } from '../../plan/ruleset.ts';
import { type Source, sourceOf } from '../1-parse/source.ts';
import type { Diagnostics } from '../diagnostic.ts';
import { templateFact, templateName, templateShape } from '../diagnostics/people.ts';
import { factGroups } from '../known.ts';
import { didYouMean } from '../spell.ts';
import type { RuleFiles } from './files.ts';
import { printablePaths } from './printable.ts';

const NAME = /^templates\/([^/.]+)\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.md$/;
const PLACEHOLDER = /\{\{([^}]*)\}\}/g;

type Templates = { [name: string]: { [language: string]: Template } };

/** Reads `templates/<name>.<language>.md`: the subject behind `# ` on the first line, then the body. */
export function readTemplates(files: RuleFiles, paths: readonly string[], diagnostics: Diagnostics): Templates {
  const templates: Templates = {};
  for (const path of paths.filter((one) => one.startsWith('templates/') && one.endsWith('.md'))) {
    const source = sourceOf(path, files.read(path) ?? '');
    const [, name, language] = NAME.exec(path) ?? [];
    if (!name || !language) diagnostics.report(source, [0, 0], templateName, {});
    else templates[name] = { ...templates[name], [language]: readTemplate(source, diagnostics) };
  }
  return templates;
}

function readTemplate(source: Source, diagnostics: Diagnostics): Template {
  const [first = '', ...rest] = source.text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  if (!/^#\s+\S/.test(first)) diagnostics.report(source, [0, first.length], templateShape, {});
  checkPlaceholders(source, diagnostics);
  return { subject: first.replace(/^#\s*/, '').trim(), body: rest.join('\n').trim() };
}

function checkPlaceholders(source: Source, diagnostics: Diagnostics): void {
  const known = printablePaths(factGroups());
  for (const { index, 0: text, 1: inner } of source.text.matchAll(PLACEHOLDER)) {
    const path = inner!.trim();
    // What an event brings depends on which: that is looked at where an alert uses the text.
    if (known.has(path) || /^data(?:\.\w+)+$/.test(path)) continue;
    diagnostics.report(source, [index, index + text.length], templateFact, { path, hint: didYouMean(path, known) });
  }
}

/** The facts that a text names, by path. */
export const factsIn = ({ subject, body }: Template): readonly string[] =>
  [...`${subject}\n${body}`.matchAll(PLACEHOLDER)].map(([, inner]) => inner!.trim());
