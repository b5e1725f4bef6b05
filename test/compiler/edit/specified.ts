import type { Edit } from '../../../engine/compiler/edit/edit.ts';
import { type Abstract, type AStep, blockIn, noted, placeOf, stepsFrom, type Value, valueFrom } from './abstract.ts';

/** What each edit means, on an outline without places. @param text that is inserted, with the names that it gets there @param below a comment that comes to light when that above goes */
export function specified(outline: Abstract, edit: Edit, text?: string, below?: string): Abstract {
  const next = structuredClone(outline);
  const at = (id: string) => {
    const place = placeOf(id);
    return { steps: blockIn(next, place.block), at: place.at };
  };
  const stepAt = (id: string): AStep => {
    const place = at(id);
    return place.steps[place.at]!;
  };
  switch (edit.kind) {
    case 'insert':
      blockIn(next, edit.into).splice(edit.at, 0, ...stepsFrom(text!));
      return next;
    case 'delete': {
      const place = at(edit.step);
      place.steps.splice(place.at, count(edit));
      return next;
    }
    case 'move': {
      const target = blockIn(next, edit.into);
      const place = at(edit.step);
      const moved = place.steps.slice(place.at, place.at + count(edit));
      target.splice(edit.at, 0, ...moved.map((step) => structuredClone(step)));
      for (const step of moved) place.steps.splice(place.steps.indexOf(step), 1);
      return next;
    }
    case 'duplicate': {
      const place = at(edit.step);
      place.steps.splice(place.at + count(edit), 0, ...stepsFrom(text!));
      return next;
    }
    case 'replace': {
      const place = at(edit.step);
      const { note } = place.steps[place.at]!;
      const [step] = stepsFrom(text!);
      place.steps.splice(place.at, 1, { ...step!, ...(note === undefined ? {} : { note }) });
      return next;
    }
    case 'wrap': {
      const place = at(edit.step);
      const [group] = stepsFrom(`if (${edit.text}) {\n}`);
      group!.exits.find(({ name }) => name === 'then')!.steps = place.steps.slice(place.at, place.at + count(edit));
      place.steps.splice(place.at, count(edit), group!);
      return next;
    }
    case 'set': {
      const step = stepAt(edit.step);
      write(step.args, edit.path, edit.text);
      return next;
    }
    case 'setting':
    case 'constant': {
      write(edit.kind === 'setting' ? next.settings : next.constants, [edit.name, ...(edit.path ?? [])], edit.text);
      return next;
    }
    case 'branch': {
      const { exits } = stepAt(edit.step);
      if (edit.add === 'catch') exits.find(({ name }) => name === 'catch')!.there = true;
      if (edit.add === 'branch') exits.push({ name: String(exits.length), steps: [] });
      if (edit.add === 'case') {
        const name = String(exits.filter((exit) => exit.name !== 'default').length);
        const isLast = exits.at(-1)!.name === 'default';
        exits.splice(isLast ? exits.length - 1 : exits.length, 0, {
          name,
          values: edit.values!.map(valueFrom),
          steps: [],
        });
      }
      return next;
    }
    case 'unbranch': {
      const cut = edit.block.lastIndexOf('.');
      const name = edit.block.slice(cut + 1);
      const step = stepAt(edit.block.slice(0, cut));
      const exit = step.exits.find((one) => one.name === name)!;
      if (step.kind === 'together' || (step.kind === 'switch' && name !== 'default')) {
        step.exits = step.exits.filter((one) => one !== exit);
        let numbered = 0;
        for (const one of step.exits) if (one.name !== 'default') one.name = String(numbered++);
      } else {
        exit.steps = [];
        delete exit.bind;
        if (name === 'catch') exit.there = false;
        if (name === 'default') {
          step.exits = [...step.exits.filter((one) => one !== exit), { ...exit, values: [] }];
        }
      }
      return next;
    }
    case 'label': {
      const cut = edit.block.lastIndexOf('.');
      const exit = stepAt(edit.block.slice(0, cut)).exits.find((one) => one.name === edit.block.slice(cut + 1))!;
      exit.values = edit.values.map(valueFrom);
      return next;
    }
    case 'rename':
      return JSON.parse(JSON.stringify(next).replaceAll(new RegExp(`\\b${edit.name}\\b`, 'g'), edit.to)) as Abstract;
    case 'bind': {
      const step = stepAt(edit.step);
      if (step.bind && edit.name !== null)
        return specified(outline, { kind: 'rename', name: step.bind, to: edit.name, step: edit.step });
      if (edit.name === null) delete step.bind;
      else step.bind = edit.name;
      return next;
    }
    case 'comment': {
      const step = stepAt(edit.step);
      if (edit.text === null && below === undefined) delete step.note;
      else if (edit.text === null) step.note = below;
      else step.note = noted(edit.text);
      return next;
    }
  }
}

const count = ({ step, through = step }: { step: string; through?: string | undefined }) =>
  placeOf(through).at - placeOf(step).at + 1;

function write(root: Value, path: readonly (string | number)[], text: string | null): void {
  const [key, ...rest] = path as [never, ...never[]];
  if (rest.length > 0) {
    root[key] ??= (typeof rest[0] === 'number' ? [] : {}) as never;
    write(root[key], rest, text);
  } else if (text !== null) root[key] = valueFrom(text) as never;
  else if (Array.isArray(root)) root.splice(key as number, 1);
  else delete root[key];
}
