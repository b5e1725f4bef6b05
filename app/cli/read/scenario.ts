import { readFileSync } from 'node:fs';
import { QUIET, type Scenario, scenario as schema } from '../../../engine/simulator/scenario.ts';
import { held } from '../../config/complaints.ts';
import { CommandFailure, cannotUse, EXIT } from '../failure.ts';

/** A scenario; without a file the one in which nobody does anything. @throws CommandFailure with a line for each thing that is wrong */
export function readScenario(file: string | undefined): Scenario {
  if (file === undefined) return QUIET;
  const parsed = held(jsonOf(file), schema);
  if ('data' in parsed) return parsed.data;
  throw new CommandFailure(parsed.complaints.map((line) => `${file}: ${line}`).join('\n'), EXIT.found);
}

function jsonOf(file: string): unknown {
  const text = textOf(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandFailure(`${file}: this is not JSON: ${(error as Error).message}`, EXIT.found);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw cannotUse(file, error);
  }
}
