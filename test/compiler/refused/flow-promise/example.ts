import { flow } from 'posthorn';

export const a = flow(async (): Promise<Map<string, string>> => {
  return 3;
});
export const b = flow(async (): string => {
  return 'x';
});
