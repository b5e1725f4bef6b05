import { createContext } from 'svelte';
import type { Text } from '../../engine/catalogue/words.ts';
import { parseExpression } from '../../engine/compiler/1-parse/snippet.ts';
import type { Edit, Import } from '../../engine/compiler/edit/edit.ts';
import type { OutlineStep, Piece } from '../../engine/compiler/edit/outline/outline.ts';
import { saidBy } from '../../engine/compiler/edit/outline/said.ts';
import { printObject } from '../../engine/compiler/edit/print/literal.ts';
import { said } from '../canvas/saying/expression.ts';
import { tongueOf } from '../canvas/saying/names.ts';
import type { PolicyDocument } from '../document/document.ts';
import { stepNamed } from '../document/selection.ts';
import { preferences } from '../preferences.svelte.ts';
import { en } from '../words/en.ts';
import type { Words } from '../words/words.ts';
import { zh } from '../words/zh.ts';
import type { Workspace } from '../workspace/workspace.svelte.ts';
import { type FormField, keyOf } from './model/fields.ts';
import { owners } from './model/parties.ts';
import { policyForm } from './model/policy-form.ts';
import { type Problems, problemsAt } from './model/problems.ts';
import { offersOf, type Scope, scopeOf } from './model/scope.ts';
import { stepForm } from './model/step-form.ts';

/** What is set on the right: the selected step, or the policy as a whole. Fields read from here and write through it. */
export class Form {
  readonly document: PolicyDocument;
  readonly workspace: Workspace;
  readonly isFixed: boolean;
  /** Why a field was not written, by its key. */
  #refused = $state.raw<ReadonlyMap<string, Text>>(new Map());
  #problems = $state.raw<Problems>(new Map());

  readonly #path: string;
  readonly offers = $derived.by(() => offersOf(this.workspace.files, this.#path));
  readonly owners = $derived.by(() => owners(this.workspace.files));
  /** The step whose form is shown; none: that of the policy. */
  readonly step: OutlineStep | undefined = $derived.by(() => {
    const { outline, selection } = this.document;
    return selection.steps[0] === undefined ? undefined : stepNamed(outline, selection.steps[0]);
  });
  readonly fields: readonly FormField[] = $derived.by(() => {
    const { document, workspace, step } = this;
    return step ? stepForm(step, document.outline, this.#path, workspace.files) : policyForm(document.outline);
  });
  readonly tongue = $derived.by(() => {
    const people = new Map(this.offers.who.map(({ text, label }) => [text, label[preferences.language]]));
    return tongueOf(preferences.language, people, this.document.outline);
  });

  /** What the place can name. */
  readonly #stepScope = $derived.by(() => this.#scopeAt(this.step?.id ?? 'when'));
  readonly #endScope = $derived.by(() => this.#scopeAt('endsWhen'));

  constructor(document: PolicyDocument, workspace: Workspace) {
    this.document = document;
    this.workspace = workspace;
    this.#path = document.path;
    this.isFixed = workspace.files.get(document.path)?.editable === false;
  }

  scopeOf({ path }: FormField): Scope {
    return path[0] === 'endsWhen' ? this.#endScope : this.#stepScope;
  }

  #scopeAt(place: string): Scope {
    const { outline, text } = this.document;
    return scopeOf(outline, text, place, this.offers);
  }

  /** An expression in words. */
  say = (piece: Pick<Piece, 'said'>): string => said(piece.said, this.tongue);

  sayText = (text: string): string => {
    const parsed = parseExpression(text);
    return 'detail' in parsed ? text : said(saidBy(parsed.node, text), this.tongue);
  };

  /** What is wrong with a field, and what to do: of the last text that was checked, or why it was not written. */
  troubleOf(key: string): readonly { readonly message: string; readonly remedy?: string; readonly isError: boolean }[] {
    const { language } = preferences;
    const refused = this.#refused.get(key);
    if (refused) return [{ message: refused[language], isError: true }];
    return (this.#problems.get(key) ?? []).map((one) => {
      const { message, remedy } = language === 'zh' ? one.zh : one;
      return { message, remedy, isError: one.severity === 'error' };
    });
  }

  /** Takes up what the compiler has said, once it is of this very text. */
  readProblems(): void {
    const { document, step, fields } = this;
    if (!document.isChecked) return;
    const own = document.diagnostics.filter(({ file }) => file === document.path);
    const settings = Object.values(document.outline.settings).map(({ whole }) => whole);
    this.#problems = problemsAt(fields, step ? [headOf(step)] : settings, own);
  }

  /** Writes what a field is given; `null` takes it away. @returns whether it was done */
  write(field: FormField, text: string | null, imports: readonly Import[] = [], isTyping = false): boolean {
    if (text === field.piece?.text) return this.#note(field, undefined);
    if (text === null && !field.piece) return this.#note(field, undefined);
    return this.#note(
      field,
      this.#edit(field, this.#editOf(field, text, [...imports, ...this.offers.exports]), isTyping),
    );
  }

  /** What is typed in a field before it is left is one step of the history. */
  #edit(field: FormField, edit: Edit, isTyping: boolean): Text | undefined {
    return this.document.edit(edit, isTyping ? `${this.step?.id ?? ''}:${keyOf(field.path)}` : undefined);
  }

  /** Another edit that a field makes. */
  do(field: FormField, edit: Edit, isTyping = false): boolean {
    return this.#note(field, this.#edit(field, edit, isTyping));
  }

  refuse(field: FormField, reason: Text | undefined): void {
    this.#note(field, reason);
  }

  /** Forgets what was refused: another step is shown. */
  forget(): void {
    this.#refused = new Map();
  }

  #note(field: FormField, reason: Text | undefined): boolean {
    const key = keyOf(field.path);
    if (reason !== undefined || this.#refused.has(key)) {
      const refused = new Map(this.#refused);
      if (reason) refused.set(key, reason);
      else refused.delete(key);
      this.#refused = refused;
    }
    return reason === undefined;
  }

  #editOf(field: FormField, text: string | null, imports: readonly Import[]): Edit {
    const [first, ...rest] = field.path;
    const { step } = this;
    if (!step) return { kind: 'setting', name: String(first), path: rest, text, imports };
    const around = rest.length === 1 ? step.args[Number(first)]?.fields : undefined;
    const gone = text === null ? [] : (field.instead ?? []).filter((name) => around?.[name]);
    if (!around || text === null || gone.length === 0)
      return { kind: 'set', step: step.id, path: field.path, text, imports };
    // In the place of what goes, so that the order stays that of reading.
    const written = Object.entries(around).flatMap(([name, piece]): [string, string][] =>
      name === gone[0] ? [[String(rest[0]), text]] : gone.includes(name) ? [] : [[name, piece.text]],
    );
    return {
      kind: 'set',
      step: step.id,
      path: [Number(first)],
      text: printObject(Object.fromEntries(written)),
      imports,
    };
  }
}

/** Of a step its own line or lines, not those of the ways that leave it. */
const headOf = ({ span, exits }: OutlineStep): readonly [number, number] => [
  span[0],
  Math.min(span[1], ...exits.filter(({ block }) => block.form !== 'absent').map(({ block }) => block.span[0])),
];

/** A sentence of the editor in both languages. */
export const both = (of: (words: Words) => string): Text => ({ en: of(en), zh: of(zh) });

export const [getForm, setForm] = createContext<Form>();
