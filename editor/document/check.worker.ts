import '../jitless.ts';
import { compileFile, compileRules } from '../../engine/compiler/compile.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { reachable } from './reach.ts';

const texts = new Map<string, string>();

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if ('files' in data) {
    for (const [path, text] of data.files) {
      if (text === null) texts.delete(path);
      else texts.set(path, text);
    }
  } else if ('check' in data) {
    const { id, path, text } = data.check;
    const checked = compileFile(
      reachable(path, (each) => (each === path ? text : texts.get(each)), texts.keys()),
      path,
    );
    answer({ id, checked });
  } else answer({ problems: [...problems()] });
};

const answer = (message: FromWorker) => postMessage(message);

function problems() {
  const { diagnostics } = compileRules({ read: (path) => texts.get(path), paths: () => [...texts.keys()].sort() });
  const found = new Map<string, { errors: number; warnings: number }>();
  for (const { file, severity } of diagnostics) {
    const counted = found.get(file) ?? { errors: 0, warnings: 0 };
    counted[severity === 'error' ? 'errors' : 'warnings']++;
    found.set(file, counted);
  }
  return found;
}
