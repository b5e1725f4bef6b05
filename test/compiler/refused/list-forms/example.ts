import { list } from 'posthorn';

const name = 'carriers.csv';
export const a = list(name);
export const b = list();
export const d = list(['x'], ['y']);
