import type { NewEvent } from './decider';
import type { Warning } from './warning';

const TELEPHONE = 'telephone';
/** 112 has three. */
const FEWEST_DIGITS = 3;

/**
 * Where a number to ring stands, words may stand beside it (a switchboard, an extension); without any number nobody can ring.
 * @rule telephone-without-number: Where somebody is to be rung, a text without a number is recorded, and the answer warns of it.
 * @source domain: Planning; ADR 0040
 * @proof a telephone without a number › …
 */
export const warningsOfTelephones = (
  events: readonly Pick<NewEvent, 'name' | 'data'>[],
): readonly Warning[] => {
  const given = events.map(({ data }) => (data as Readonly<Record<string, unknown>>)[TELEPHONE]);
  const isNone = given.some(
    (text) => typeof text === 'string' && (text.match(/\d/g) ?? []).length < FEWEST_DIGITS,
  );
  return isNone ? [{ code: 'TELEPHONE.NO_NUMBER', field: TELEPHONE }] : [];
};
