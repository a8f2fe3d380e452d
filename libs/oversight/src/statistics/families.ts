import type { Instant } from '@samsyn/kernel';
import type { Fact } from './fact';
import { ADVICE } from './advice';
import { blockOf, wallClock, type Block } from './calendar';
import { timeClasses } from './classes';
import type { Dimension, Family } from './family';
import { OPERATIONS } from './operations';
import { REQUESTS } from './requests';
import { CHILD_CONCERNS, FOLLOW_UPS, PERSONS_MET, REFERRALS, SUPPORT } from './support';

export const FAMILIES: readonly Family[] = [
  REQUESTS,
  OPERATIONS,
  ADVICE,
  PERSONS_MET,
  SUPPORT,
  FOLLOW_UPS,
  REFERRALS,
  CHILD_CONCERNS,
];
const byCode = new Map(FAMILIES.map((family) => [family.code, family]));

/** @throws Error for a family that there is none of: a read model of another version */
export function familyOf(code: string): Family {
  const family = byCode.get(code);
  if (!family) throw new Error(`there is no family ${code}`);
  return family;
}

/** The dimension that every family has. */
export const TIME = 'month';

/** Undefined: nothing that was recorded of it begins a fact of its family. */
export function dateOf({ family, observations }: Pick<Fact, 'family' | 'observations'>): Instant | undefined {
  const { begins, isDatedByPlan } = familyOf(family);
  const beginning = observations.find(({ what }) => what === begins);
  return isDatedByPlan && beginning
    ? observations.findLast(({ planned }) => planned !== undefined)?.planned
    : beginning?.at;
}

/** The block in which a fact of that date is counted. */
export const blockAt = (family: string, at: Instant): Block =>
  blockOf(familyOf(family).span, wallClock(at).month);

/** The classes of a layer in a block, time first. */
export function dimensionsOf(family: Family, layer: string, block: Block): readonly Dimension[] {
  const time = { code: TIME, sv: 'månad', en: 'month', categories: timeClasses(block) };
  return [time, ...family.dimensions.filter(({ layers }) => !layers || layers.includes(layer))];
}
