import { ZenEngine } from '@gorules/zen-engine';
import { Engine, type NestedCondition, Operator } from 'json-rules-engine';
import { type Flat, marked } from './mails.ts';
import type { Policy, Test } from './policies.ts';

/** Policies in some engine. @returns the ids of those that match */
export type Matcher = (mail: Flat) => Promise<readonly string[]>;

/** What a plain loop costs: each condition a function over the mail, made beforehand. */
export function plainScan(policies: readonly Policy[]): (mail: Flat) => readonly string[] {
  const made = policies.map(({ id, tests }) => ({ id, tests: tests.map(functionOf) }));
  return (mail) => made.filter(({ tests }) => tests.every((test) => test(mail))).map(({ id }) => id);
}

function functionOf(test: Test): (mail: Flat) => boolean {
  switch (test.kind) {
    case 'mentions': {
      const phrases = test.phrases.map(marked);
      return ({ subject, text }) => phrases.some((phrase) => subject.includes(phrase) || text.includes(phrase));
    }
    case 'from':
      return ({ domain }) => domain === test.domain;
    case 'list':
      return ({ lists }) => lists.includes(test.list);
    case 'pattern': {
      const pattern = new RegExp(test.source);
      return (mail) => pattern.test(test.place === 'subject' ? mail.rawSubject : mail.rawText);
    }
    default: {
      const { kind, bound } = test;
      return test.op === '>=' ? (mail) => mail[kind] >= bound : (mail) => mail[kind] < bound;
    }
  }
}

export function jsonRulesEngine(policies: readonly Policy[]): Matcher {
  const engine = new Engine([], { allowUndefinedFacts: true });
  const patterns = new Map<string, RegExp>();
  engine.addOperator(new Operator<string, string>('has', (text, phrase) => text.includes(phrase)));
  engine.addOperator(new Operator<string, string>('finds', (text, source) => patterns.get(source)!.test(text)));
  engine.addOperator(new Operator<number, number>('atLeast', (value, bound) => value >= bound));
  engine.addOperator(new Operator<number, number>('below', (value, bound) => value < bound));
  for (const { id, tests } of policies) {
    for (const test of tests) if (test.kind === 'pattern') patterns.set(test.source, new RegExp(test.source));
    engine.addRule({ name: id, conditions: { all: tests.map(nestedOf) }, event: { type: id } });
  }
  return async (mail) => (await engine.run({ ...mail })).events.map(({ type }) => type);
}

function nestedOf(test: Test): NestedCondition {
  switch (test.kind) {
    case 'mentions':
      return {
        any: test.phrases
          .map(marked)
          .flatMap((value) => ['subject', 'text'].map((fact) => ({ fact, operator: 'has', value }))),
      };
    case 'from':
      return { fact: 'domain', operator: 'equal', value: test.domain };
    case 'list':
      return { fact: 'lists', operator: 'contains', value: test.list };
    case 'pattern':
      return { fact: test.place === 'subject' ? 'rawSubject' : 'rawText', operator: 'finds', value: test.source };
    default:
      return { fact: test.kind, operator: test.op === '>=' ? 'atLeast' : 'below', value: test.bound };
  }
}

/** One decision table in which each policy is a row: what that engine is best at. */
export function zenEngine(policies: readonly Policy[]): Matcher {
  const rules = policies.map(({ id, tests }) => ({
    _id: id,
    is: tests.map(zenExpression).join(' and '),
    gives: JSON.stringify(id),
  }));
  const table = {
    hitPolicy: 'collect',
    inputs: [{ id: 'is', name: 'is', type: 'expression' }],
    outputs: [{ id: 'gives', name: 'gives', field: 'id', type: 'expression' }],
    rules,
  };
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', content: {} },
      { id: 'table', name: 'table', type: 'decisionTableNode', content: table },
      { id: 'out', name: 'out', type: 'outputNode', content: {} },
    ],
    edges: [
      { id: '1', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: '2', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  });
  return async (mail) => {
    const { result } = await decision.evaluate(mail);
    return (Array.isArray(result) ? result : []).map((row: { id: string }) => row.id);
  };
}

function zenExpression(test: Test): string {
  switch (test.kind) {
    case 'mentions':
      return `(${test.phrases
        .map((phrase) => JSON.stringify(marked(phrase)))
        .map((phrase) => `contains(subject, ${phrase}) or contains(text, ${phrase})`)
        .join(' or ')})`;
    case 'from':
      return `domain == ${JSON.stringify(test.domain)}`;
    case 'list':
      return `contains(lists, ${JSON.stringify(test.list)})`;
    case 'pattern':
      return `matches(${test.place === 'subject' ? 'rawSubject' : 'rawText'}, ${JSON.stringify(test.source).replaceAll('\\\\', '\\')})`;
    default:
      return `${test.kind} ${test.op} ${test.bound}`;
  }
}
