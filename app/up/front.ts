import { quotePrinter } from '../../connectors/quote-pdf/print.ts';
import type { Source } from '../../connectors/sources/source.ts';
import { editorBuild } from '../editor/build.ts';
import { doorOf } from '../events/config.ts';
import type { EditorParts } from '../http/editor-api.ts';
import { pushOf } from '../http/push/part.ts';
import { startPage } from '../http/start.ts';
import type { Tell } from '../http/world.ts';
import type { MailIntake } from '../intake/intake.ts';
import type { Teller } from '../intake/teller.ts';
import { ownPackage } from '../own-package.ts';
import { RunsDesk } from '../runs/runs.ts';
import { Editing } from '../workspace/editing.ts';
import { actingOf, vapidKeysOf } from './acting.ts';
import type { Base } from './base.ts';
import type { Stack } from './stack.ts';

/** Serves the page, the API and the editor. `npm start` has that built before anybody asks for it. */
export function openPage(base: Base, intake: MailIntake, teller: Teller, open: Stack) {
  const { config, voice, key, store, channels, rules, pageKeys, ops } = base;
  const editor = open.keep(editorBuild(ownPackage().root), (it) => it.stop());
  if (process.env.npm_lifecycle_event === 'start') editor.begin();
  const acting = actingOf({ config, key, store, teller }, channels);
  const tell: Tell = async (event, world) => void (await teller.tell(event, world));
  const ruleset = () => rules.current().ruleset;
  const events = doorOf(config.events);
  const push = pushOf(config.channels, vapidKeysOf(key));
  return startPage(config.http, {
    store,
    channels,
    intake,
    tell,
    keys: pageKeys,
    acting,
    push,
    printQuote: quotePrinter(config.quote, voice.warn),
    editor,
    events,
    editing: editingOf(base),
    rules: ruleset,
    ops,
    warn: voice.warn,
  });
}

/** What the editor works on: the folder whose rules this process publishes. */
function editingOf({ config, store, durable, rules, own }: Base): EditorParts {
  const { active, held } = own!;
  return {
    editing: new Editing({ dir: config.rules, store, rules: active, held }),
    runs: new RunsDesk({ store, durable, rules: () => rules.current().ruleset }),
    watched: { dir: config.rules, afterLooks: (listener) => active.afterLooks(listener) },
  };
}

/** Starts sources of this process. */
export async function startSources(sources: readonly Source[], { ops }: Base, open: Stack): Promise<void> {
  for (const source of sources) {
    await source.start();
    open.keep(source, (it) => it.stop());
    ops.sources.add(source);
  }
}
