export const a = (texts: Map<string, string>) => 1;
export const b = (texts: string[]) => texts.length;
