import { measureFraud } from './fraud/measure.ts';
import { measureIntent } from './intent/measure.ts';
import { measureRisk } from './risk/measure.ts';

/** How well something is told, on mails that were labelled by hand. By name: `npm run quality -- intent`. */
const MEASURES: { readonly [name: string]: () => string | Promise<string> } = {
  intent: measureIntent,
  fraud: measureFraud,
  // `npm run quality -- risk PLACE`: the phishing mails are no part of the project.
  risk: () => measureRisk(process.argv[3] ?? process.env.PHISHING_POT ?? '', process.argv.includes('--show')),
};

const [name = ''] = process.argv.slice(2);
const measure = MEASURES[name];
if (measure) process.stdout.write(`${await measure()}\n`);
else {
  process.stderr.write(`quality: name what to measure: ${Object.keys(MEASURES).join(', ')}\n`);
  process.exitCode = 2;
}
