import { list } from 'posthorn';

export const a = list('cariers.csv');
