import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StoreError } from '../../connectors/store/store-error.ts';
import { lockData } from '../up/lock.ts';
import { type Finding, ok, trouble, warning } from './finding.ts';

/** Files that hold a secret, in the data folder. */
const SECRETS = ['key', 'token'];

/** The data folder: whether it can be written, and by whom it can be read. */
export function dataFolder(folder: string): Finding[] {
  const what = 'data folder';
  if (!existsSync(folder)) {
    const above = nearest(folder);
    if (!isWritable(above))
      return [trouble(what, `${folder} is not there, and this user may not make it: let it write in ${above}.`)];
    return [ok(what, `${folder} is not there yet; the first start makes it.`)];
  }
  if (!isWritable(folder))
    return [trouble(what, `${folder}: this user may not write there. Let it, or change "data".`)];
  const open = [folder, ...SECRETS.map((name) => join(folder, name))].filter(
    (path) => existsSync(path) && isOpen(path),
  );
  if (!open.length) return [ok(what, `${folder} can be written by this user, and its keys are read by nobody else.`)];
  return open.map((path) => warning(what, `${path} can be read by other users of this machine: chmod go= ${path}`));
}

/** Whether a process works on the folder now: ports of the configuration are then its own. */
export function isRunning(folder: string): boolean {
  if (!existsSync(folder) || !isWritable(folder)) return false;
  try {
    lockData(folder).close();
    return false;
  } catch (error) {
    return error instanceof StoreError && error.trouble === 'locked';
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether its group or others may do anything with it. */
const isOpen = (path: string) => (statSync(path).mode & 0o077) !== 0;

const nearest = (folder: string): string => (existsSync(folder) ? folder : nearest(dirname(folder)));
