export const a = (x: any) => 1;
export const b = (f: () => string) => 1;
export const d: unknown = 1;
