import { parseExpression } from '../../../engine/compiler/1-parse/snippet.ts';
import { sayDuration } from '../../ui/duration-words.ts';
import type { FormField } from './fields.ts';
import { filledOf } from './filled.ts';
import type { Scope } from './scope.ts';

/** Whether a field's own control can show what stands there. What it cannot is shown as the expression that it is. */
export function canShow({ control, piece }: FormField, scope: Scope): boolean {
  if (!piece) return control.kind !== 'expression';
  const { literal, items, fields, text } = piece;
  switch (control.kind) {
    case 'words':
      return filledOf(text) !== undefined;
    case 'text':
    case 'owner':
    case 'template':
      return typeof literal === 'string' && !text.includes('\n');
    case 'number':
      return typeof literal === 'number';
    case 'truth':
      return typeof literal === 'boolean';
    case 'choice':
      return typeof literal === 'string' && control.of.includes(literal);
    case 'duration':
      return isDuration(literal);
    case 'deadline':
      return isDuration(literal) || (fields?.by !== undefined && isMoment(fields.by.text, scope));
    case 'moment':
      return isMoment(text, scope);
    case 'texts':
      return items?.every((item) => typeof item.literal === 'string') ?? false;
    case 'inhibits':
      return (
        (fields?.policies?.items?.every((item) => typeof item.literal === 'string') ?? false) &&
        (fields?.about === undefined || typeof fields.about.literal === 'string')
      );
    case 'group':
      return fields !== undefined;
    case 'expression':
      return false;
    case 'event':
      return (
        scope.events.some((event) => event.text === text || event.text === `'${String(literal)}'`) ||
        text.startsWith('schedule(')
      );
    default:
      return !('detail' in parseExpression(text));
  }
}

const isDuration = (literal: unknown) => typeof literal === 'string' && sayDuration(literal, 'en') !== undefined;
const isMoment = (text: string, { facts }: Scope) =>
  facts.some(({ path, type }) => path === text && (type.type === 'instant' || type.type === 'union'));
