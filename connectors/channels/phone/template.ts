/** What stands for what in the request that a configuration describes: `{{to}}`. */
export type Values = { readonly [name: string]: string };

/** JSON with placeholders in its texts. */
export type Template = string | number | boolean | null | readonly Template[] | { readonly [name: string]: Template };

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;

/** The names of all placeholders in a template. */
export function placeholdersIn(template: Template): string[] {
  if (typeof template === 'string') return [...template.matchAll(PLACEHOLDER)].map(([, name]) => name!);
  if (typeof template !== 'object' || template === null) return [];
  return Object.values(template).flatMap((part: Template) => placeholdersIn(part));
}

/** A text with its placeholders filled, each value written as the place needs it. */
export const fill = (text: string, values: Values, written: (value: string) => string = (value) => value) =>
  text.replace(PLACEHOLDER, (_all, name: string) => written(values[name] ?? ''));

/** A template filled from the inside: whatever a value holds, it stays one text. */
export function fillAll(template: Template, values: Values): Template {
  if (typeof template === 'string') return fill(template, values);
  if (typeof template !== 'object' || template === null) return template;
  if (Array.isArray(template)) return template.map((part: Template) => fillAll(part, values));
  return Object.fromEntries(Object.entries(template).map(([name, part]) => [name, fillAll(part as Template, values)]));
}
