let turn = 0;
export const one = 1;
