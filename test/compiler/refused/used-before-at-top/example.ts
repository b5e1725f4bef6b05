export const both = [one, two];
const one = 1;
const two = 2;
