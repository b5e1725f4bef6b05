import { person } from 'posthorn';

export const wang = person('wang', {
