import type { Ruleset } from '../../engine/plan/ruleset.ts';
import type { Config } from '../config/schema.ts';
import { sendersOf } from '../events/config.ts';
import { type Finding, ok, said, trouble, warning } from './finding.ts';

/** Who may send events: each source alone, so that a missing secret hides no other; and which events nobody may send. */
export function events({ events: config }: Pick<Config, 'events'>, declared: Ruleset['events'] = {}): Finding[] {
  const names = Object.keys(declared);
  const sent = new Set<string>();
  const found = Object.entries(config.secrets).map(([name, secret]): Finding => {
    const what = `events of ${name}`;
    try {
      const [sender] = sendersOf({ ...config, secrets: { [name]: secret } });
      const own = names.filter((event) => sender!.allows(event));
      for (const event of own) sent.add(event);
      if (own.length) return ok(what, `It may send ${own.join(', ')}.`);
      return warning(
        what,
        `It may send no event that the rules declare: see "events.allow.${name}", or declare one by event(…).`,
      );
    } catch (error) {
      return trouble(what, said(error));
    }
  });
  // where no source is configured, nobody means to send events: the rules that ship declare one
  const isWhole = found.length > 0 && found.every(({ state }) => state !== 'error');
  const orphans = isWhole ? names.filter((name) => !sent.has(name)) : [];
  if (!orphans.length) return found;
  const remedy = 'give a source a secret under "events.secrets".';
  return [...found, warning('events', `No source of the configuration may send ${orphans.join(', ')}: ${remedy}`)];
}
