import { describe, expect, it } from 'vitest';
import { filesFrom } from '../../engine/compiler/2-link/files.ts';
import { compileFile, compileRules } from '../../engine/compiler/compile.ts';
import { graphOf } from '../../engine/graph/graph-of.ts';
import { hashPlan } from '../../engine/plan/hash.ts';
import { ruleset as schema } from '../../engine/plan/ruleset.ts';
import { DESIGN_POLICY } from './design-policy.ts';
import { ACCEPTED } from './folders.ts';

const { ruleset, diagnostics } = compileRules(filesFrom(ACCEPTED));

/** Snapshots are read by people: places are tested apart, and would bury the rest. */
const withoutSpans = (value: unknown) =>
  JSON.parse(JSON.stringify(value, (key, inner) => (key === 'span' ? undefined : inner)));

describe('the accepted folder', () => {
  it('compiles without an error, to a ruleset that the schema knows', () => {
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(ruleset.plans.length).toBe(
      Object.keys(ACCEPTED).filter(
        (path) => path.includes('/') && path.endsWith('.ts') && !path.startsWith('extensions/'),
      ).length,
    );
    expect(schema.parse(ruleset)).toEqual(JSON.parse(JSON.stringify(ruleset)));
  });

  it.each(ruleset.plans.map((plan) => [plan.id, plan] as const))('%s: its plan is as reviewed', async (id, plan) => {
    const { hash, ...rest } = plan;
    expect(hash).toBe(hashPlan(rest));
    const { nodes, edges } = graphOf(plan);
    const seen = { plan: withoutSpans(rest), nodes: withoutSpans(nodes), edges };
    await expect(`${JSON.stringify(seen, null, 1)}\n`).toMatchFileSnapshot(`plans/${id.replaceAll('/', '.')}.snap`);
  });

  it('gives one file the plan that it has among all', () => {
    for (const plan of ruleset.plans) expect(compileFile(filesFrom(ACCEPTED), plan.source.file).plan).toEqual(plan);
  });

  it('gives each step the text that it stands for', () => {
    const plan = ruleset.plans.find(({ id }) => id === 'logistics/shipping-trouble')!;
    const text = ACCEPTED[plan.source.file]!;
    const texts = plan.steps.map(({ span }) => text.slice(...span));
    expect(texts.map((one) => one.slice(0, 24))).toEqual([
      'await notify([purchasing',
      'const task = await creat',
      'if (!(await until(task.d',
    ]);
    expect(texts.every((one) => /[;}]$/.test(one))).toBe(true);
  });

  it('compiles the policy of the design letter by letter', () => {
    const files = { ...ACCEPTED, 'logistics/shipping-trouble.ts': DESIGN_POLICY };
    const { plan, diagnostics: found } = compileFile(filesFrom(files), 'logistics/shipping-trouble.ts');
    expect(found).toEqual([]);
    expect(plan?.steps.map(({ kind }) => kind)).toEqual(['notify', 'effect', 'wait']);
  });

  it('is one behaviour in two ways of writing: comments, blank lines and CRLF leave the hash as it is', () => {
    const path = 'logistics/shipping-trouble.ts';
    const before = compileFile(filesFrom(ACCEPTED), path).plan;
    const text = `\uFEFF// new\n${ACCEPTED[path]!.replaceAll('  ', '\t').replaceAll('\n', '\r\n\r\n')}`;
    const after = compileFile(filesFrom({ ...ACCEPTED, [path]: text }), path).plan;
    expect(after?.hash).toBe(before?.hash);
    expect(after).not.toEqual(before);
  });
});
