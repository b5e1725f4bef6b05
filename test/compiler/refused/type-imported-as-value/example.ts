import { Mail } from 'posthorn';

export const isLong = (mail: Mail) => mail.size > 3;
