export { li } from './people.ts';
export * from './lists.ts';
