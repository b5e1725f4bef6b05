import type { Draft, LoggedAlert, SwitchedOff } from '../../connectors/store/store.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import type { Look } from '../rules/active.ts';

/**
 * `active`: as its file says. `changed`: active, and its file says something else since it was saved. `draft`: saved and never
 * active. `off`: switched off. `broken`: it does not compile as it is active; what it was before goes on, if it ever was good.
 */
export type PolicyState = 'active' | 'changed' | 'draft' | 'off' | 'broken';

export interface PolicyRow {
  readonly policy: string;
  /** Its file. */
  readonly path: string;
  readonly title: string;
  readonly owner: string;
  readonly state: PolicyState;
  /** Who saved what is not active, or switched it off. */
  readonly by?: string | undefined;
  readonly since?: number | undefined;
  /** Its file was deleted, which is not active yet. */
  readonly gone?: true | undefined;
  /** When it last told somebody, epoch ms. */
  readonly lastAlert?: number | undefined;
}

interface Known {
  readonly look: Look;
  readonly drafts: readonly Draft[];
  readonly off: readonly SwitchedOff[];
  /** As the files on the disk compile. */
  readonly saved: readonly Plan[];
  /** The latest alerts, the newest first. */
  readonly alerts: readonly LoggedAlert[];
}

/** Every policy of the folder, whether or not it is active, by its path. */
export function policiesOf({ look, drafts, off, saved, alerts }: Known): PolicyRow[] {
  const { files, compiled } = look;
  const active = new Map(compiled.ruleset.plans.map((plan) => [plan.id, plan]));
  const onDisk = new Map(saved.map((plan) => [plan.id, plan]));
  const held = new Map(drafts.map((draft) => [draft.file, draft]));
  const switched = new Map(off.map((one) => [one.policy, one]));
  const lastAlerts = new Map(
    alerts.toReversed().flatMap(({ alert, loggedAt }) => alert.policies.map((id) => [id, loggedAt] as const)),
  );
  const isPolicy = (path: string) =>
    onDisk.has(idOf(path)) || active.has(idOf(path)) || IS_POLICY.test(files.read(path) ?? '');
  const paths = [...new Set([...files.paths(), ...held.keys()])].filter(
    (path) => path.endsWith('.ts') && !path.startsWith('extensions/'),
  );
  return paths
    .filter(isPolicy)
    .sort()
    .map((path): PolicyRow => {
      const policy = idOf(path);
      const draft = held.get(path);
      const isOff = switched.get(policy);
      const { title = policy, owner = '' } = onDisk.get(policy) ?? active.get(policy) ?? {};
      const since = isOff ?? draft;
      return {
        policy,
        path,
        title,
        owner,
        state: isOff
          ? 'off'
          : draft
            ? draft.activeText === null
              ? 'draft'
              : 'changed'
            : active.has(policy)
              ? 'active'
              : 'broken',
        ...(since && { by: since.by, since: since.at }),
        ...(draft?.hash === null && { gone: true }),
        ...(lastAlerts.has(policy) && { lastAlert: lastAlerts.get(policy) }),
      };
    });
}

const IS_POLICY = /^\s*export\s+default\s+policy\s*\(/m;

const idOf = (path: string) => path.slice(0, -'.ts'.length);
