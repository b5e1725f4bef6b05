import { list } from 'posthorn';

export const sizes = list([1, 2]);
