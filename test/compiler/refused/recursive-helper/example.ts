export const loop = (n: number): number => (n > 3 ? n : loop(n + 1));
