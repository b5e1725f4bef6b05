export const [one, two] = [1, 2];
