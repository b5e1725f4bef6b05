import type { Expression as Node, ObjectExpression } from '@babel/types';
import type { TriggerEntry } from '../../catalogue/entry.ts';
import { schedule, tickOf } from '../../catalogue/triggers/schedule.ts';
import { hashPlan } from '../../plan/hash.ts';
import { LANGUAGE_VERSION, type Plan } from '../../plan/plan.ts';
import { PRIORITIES, type Priority } from '../../plan/priority.ts';
import type { Schedule } from '../../plan/schedule.ts';
import type { Module } from '../2-link/module.ts';
import { objectForm } from '../diagnostics/grammar.ts';
import {
  constantWanted,
  policyField,
  policyLacks,
  policyShape,
  unknownOwner,
  unknownTrigger,
} from '../diagnostics/policy.ts';
import { wrongType } from '../diagnostics/types.ts';
import { namedTriggers } from '../known.ts';
import { didYouMean } from '../spell.ts';
import { printType } from '../types/print.ts';
import { type Context, report } from './context.ts';
import { eventNames } from './declarations/event.ts';
import { scheduleOf } from './declarations/schedule.ts';
import { entityOf } from './entities.ts';
import { plainName } from './expressions/collections.ts';
import { lower } from './expressions/lower.ts';
import { inhibitsOf } from './inhibits.ts';
import { lowerEndsWhen, lowerRun, lowerWhen, type PolicyPart } from './policy.ts';
import { readsOf } from './reads.ts';
import { peek } from './resolve.ts';
import { idOf, type Rules } from './rules.ts';
import { topLevelOf } from './top-level.ts';
import { Unit } from './unit.ts';

/** The fields of a policy, and how those are written that must be there. */
const FIELDS: { readonly [name: string]: string | undefined } = {
  title: "title: 'Vessel delayed'",
  owner: "owner: 'logistics'",
  on: "on: 'mail.received'",
  priority: undefined,
  when: undefined,
  endsWhen: undefined,
  inhibits: undefined,
  run: 'async run({ mail }) { … }',
};

/** A policy before its limits and its sense were looked at. */
export type Draft = Omit<Plan, 'hash' | 'historyBound'>;

/** Lowers the policy of a file; a draft of one that has errors is of no use. Undefined where there is nothing to lower. */
export function lowerPolicy(module: Module, rules: Rules): Draft | undefined {
  const { main } = module;
  const unit = new Unit(undefined, { home: module.source.path });
  const cx = topLevelOf(module, rules, unit);
  const fields = main && fieldsOf(main, cx);
  if (!fields) return undefined;
  const parts = partsOf(fields, cx);
  return draft(module, parts, cx);
}

/** The object that `policy(…)` is given. */
function fieldsOf(node: Node, cx: Context): ObjectExpression | undefined {
  const callee = node.type === 'CallExpression' && node.callee.type === 'Identifier' ? node.callee.name : '';
  const declared = cx.module.names.get(callee);
  if (node.type !== 'CallExpression' || declared?.kind !== 'language' || declared.name !== 'policy') {
    lower(node, cx);
    return undefined;
  }
  const [fields, ...more] = node.arguments;
  if (fields?.type === 'ObjectExpression' && more.length === 0) return fields;
  report(cx, node, policyShape, {});
  return undefined;
}

function partsOf(node: ObjectExpression, cx: Context): ReadonlyMap<string, PolicyPart> {
  const parts = new Map<string, PolicyPart>();
  for (const part of node.properties) {
    const name = part.type === 'ObjectMethod' && part.key.type === 'Identifier' ? part.key.name : plainName(part);
    if (part.type === 'SpreadElement' || name === undefined)
      report(cx, part, objectForm, { what: { en: 'this', zh: '此写法' } });
    else if (parts.has(name))
      report(cx, part, objectForm, { what: { en: 'a name that stands here twice', zh: '重复的名称' } });
    else if (!Object.hasOwn(FIELDS, name)) {
      const fields = Object.keys(FIELDS)
        .map((field) => `\`${field}\``)
        .join(', ');
      report(cx, part.key, policyField, { name, hint: didYouMean(name, Object.keys(FIELDS)), fields });
    } else parts.set(name, part);
  }
  for (const [name, form] of Object.entries(FIELDS)) {
    if (form !== undefined && !parts.has(name))
      report(cx, { start: node.start, end: node.start }, policyLacks, { name, form });
  }
  return parts;
}

function draft(module: Module, parts: ReadonlyMap<string, PolicyPart>, cx: Context): Draft {
  const title = constantOf(parts.get('title'), 'title', cx);
  const owner = ownerOf(parts.get('owner'), cx);
  const start = startOf(parts.get('on'), cx);
  const trigger = start?.trigger;
  const priority = priorityOf(parts.get('priority'), cx);
  const [whenPart, endsPart, runPart] = [parts.get('when'), parts.get('endsWhen'), parts.get('run')];
  const inner = { ...cx, trigger };
  const when = whenPart && lowerWhen(whenPart, trigger, inner);
  const endsWhen = endsPart && lowerEndsWhen(endsPart, trigger, inner);
  const inhibits = inhibitsOf(parts.get('inhibits'), cx);
  const steps = runPart ? lowerRun(runPart, trigger, inner) : [];
  const templates = [...cx.unit.templates].sort();
  return {
    languageVersion: LANGUAGE_VERSION,
    id: idOf(module),
    title: title ?? '',
    owner: owner ?? '',
    on: trigger?.name ?? '',
    ...(start?.schedule ? { schedule: start.schedule } : {}),
    priority,
    ...(when ? { when } : {}),
    ...(endsWhen ? { endsWhen } : {}),
    ...(inhibits ? { inhibits } : {}),
    steps,
    derived: cx.unit.derived,
    ...readsOf(steps, endsWhen, templates, cx.rules),
    templates,
    ...(cx.unit.extensions.size > 0 && { extensions: Object.fromEntries([...cx.unit.extensions].sort(byName)) }),
    source: { file: module.source.path },
  };
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

/** A text that is written out, or a constant that is one. */
function constantOf(part: PolicyPart | undefined, name: string, cx: Context): string | undefined {
  if (!part) return undefined;
  const [value, ...more] = part.type === 'ObjectProperty' ? (lower(part.value as Node, cx).values ?? []) : [];
  if (typeof value === 'string' && value.trim() !== '' && more.length === 0) return value;
  report(cx, part.type === 'ObjectProperty' ? part.value : part, constantWanted, {
    name,
    wanted: { en: 'a text', zh: '文字' },
  });
  return undefined;
}

/** The id of a person or team. */
function ownerOf(part: PolicyPart | undefined, cx: Context): string | undefined {
  const owner = constantOf(part, 'owner', cx);
  if (!part || owner === undefined || cx.rules.people.has(owner)) return owner;
  const hint = didYouMean(owner, cx.rules.people.keys());
  report(cx, part.type === 'ObjectProperty' ? part.value : part, unknownOwner, { name: owner, hint });
  return undefined;
}

/** What starts the policy. */
interface Start {
  readonly trigger: TriggerEntry;
  readonly schedule?: Schedule;
}

/** `'mail.received'`, an event that the rules declare, or `schedule(…)`. Undefined: a diagnostic was given. */
function startOf(part: PolicyPart | undefined, cx: Context): Start | undefined {
  const node = part?.type === 'ObjectProperty' ? (part.value as Node) : undefined;
  const callee = node?.type === 'CallExpression' ? node.callee : node;
  const meaning = callee?.type === 'Identifier' ? peek(cx, callee.name) : undefined;
  if (node?.type === 'CallExpression' && meaning?.kind === 'language' && meaning.name === 'schedule') {
    const planned = scheduleOf(node, cx);
    return planned && { trigger: { ...schedule, name: tickOf(idOf(cx.module)) }, schedule: planned };
  }
  const entity = node && meaning?.kind === 'const' ? entityOf(cx.rules, meaning, { from: cx, node }) : undefined;
  return entity?.kind === 'event' ? { trigger: entity.entry } : namedStart(part, cx);
}

function namedStart(part: PolicyPart | undefined, cx: Context): Start | undefined {
  const name = constantOf(part, 'on', cx);
  if (!part || name === undefined) return undefined;
  const trigger = namedTriggers().find((entry) => entry.name === name);
  if (trigger) return { trigger };
  const names = namedTriggers().map((entry) => entry.name);
  report(cx, part.type === 'ObjectProperty' ? part.value : part, unknownTrigger, {
    name,
    hint: didYouMean(name, eventNames(cx)),
    names: names.map((one) => `\`${one}\``).join(', '),
  });
  return undefined;
}

function priorityOf(part: PolicyPart | undefined, cx: Context): Priority {
  const text = constantOf(part, 'priority', cx);
  const known = PRIORITIES.find((name) => name === text);
  if (part && text !== undefined && !known) {
    const wanted = printType({ type: 'string', oneOf: PRIORITIES });
    report(cx, part.type === 'ObjectProperty' ? part.value : part, wrongType, {
      what: { en: '`priority`', zh: '`priority`' },
      wanted,
      given: `'${text}'`,
      hint: didYouMean(text, PRIORITIES),
    });
  }
  return known ?? 'normal';
}

/** Completes a draft by its hash. */
export function sealed(draft: Draft, historyBound: number): Plan {
  const plan = { ...draft, historyBound };
  return { ...plan, hash: hashPlan(plan) };
}
