export class Mailer {}
export enum Kind {
  A,
}
export interface Named {
  name: string;
}
