import { list } from 'posthorn';

export const a = list('../../etc/passwd');
