import type { Type } from '../../../engine/catalogue/type.ts';
import type { Text } from '../../../engine/catalogue/words.ts';
import type { Import } from '../../../engine/compiler/edit/edit.ts';
import type { Outline, OutlineConstant, OutlineStep } from '../../../engine/compiler/edit/outline/outline.ts';
import { type Quote, quoteOf } from '../../../engine/compiler/edit/print/literal.ts';
import { effectNamed, stateEntries } from '../../../engine/compiler/known.ts';
import { stepsBefore } from '../../canvas/entries/site.ts';
import type { Files } from '../../canvas/files.ts';
import { humanised } from '../../canvas/saying/names.ts';
import { type Fact, factsBelow, groupRoots, type Root, typeOf } from '../../conditions/facts.ts';
import { exportsOf } from '../../workspace/exports.ts';
import { type EventChoice, eventChoices, eventOf } from './events.ts';
import { type WhoChoice, whoChoices } from './parties.ts';

/** A name with words for it. */
export interface Named {
  /** TypeScript. */
  readonly text: string;
  readonly label: Text;
  readonly doc?: Text | undefined;
}

/** What a rules folder offers to all forms of a file. */
export interface Offers {
  readonly events: readonly EventChoice[];
  readonly who: readonly WhoChoice[];
  /** Lists that analysts keep beside the rules. */
  readonly lists: readonly Named[];
  /** Helpers of the rules that say of a text whether something is so: `isOurs`. */
  readonly helpers: readonly Named[];
  /** Names of texts, with the languages that each is there in. */
  readonly templates: ReadonlyMap<string, readonly string[]>;
  /** What can be imported: an edit takes what it needs. */
  readonly exports: readonly Import[];
}

/** What can be named at a place of a policy. */
export interface Scope extends Offers {
  readonly facts: readonly Fact[];
  readonly states: readonly Named[];
  readonly constants: readonly OutlineConstant[];
  /** Whether the event brings a mail. */
  readonly hasMail: boolean;
  readonly quote: Quote;
}

const TEMPLATE = /^templates\/([^/.]+)\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.md$/;
const LIST = /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?^export const (\w+) = list\(/gm;

export function offersOf(files: Files, path: string): Offers {
  return {
    events: eventChoices(files),
    who: whoChoices(files),
    lists: listsIn(files),
    helpers: helpersIn(files),
    templates: templatesIn(files.keys()),
    exports: exportsOf(files, path),
  };
}

function listsIn(files: Files): readonly Named[] {
  return [...files].flatMap(([path, { text }]) => {
    if (!path.endsWith('.ts') || !text.includes('list(')) return [];
    return [...text.matchAll(LIST)].map(([, doc = '', name = '']) => {
      const about = doc
        .replace(/^\s*\*\s?/gm, '')
        .replace(/\s+/g, ' ')
        .trim();
      return { text: name, label: { en: humanised(name), zh: humanised(name) }, doc: { en: about, zh: about } };
    });
  });
}

/** `export const isOurs = (domain: string) => …` */
const HELPER = /^export const (\w+) = \(\s*\w+\s*:\s*string\s*\)(?:\s*:\s*boolean)?\s*=>/gm;
/** What a helper is called that gives no truth value: `zoneOf`. */
const NO_TRUTH = /^(?!is|has|can|was)/;

function helpersIn(files: Files): readonly Named[] {
  return [...files].flatMap(([path, { text }]) => {
    if (!path.endsWith('.ts') || path.startsWith('extensions/')) return [];
    const names = [...text.matchAll(HELPER)].map(([, name = '']) => name).filter((name) => !NO_TRUTH.test(name));
    return names.map((name) => ({ text: name, label: { en: humanised(name), zh: humanised(name) } }));
  });
}

export function templatesIn(paths: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    const [, name, language] = TEMPLATE.exec(path) ?? [];
    if (name && language) found.set(name, [...(found.get(name) ?? []), language]);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * @param place `when`, where there are facts alone; `endsWhen`; or the id of a step, which can name what earlier ones gave
 */
export function scopeOf(outline: Outline, text: string, place: string, offers: Offers): Scope {
  const event = eventOf(outline, offers.events);
  const bound = boundAt(outline, place);
  const gives = event?.gives ?? ['mail'];
  const groups: Root[] = [
    ...groupRoots(gives),
    ...(event?.data ? [{ name: 'data', label: event.label, type: dataType(event), isNamed: false }] : []),
  ];
  const roots = [...groups];
  for (const step of bound) roots.push(rootOf(step, factsBelow(roots)));
  return {
    ...offers,
    facts: factsBelow(roots),
    states: place === 'when' ? [] : statesOf(gives, place === 'endsWhen' ? [] : bound),
    constants: outline.constants,
    hasMail: gives.includes('mail'),
    quote: quoteOf(text),
  };
}

const dataType = ({ data = {} }: EventChoice): Type => ({ type: 'object', name: 'Data', fields: data });

/** Steps before one that give something a name, the first first. */
function boundAt(outline: Outline, id: string): readonly OutlineStep[] {
  const dot = id.lastIndexOf('.');
  const [into, at] = [id.slice(0, Math.max(dot, 0)), Number(id.slice(dot + 1))];
  if (Number.isNaN(at)) return [];
  for (const body of [...(outline.body ? [outline.body] : []), ...outline.flows.map((flow) => flow.body)]) {
    const found = stepsBefore(body, into, at);
    if (found) return found.filter(({ bind }) => bind).toReversed();
  }
  return [];
}

function rootOf({ bind, call, kind, args }: OutlineStep, facts: readonly Fact[]): Root {
  const name = bind?.name ?? '';
  const returned = call === undefined ? undefined : effectNamed(call)?.returns;
  const type = returned ?? (kind === 'const' && args[0] ? typeOf(args[0].text, facts) : undefined);
  const unknown: Type = { type: 'union', of: [] };
  const said = humanised(name);
  return {
    name,
    label: { en: said, zh: said },
    type: type ?? (kind === 'wait' ? { type: 'boolean' } : unknown),
    isNamed: true,
  };
}

function statesOf(gives: readonly string[], bound: readonly OutlineStep[]): readonly Named[] {
  const entries = stateEntries();
  const ofEvent = entries
    .filter(
      ({ on, name }) =>
        on === 'event' && (name.startsWith('alerts.') || gives.some((one) => name.startsWith(`${one}.`))),
    )
    .map(({ name, words }) => ({ text: name, label: stateLabel(name, words.label), doc: words.doc }));
  const ofHandles = bound.toReversed().flatMap(({ bind, call, kind }) => {
    const returns = call === undefined ? undefined : effectNamed(kind === 'notify' ? 'notify' : call)?.returns;
    const owner = returns?.type === 'object' ? (returns.name ?? '').toLowerCase() : undefined;
    if (!bind || owner === undefined) return [];
    return entries
      .filter(({ on, name }) => on === 'handle' && name.startsWith(`${owner}.`))
      .map(({ name, words }) => {
        const said = humanised(bind.name);
        const label = { en: `${said} is ${words.label.en}`, zh: `${said}${words.label.zh}` };
        return { text: `${bind.name}${name.slice(name.indexOf('.'))}`, label, doc: words.doc };
      });
  });
  return [...ofHandles, ...ofEvent];
}

const GROUPS: { readonly [group: string]: Text } = {
  mail: { en: 'the mail', zh: '邮件' },
  alerts: { en: 'any alert', zh: '任一提醒' },
};

function stateLabel(name: string, { en, zh }: Text): Text {
  const of = GROUPS[name.slice(0, name.indexOf('.'))];
  return of ? { en: `${of.en} is ${en}`, zh: `${of.zh}${zh}` } : { en, zh };
}
