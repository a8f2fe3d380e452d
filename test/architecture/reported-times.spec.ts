import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
/** Libraries that decide who may see or do what. */
const DECIDING = [
  ...['kernel', 'secrecy', 'operations', 'entries', 'agreements', 'planning', 'call-outs', 'availability'],
  ...['advice', 'conducting', 'debriefing', 'campaigns', 'lessons', 'administration', 'notifications'],
];

/** It passes the time on, writes it, or describes it; nothing is decided by it. */
const CARRIES = 'carries';
/** Samsyn sets the time itself, to its own clock. */
const OWN_CLOCK = 'own clock';

/**
 * Each file that uses `occurredAt`, and why what it decides may hang on a time that somebody reports, and may report
 * otherwise afterwards. A right to come in, or to see, that was closed is never opened by such a time: it hangs on the
 * order of the log (`Access.conductEndKnownFrom`, `knownSince`, `Consent.endedFrom`).
 */
const REASONS: Readonly<Record<string, string>> = {
  'kernel/src/decider.ts': CARRIES,
  'kernel/src/specification.ts': CARRIES,
  'kernel/src/warning.ts': 'it warns, and refuses nothing',
  'kernel/src/consents.ts':
    'a consent that is reported to have been given before it ended does not hold: the time closes, and what ended before it in the log stays ended',
  'secrecy/src/view.ts': CARRIES,
  'secrecy/src/readers.ts': CARRIES,
  'secrecy/src/hidden-fields.ts': 'the name of the field that a correction is of',
  'secrecy/src/visibility-changes.ts': 'the name of the field that a correction is of',
  'secrecy/src/conduct-times.ts':
    'what the staff did in an encounter is shown within times that each report narrows, never widens',
  'secrecy/src/access-effects.ts': 'as conduct-times, which it hands them to',
  'secrecy/src/audiences.ts': 'as conduct-times: all times that were reported for the entry must lie within',
  'operations/src/conduct-times.ts': 'it warns, and refuses nothing',
  'operations/src/operations.schema.ts': CARRIES,
  'operations/src/viewed-operation.port.ts': CARRIES,
  'entries/src/erasure/erase-subject.ts': OWN_CLOCK,
  'entries/src/erasure/erase-received-copy.ts': OWN_CLOCK,
  'entries/src/break-glass/break-glass.ts': OWN_CLOCK,
  'entries/src/corrections/correct-entry/correction.dto.ts': CARRIES,
  'entries/src/corrections/correct-entry/correct-entry.ts': 'the name of the field that a correction is of',
  'entries/src/corrections/correct-entry/correct-entry.handler.ts': CARRIES,
  'planning/src/operation-plan/plan-decider.ts':
    'what the leader reports late of before the end is taken with its time; it lets nobody in (mustLetInNobody)',
  'planning/src/operation-plan/cancel-operation/cancel-operation.ts': OWN_CLOCK,
  'planning/src/operation-plan/reschedule-operation/reschedule-operation.ts': OWN_CLOCK,
  'planning/src/operation-plan/prepare-plan/prepare-plan.ts':
    'from when a branch is to be briefed anew; it asks, and gives no right',
  'planning/src/operation-plan/invitations/invitations.ts':
    'marks an answer late; a late answer counts as any other',
  'call-outs/src/call-out.ts': 'the length of the time to answer; it gives no right',
  'call-outs/src/escalation.ts': 'when the next is called: never before the clock',
  'call-outs/src/call-coordinator/call-coordinator.ts':
    'refuses a time to answer that had passed; it gives no right',
  'call-outs/src/answer-call/answer-call.ts':
    'a yes that was given in time, while nothing in the log has ended the turn, is no late one; the called person gives it, and the end of the conduct is judged by the log',
  'availability/src/on-call-rota/swap-shifts/swap-shifts.ts':
    'two coordinators agreed in time and record it later; a swap that the log has closed stays closed, and no operation is seen by it',
  'availability/src/on-call-rota/withdraw-shift/withdraw-shift.ts':
    'a shift that was given up in time and recorded later; it only takes away',
  'advice/src/advice-call.ts': 'the length of the time to answer; it gives no right',
  'advice/src/give-advice/give-advice.ts': OWN_CLOCK,
  'advice/src/request-advice/request-advice.ts':
    'refuses a time to answer that had passed; it gives no right',
  'conducting/src/facts/reported-fact.ts': CARRIES,
  'conducting/src/record-entries/batch.dto.ts': CARRIES,
  'conducting/src/conduct/area-counts/area-counts.commands.ts': CARRIES,
  'conducting/src/conduct/conduct-warnings.ts': 'it warns, and refuses nothing',
  'conducting/src/conduct/safety-check-ins/decide-check-in.ts':
    'when the next sign of life is due; it gives no right',
  'conducting/src/conduct/safety-check-ins/safety-check-ins.ts': 'as decide-check-in',
  'conducting/src/encounter/encounter.ts': 'when somebody was in contact, for what waits; it gives no right',
  'conducting/src/encounter/consents/consents.ts':
    'refuses a consent whose last time had passed; it gives no right',
  'conducting/src/encounter/reflection-period/reflection-period.ts':
    'by whom it could be applied for on that day: the law changed on one, and the entry says which day',
  'conducting/src/encounter/links/encounter-link.ts':
    'the last day of a link that names none; whoever links holds both',
  'conducting/src/encounter/links/encounter-links.projection.ts': 'as encounter-link',
  'debriefing/src/report/report-entry.ts': CARRIES,
  'campaigns/src/campaign-operations/proposal-for-campaign.handler.ts': CARRIES,
};

const files = globSync(`libs/{${DECIDING.join(',')}}/src/**/*.ts`, { cwd: ROOT })
  .filter((file) => !/\.(spec|fixture)\.ts$/.test(file))
  .filter((file) => /\boccurredAt\b/.test(readFileSync(join(ROOT, file), 'utf8')))
  .map((file) => file.replace(/^libs\//, ''));

describe('a time that somebody reports', () => {
  it('is used where it is said why what hangs on it may', () => {
    expect([...files].sort()).toEqual(Object.keys(REASONS).sort());
  });
});
