import { wordsOf } from '../arbiter/wording.ts';
import type { Value } from '../plan/expression.ts';
import type { RunStart } from './host.ts';

/** A mail with its subject and text, where it names a template instead: what it says must not depend on who sends it, and when. */
export function withWords(mail: Value, run: RunStart): Value {
  if (mail === null || typeof mail !== 'object' || !('template' in mail)) return mail;
  const { template, language, ...rest } = mail as { readonly [name: string]: Value };
  const texts = run.templates[String(template)] ?? {};
  const wording = { kind: 'template', texts, facts: run.facts } as const;
  const { subject, body } = wordsOf({ wording, title: run.plan.title }, String(language ?? 'en'));
  return { ...rest, subject, text: body };
}
