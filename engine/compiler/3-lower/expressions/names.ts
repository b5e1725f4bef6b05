import type { Identifier } from '@babel/types';
import type { Text } from '../../../catalogue/words.ts';
import { misplaced, usedBefore } from '../../diagnostics/names.ts';
import { notAwaited } from '../../diagnostics/waiting.ts';
import { isEffect, LANGUAGE_TYPES, WAITING } from '../../language-names.ts';
import { widen } from '../../types/literals.ts';
import { whereFalsy, whereTruthy } from '../../types/narrow.ts';
import { UNDEFINED } from '../../types/type.ts';
import { membersOf } from '../../types/union.ts';
import { type Context, type Ranged, report, reportBroken, spanOf, type Typed } from '../context.ts';
import { entityOf } from '../entities.ts';
import type { Entity } from '../entity.ts';
import { type Meaning, resolve } from '../resolve.ts';
import { moved, refused } from './lower.ts';

export function identifier(node: Identifier, cx: Context): Typed {
  if (node.name === 'undefined' && !cx.scope.get(node.name)) {
    return { expression: { kind: 'absent', span: spanOf(cx, node) }, type: UNDEFINED };
  }
  const meaning = resolve(cx, node.name, node);
  return meaning ? valueNamed(meaning, node, cx) : refused(node, cx);
}

function valueNamed(meaning: Meaning, node: Identifier, cx: Context): Typed {
  switch (meaning.kind) {
    case 'value':
      return shownNow(meaning.typed, node, cx);
    case 'later':
      report(cx, node, usedBefore, { name: node.name });
      return refused(node, cx);
    case 'group':
      return noValue(node, { en: 'a group of facts', zh: '一组事实' }, FACT, cx);
    case 'language':
      return languageName(node, meaning.name, cx);
    case 'type':
      return noValue(
        node,
        { en: 'a type', zh: '类型' },
        { en: 'Types stand behind a colon.', zh: '类型写在冒号之后。' },
        cx,
      );
    case 'const':
      return entityValue(entityOf(cx.rules, meaning, { from: cx, node }), node, cx);
  }
}

const FACT: Text = { en: 'Name one of its facts, such as `mail.subject`.', zh: '写出其中的事实，如 `mail.subject`。' };

/** A name's value at this place: at its span, and of the type that conditions around have left. */
function shownNow(typed: Typed, node: Ranged, cx: Context): Typed {
  const expression = { ...typed.expression, span: spanOf(cx, node) };
  const placed = typed.expression.kind === 'name' ? expression : moved(typed.expression, spanOf(cx, node));
  if (typed.expression.kind !== 'name') cx.unit.spend(sizeOf(typed.expression));
  return narrowed({ ...typed, expression: placed }, cx);
}

/** The value with what conditions have shown of its path, and what they would show by asking for its truth. */
export function narrowed(typed: Typed, cx: Context): Typed {
  const { ref } = typed;
  return ref === undefined ? typed : withTruth({ ...typed, type: cx.shown.get(ref) ?? typed.type }, ref);
}

/** What asking for the truth of a path shows about it, and about what a `?.` in it stands on. */
export function withTruth(typed: Typed, ref: string): Typed {
  return {
    ...typed,
    truthy: new Map([...(typed.truthy ?? []), [ref, whereTruthy(typed.type)]]),
    falsy: new Map([[ref, whereFalsy(typed.type)]]),
  };
}

function sizeOf(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const own = 'kind' in value ? 1 : 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + sizeOf(inner), own);
}

function entityValue(entity: Entity, node: Identifier, cx: Context): Typed {
  switch (entity.kind) {
    case 'value':
      return shownNow(entity.typed, node, cx);
    case 'list':
      return noValue(
        node,
        { en: 'a list', zh: '名单' },
        { en: `Ask \`${node.name}.has(value)\`.`, zh: `使用 \`${node.name}.has(值)\`。` },
        cx,
      );
    case 'event':
      return noValue(
        node,
        { en: 'an event', zh: '事件' },
        { en: `Write it behind \`on\`: \`on: ${node.name}\`.`, zh: `写在 \`on\` 之后：\`on: ${node.name}\`。` },
        cx,
      );
    case 'helper':
      return noValue(
        node,
        { en: 'a helper', zh: '辅助函数' },
        { en: `Call it: \`${node.name}(…)\`.`, zh: `调用它：\`${node.name}(…)\`。` },
        cx,
      );
    case 'flow':
      return noValue(
        node,
        { en: 'a flow', zh: '流程' },
        { en: `Await it: \`await ${node.name}({…})\`.`, zh: `等待它：\`await ${node.name}({…})\`。` },
        cx,
      );
    case 'extension':
      return noValue(
        node,
        {
          en: `${entity.of === 'helper' ? 'a' : 'an'} ${entity.of === 'fact' ? 'outside fact' : entity.of}`,
          zh: EXTENSION_ZH[entity.of],
        },
        entity.of === 'effect'
          ? { en: `Await it: \`await ${node.name}({…})\`.`, zh: `等待它：\`await ${node.name}({…})\`。` }
          : { en: `Call it: \`${node.name}(…)\`.`, zh: `调用它：\`${node.name}(…)\`。` },
        cx,
      );
    case 'broken':
      reportBroken(cx, node, node.name, fileOf(node.name, cx));
      return refused(node, cx);
  }
}

const EXTENSION_ZH = { effect: '动作', fact: '外部事实', helper: '辅助函数' };

function fileOf(name: string, cx: Context): string {
  const declared = cx.module.names.get(name);
  return declared?.kind === 'import' ? declared.from : cx.module.source.path;
}

function languageName(node: Identifier, name: string, cx: Context): Typed {
  if (isEffect(name) || (WAITING as readonly string[]).includes(name)) {
    report(cx, node, notAwaited, { name });
    return refused(node, cx);
  }
  const kind = LANGUAGE_TYPES.has(name)
    ? { en: 'a type', zh: '类型' }
    : { en: 'a function of the language', zh: '语言函数' };
  return noValue(node, kind, { en: `Call it: \`${name}(…)\`.`, zh: `调用它：\`${name}(…)\`。` }, cx);
}

function noValue(node: Identifier, kind: Text, instead: Text, cx: Context): Typed {
  report(cx, node, misplaced, { name: node.name, kind, instead });
  return refused(node, cx);
}

/** What holds values for long has them widened: a list of `'a'` is a list of strings, as in TypeScript. */
export function widenDeep(typed: Typed['type']): Typed['type'] {
  const deep = membersOf(typed).map((member): Typed['type'] => {
    if (member.type === 'list') return { type: 'list', of: widenDeep(widen(member.of)) };
    if (member.type !== 'object' || member.name) return member;
    const fields = Object.entries(member.fields).map(([name, field]) => [
      name,
      { ...field, type: widenDeep(widen(field.type)) },
    ]);
    return { ...member, fields: Object.fromEntries(fields) };
  });
  return deep.length === 1 ? deep[0]! : typed.type === 'union' ? { type: 'union', of: deep } : typed;
}
