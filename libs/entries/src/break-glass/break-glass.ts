import {
  DomainError,
  plusMs,
  refOf,
  type Branch,
  type Decided,
  type CommandMetadata,
  type PersonRef,
  type Warning,
} from '@samsyn/kernel';
import type { EntriesEvent } from '../entries.events';
import type { BREAK_GLASS_GROUNDS } from './break-glass.events';

export type BreakGlassGround = (typeof BREAK_GLASS_GROUNDS)[number];

/**
 * How long the glass stays broken. Source: docs/domain.md, "Secrecy": it expires by itself.
 * @rule glass-closes: Broken glass closes by itself after {value} minutes.
 * @source domain: Secrecy; ADR 0021
 * @proof breaking the glass › opens the encounter for an hour from now
 */
export const GLASS_OPEN_MINUTES = 60;
const MINUTE_MS = 60_000;
/**
 * Code points of a reason, so that the reviewer has one to read.
 * @rule glass-needs-reason: Whoever breaks the glass says why, in {value} characters at least.
 * @source domain: Secrecy; ADR 0021
 * @proof breaking the glass › says why in words, not in a letter
 */
export const GLASS_REASON_MIN = 10;

/** The encounter whose entry was addressed; undefined where the entry is of no encounter. */
export interface EncounterBehindGlass {
  readonly ownerBranch: Branch;
  /** The actor may read it anyway: they hold it, supervise it, or have broken the glass just now. */
  readonly isHers: boolean;
  /** The actor's own earlier glass there that was not justified, while a step of what follows is left; its entry's id. */
  readonly incident?: string;
}

/** A colleague reads the encounter of a holder who cannot be asked. */
export interface BreakGlass {
  readonly kind: 'BreakGlass';
  /** What was asked for. */
  readonly entry: string;
  readonly encounter: EncounterBehindGlass | undefined;
  /** Persons of the branch who may answer afterwards whether it was justified. */
  readonly reviewers: number;
  readonly ground: BreakGlassGround;
  readonly reason: string;
}

/** Its time is over. */
export interface ExpireBreakGlass {
  readonly kind: 'ExpireBreakGlass';
  readonly accessed: string;
  /** Who still reads because of it; undefined where they no longer do, or hold it by now. */
  readonly who: PersonRef | undefined;
}

/**
 * @rule glass-not-again: Whoever broke the glass of an encounter without good reason does not break it again there until
 *   every step of what follows was taken. A colleague may, and the holder or a supervisor may hand the encounter over.
 * @source OSL 26:1; domain: Secrecy; ADR 0049
 * @proof broken glass › that was not justified is not broken again by the same person there, until every step has been taken
 * @throws DomainError `BREAK_GLASS.INCIDENT_OPEN` (conflict)
 */
function mustHaveNoIncident({ incident }: EncounterBehindGlass): void {
  if (incident !== undefined)
    throw new DomainError('BREAK_GLASS.INCIDENT_OPEN', { accessed: incident }, 'conflict');
}

/**
 * Within the branch alone (inner secrecy, OSL 26:1): beyond it what the person said is given by a decision of
 * disclosure, whatever the hurry (OSL 8:1-2).
 * @throws DomainError `BREAK_GLASS.NO_ENCOUNTER`, `BREAK_GLASS.INCIDENT_OPEN` (conflict), `ACCESS.NOT_YOURS` (forbidden),
 *   `BREAK_GLASS.REASON_TOO_SHORT` (invalid)
 */
export function decideBreakGlass(
  command: BreakGlass,
  { actor, now }: CommandMetadata,
): readonly EntriesEvent[] {
  const { entry, encounter, ground, reason } = command;
  if (!encounter) throw new DomainError('BREAK_GLASS.NO_ENCOUNTER', {}, 'conflict');
  if (encounter.ownerBranch !== actor.branch)
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'branch-of-the-encounter' }, 'forbidden');
  if (encounter.isHers) return [];
  mustHaveNoIncident(encounter);
  if ([...reason.trim()].length < GLASS_REASON_MIN)
    throw new DomainError('BREAK_GLASS.REASON_TOO_SHORT', { min: GLASS_REASON_MIN }, 'invalid');
  const until = plusMs(now, GLASS_OPEN_MINUTES * MINUTE_MS);
  // Reading begins when it is recorded, whatever the reporter's clock says.
  return [{ name: 'AccessedUnderBreakGlass', data: { ground, reason, until, entry }, occurredAt: now }];
}

/**
 * Where nobody may answer it waits, until somebody is registered who may.
 * @rule glass-nobody-to-answer: Whoever breaks the glass where nobody may answer whether it was justified is warned of
 *   it; it waits until somebody is registered who may.
 * @source domain: Secrecy; ADR 0037; ADR 0049
 * @proof broken glass › waits where nobody may answer it, and both who breaks it and the administrator are warned
 */
export const warningsOfBreakGlass = ({ events, command }: Decided<BreakGlass>): readonly Warning[] =>
  events.length > 0 && command.reviewers === 0 ? [{ code: 'BREAK_GLASS.NOBODY_TO_ANSWER' }] : [];

export function decideExpireBreakGlass({ accessed, who }: ExpireBreakGlass): readonly EntriesEvent[] {
  return who ? [{ name: 'BreakGlassExpired', data: { accessed, who: refOf(who) } }] : [];
}
