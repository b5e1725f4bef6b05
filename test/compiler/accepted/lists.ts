import { list } from 'posthorn';

export const carriers = list('carriers.csv');
export const rivals = list(['rival.example', 'other.example']);
