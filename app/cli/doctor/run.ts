import { resolve } from 'node:path';
import { ConfigError, readConfig } from '../../config/read.ts';
import { examine } from '../../doctor/examine.ts';
import { type Finding, ok, trouble } from '../../doctor/finding.ts';
import type { DoctorOptions } from '../commands/doctor.ts';
import { EXIT, type Exit } from '../failure.ts';
import { json, line, styled } from '../print/output.ts';

/** One line for each thing that was looked at, as soon as it was. */
export async function doctor(options: DoctorOptions): Promise<Exit> {
  let errors = 0;
  for await (const finding of findings(options)) {
    errors += Number(finding.state === 'error');
    if (options.json) json(finding);
    else print(finding);
  }
  return errors ? EXIT.found : EXIT.fine;
}

async function* findings({ config: file, rules, rulesGiven }: DoctorOptions): AsyncGenerator<Finding> {
  try {
    const given = readConfig(file);
    yield ok('configuration', file === undefined ? 'It can be used.' : `${file} can be used.`);
    yield* examine(rulesGiven ? { ...given, rules: resolve(rules) } : given);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const complaint of error.message.split('\n')) yield trouble('configuration', complaint);
  }
}

const STYLE = { ok: 'green', warning: 'yellow', error: 'red' } as const;
const MARK = { ok: 'ok     ', warning: 'warning', error: 'ERROR  ' } as const;

const print = ({ state, what, detail }: Finding) => line(`${styled(STYLE[state], MARK[state])}  ${what}: ${detail}`);
