import type { Reachable } from '../alert.ts';
import type { Notes, Open, Pass, Refusal } from '../docket.ts';
import type { Wish } from '../wish.ts';

/** Names → persons, by what the directory answered. A person whom a wish names twice is one petition. */
export const resolve: Pass = (docket) => {
  const open: Open[] = [];
  const refused: Refusal[] = [];
  for (const wish of docket.wishes) {
    for (const person of personsOf(wish)) {
      const reachable = docket.directory.persons[person];
      if (reachable) open.push({ wish, person, reachable, reason: 'told', notes: notesOn(reachable) });
      else refused.push({ wish, person, reason: 'nobody' });
    }
  }
  return { ...docket, open, refused: [...docket.refused, ...refused] };

  /** A name with nobody behind it stands for itself, so that its refusal says which name it was. */
  function personsOf(wish: Wish): Iterable<string> {
    return new Set(
      wish.who.flatMap((ref) => (docket.directory.refs[ref]?.length ? docket.directory.refs[ref] : [ref])),
    );
  }
};

const notesOn = ({ standsInFor }: Reachable): Notes => (standsInFor ? { resolve: `stands in for ${standsInFor}` } : {});
