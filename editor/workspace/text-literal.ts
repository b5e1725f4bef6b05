/** A text as a literal of TypeScript. */
export const textLiteral = (text: string): string => `'${text.replace(/[\\']/g, '\\$&').replace(/\r?\n/g, '\\n')}'`;
