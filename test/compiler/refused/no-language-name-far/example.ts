import { sendSpam, Mail } from 'posthorn';

export const one = 1;
