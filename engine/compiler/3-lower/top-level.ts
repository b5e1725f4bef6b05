import type { Module } from '../2-link/module.ts';
import type { Context } from './context.ts';
import { NOTHING_SHOWN } from './narrowing.ts';
import type { Rules } from './rules.ts';
import { Scope } from './scope.ts';
import { Unit } from './unit.ts';

/** What is known at the top of a file: its names, and nothing of any event. */
export const topLevelOf = (module: Module, rules: Rules, unit = new Unit()): Context => ({
  rules,
  module,
  scope: new Scope(),
  shown: NOTHING_SHOWN,
  place: 'constant',
  unit,
});
