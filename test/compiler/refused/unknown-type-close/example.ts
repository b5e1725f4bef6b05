import type { Mail } from 'posthorn';

export const isLong = (mail: Mial) => mail.size > 3;
