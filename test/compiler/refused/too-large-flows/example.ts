import { flag, flow, policy } from 'posthorn';

const a = flow(async () => {
  await flag('seen');
  await flag('seen');
  await flag('seen');
  await flag('seen');
  await flag('seen');
  await flag('seen');
  await flag('seen');
  await flag('seen');
  await flag('seen');
  await flag('seen');
});
const b = flow(async () => {
  await a();
  await a();
  await a();
  await a();
  await a();
  await a();
  await a();
  await a();
  await a();
  await a();
});
const d = flow(async () => {
  await b();
  await b();
  await b();
  await b();
  await b();
  await b();
  await b();
  await b();
  await b();
  await b();
});
const e = flow(async () => {
  await d();
  await d();
  await d();
  await d();
  await d();
  await d();
  await d();
  await d();
  await d();
  await d();
});
const f = flow(async () => {
  await e();
  await e();
  await e();
  await e();
  await e();
  await e();
  await e();
  await e();
  await e();
  await e();
});
const g = flow(async () => {
  await f();
  await f();
  await f();
  await f();
  await f();
  await f();
  await f();
  await f();
  await f();
  await f();
});

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await g();
  },
});
