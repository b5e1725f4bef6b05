import { describe, expect, it } from 'vitest';
import { behind } from '../../engine/roster/behind.ts';
import type { Known } from '../../engine/roster/known.ts';
import { away, knowing, ms, peopleOf, person, takesOver, team } from './people.ts';

const ROTA = { members: ['li', 'wang', 'anna'], handover: 'weekly', at: '09:00', since: '2026-01-05' } as const;
const PEOPLE = peopleOf(
  person('boss'),
  person('li', { superior: 'boss', deputy: 'wang' }),
  person('wang', { superior: 'li', deputy: 'anna' }),
  person('anna', { superior: 'li', deputy: 'li', zone: 'Europe/Berlin' }),
  person('zhao', { superior: 'boss' }),
  person('qian', { superior: 'zhao' }),
  team('desk', { lead: 'li', members: ['li', 'wang', 'anna'], rota: ROTA }),
  team('customs', { lead: 'zhao', superior: 'boss', members: ['qian'] }),
);
/** Li's week. */
const LI = '2026-01-06T00:00:00Z';
const ask = (ref: string, known: Partial<Known> = {}, at = LI) =>
  behind(ref, ms(at), PEOPLE, knowing(known)).map(({ person: who, standsInFor }) =>
    standsInFor === undefined ? who : `${who} for ${standsInFor}`,
  );
const absences = (...who: string[]) => ({ absences: who.map((id) => away(id)) });

describe('who is away', () => {
  it.each([
    ['nobody', 'li', [], ['li']],
    ['a person: the deputy', 'li', ['li'], ['wang for li']],
    ['the deputy too: the deputy of that one', 'li', ['li', 'wang'], ['anna for li']],
    ['a circle of deputies: the superior', 'li', ['li', 'wang', 'anna'], ['boss for li']],
    ['a person without a deputy: the superior', 'qian', ['qian'], ['zhao for qian']],
    ['the superior too: theirs', 'qian', ['qian', 'zhao'], ['boss for qian']],
    ['everybody: the person, for an alert must be for somebody', 'qian', ['qian', 'zhao', 'boss'], ['qian']],
    ['a place: who acts there', 'customs.lead', ['zhao'], ['boss for zhao']],
    ['a superior', 'wang.superior', ['li'], ['wang for li']],
    ['one of a team, with a deputy', 'desk', ['anna'], ['li', 'wang']],
    ['one of a team, without a deputy', 'customs', ['qian'], ['zhao']],
    ['a whole team: who acts for each', 'customs', ['qian', 'zhao'], ['boss for zhao']],
    ['nobody whom the rules do not know', 'constructor', [], []],
  ])('%s', (_, ref, gone, expected) => {
    expect(ask(ref, absences(...gone))).toEqual(expected);
  });

  it('counts from its first instant, and no longer at its end', () => {
    const known = { absences: [away('li', { from: ms(LI), until: ms(LI) + 1_000 })] };
    expect(ask('li', known)).toEqual(['wang for li']);
    expect(behind('li', ms(LI) + 1_000, PEOPLE, knowing(known))).toEqual([{ person: 'li' }]);
    expect(behind('li', ms(LI) - 1, PEOPLE, knowing(known))).toEqual([{ person: 'li' }]);
  });

  it('hears the absence before the rules about the deputy', () => {
    expect(ask('li', { absences: [away('li', { deputy: 'zhao' })] })).toEqual(['zhao for li']);
    expect(ask('li', { absences: [away('li', { deputy: 'gone' })] })).toEqual(['wang for li']);
    expect(ask('li', { absences: [away('li', { id: '1', deputy: 'zhao' }), away('li', { id: '2' })] })).toEqual([
      'zhao for li',
    ]);
  });
});

describe('who is on duty', () => {
  it.each([
    ['by the rota', {}, LI, ['li']],
    ['by the rota, a week later', {}, '2026-01-13T00:00:00Z', ['wang']],
    [
      'by an override',
      { overrides: [takesOver('desk', 'zhao', '2026-01-05T12:00:00Z', '2026-01-06T12:00:00Z')] },
      LI,
      ['zhao'],
    ],
    [
      'by the override that began last',
      {
        overrides: [
          takesOver('desk', 'qian', '2026-01-05T23:00:00Z', '2026-01-06T12:00:00Z'),
          takesOver('desk', 'zhao', '2026-01-05T12:00:00Z', '2026-01-07T12:00:00Z'),
        ],
      },
      LI,
      ['qian'],
    ],
    [
      'by the rota where an override is over, of another team, or of nobody',
      {
        overrides: [
          takesOver('desk', 'zhao', '2026-01-05T12:00:00Z', LI),
          takesOver('customs', 'zhao', '2026-01-05T12:00:00Z', '2026-01-07T12:00:00Z'),
          takesOver('desk', 'gone', '2026-01-05T12:00:00Z', '2026-01-07T12:00:00Z'),
        ],
      },
      LI,
      ['li'],
    ],
    ['the next of the rota for one who is away', absences('li'), LI, ['wang for li']],
    ['the one after that', absences('li', 'wang'), LI, ['anna for li']],
    ['the rota begins again', absences('anna'), '2026-01-20T00:00:00Z', ['li for anna']],
    ['the deputy whom the absence names', { absences: [away('li', { deputy: 'zhao' })] }, LI, ['zhao for li']],
    ['the superior where the whole rota is away', absences('li', 'wang', 'anna'), LI, ['boss for li']],
    [
      'the next of the rota for an override who is away',
      {
        ...absences('zhao'),
        overrides: [takesOver('desk', 'zhao', '2026-01-05T12:00:00Z', '2026-01-07T12:00:00Z')],
      },
      LI,
      ['li for zhao'],
    ],
  ])('%s', (_, known, at, expected) => {
    expect(ask('desk.onCall', known, at)).toEqual(expected);
  });

  it('is the lead where a team has no rota, and nobody of a person', () => {
    expect(ask('customs.onCall')).toEqual(['zhao']);
    expect(ask('li.onCall')).toEqual([]);
  });

  it('has a superior: of the person who is on duty now', () => {
    expect(ask('desk.onCall.superior')).toEqual(['boss']);
    expect(ask('desk.onCall.superior', {}, '2026-01-13T00:00:00Z')).toEqual(['li']);
  });
});
