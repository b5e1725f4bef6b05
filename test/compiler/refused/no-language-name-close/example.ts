import { notfy } from 'posthorn';

export const one = 1;
