import type { Inhibitor, Silence } from '../alert.ts';
import type { Docket, Open, Pass, Refusal } from '../docket.ts';
import { fits, labelsFor } from '../matching.ts';

/**
 * Silences and inhibition take petitions out. A warning of danger passes both: what somebody silenced yesterday must not hide
 * today's forgery.
 */
export const silence: Pass = (docket) => {
  const refused: Refusal[] = [];
  const open: Open[] = [];
  for (const petition of docket.open) {
    const refusal = petition.wish.danger ? undefined : (silenced(petition, docket) ?? inhibited(petition, docket));
    if (refusal) refused.push({ ...refusal, wish: petition.wish, person: petition.person });
    else open.push(petition);
  }
  return { ...docket, open, refused: [...docket.refused, ...refused] };
};

type Ruling = Pick<Refusal, 'reason' | 'cause' | 'notes'>;

function silenced({ wish, person }: Open, { event, directory }: Docket): Ruling | undefined {
  const labels = labelsFor(wish, person, event);
  const found = directory.silences?.find((one: Silence) =>
    one.matchers.every(({ label, is }) => fits(is, labels[label] ?? '')),
  );
  if (!found) return undefined;
  return { reason: 'silenced', cause: found.id, notes: { silence: `${found.by}: ${found.comment}` } };
}

/** A policy that is at work keeps others quiet, on this event and on others; never itself. */
function inhibited({ wish }: Open, { event, directory, inhibitors }: Docket): Ruling | undefined {
  // What stands in a summary has been judged before.
  if (wish.wording.kind === 'digest') return undefined;
  const quiets = ({ policy, quiets }: Inhibitor) =>
    policy !== wish.policy && quiets.some((pattern) => fits(pattern, wish.policy));
  const found = [...inhibitors, ...(directory.inhibitors ?? [])].find(quiets);
  if (!found) return undefined;
  const where = found.event === event.id ? 'the same event' : found.event;
  return {
    reason: 'inhibited',
    cause: `${found.event}/${found.policy}`,
    notes: { silence: `${found.policy}, ${where}` },
  };
}
