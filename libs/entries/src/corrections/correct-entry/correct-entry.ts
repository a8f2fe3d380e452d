import { InstantText, labelsOf, type FieldSpec } from '@samsyn/event-store';
import {
  DomainError,
  inTheFuture,
  plusMs,
  type Branch,
  type CommandMetadata,
  type Json,
} from '@samsyn/kernel';
import type { EntriesEvent } from '../../entries.events';
import { correctionLabels, labelsInForce } from '../../field-labels';
import { CHANGED_ELSEWHERE } from '../changed-elsewhere';
import {
  expectedBy,
  fitting,
  isCorrectable,
  isRecordedNoMore,
  type CorrectedValue,
} from '../correctable-value';
import { RECIPIENTS } from '../recipients';
import { RECORDER_OR_HOLDER } from '../who-answers';

/** The entry as it stands when it is to be corrected. */
export interface EntryToCorrect {
  readonly id: string;
  readonly name: string;
  /** The branch that recorded it. */
  readonly recorder: Branch;
  /** The acting person corrects for the branch that recorded it; in an encounter they hold it. */
  readonly isOwn: boolean;
  /** The named field's place in the schema; absent for a field that the event does not have, and for `occurredAt`. */
  readonly spec?: FieldSpec;
  /** The labels that the field was sealed under; absent where it was not given or stands in clear. */
  readonly labels?: readonly string[];
  /** What the field is now, with earlier corrections. */
  readonly now?: Json;
  /** Id of the correction that made it so; absent where it is as it was recorded. */
  readonly correctedBy?: string;
  /** The fields of the entry that can be corrected, for the refusal of another. */
  readonly correctable: readonly string[];
  readonly isErased: boolean;
  /** Of what was sent to another authority: what it is sealed for, and a correction of it with it. */
  readonly matter?: string | undefined;
  /** It stands in the stream of a person met. */
  readonly isOfPersonMet: boolean;
}

/** Something that was recorded was wrong. */
export interface CorrectEntry {
  readonly kind: 'CorrectEntry';
  readonly entry: EntryToCorrect;
  readonly field: string;
  readonly is: unknown;
  readonly was?: unknown;
  readonly reason: string;
}

/** The moment at which an entry happened is part of its envelope and shared by all who see it. */
export const TIME_OF_ENTRY = 'occurredAt';
const CORRECTION = 'EntryCorrected';
/** As for a fact: a reporter's clock may be this far ahead of ours. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** Never an edit: the new fact points at the old, is sealed as the old is, and stands beside it. */
export function decideCorrectEntry(command: CorrectEntry, { now }: CommandMetadata): readonly EntriesEvent[] {
  const { entry, field, reason } = command;
  if (!entry.isOwn) throw new DomainError('ACCESS.NOT_YOURS', { requires: RECORDER_OR_HOLDER }, 'forbidden');
  if (entry.name === CORRECTION) throw new DomainError('CORRECTION.OF_A_CORRECTION', {}, 'conflict');
  const { schema, labels } = correctable(entry, field);
  const is = valueFor(schema, command.is);
  if (isRecordedNoMore(entry.name, field, is))
    throw new DomainError('CORRECTION.VALUE_INVALID', {}, 'invalid');
  if (field === TIME_OF_ENTRY && String(is) > plusMs(now, CLOCK_TOLERANCE_MS)) {
    throw inTheFuture(now, plusMs(now, CLOCK_TOLERANCE_MS));
  }
  const was = command.was === undefined ? {} : { was: valueFor(schema, command.was) };
  if (is === entry.now) return [];
  if (entry.correctedBy !== undefined && was.was !== entry.now) {
    throw new DomainError('CORRECTION.CORRECTED_MEANWHILE', { correction: entry.correctedBy }, 'conflict');
  }
  const data = { entry: entry.id, field, is, ...was, reason };
  const kept = becomesText(entry, is) ? labelsOf(entry.spec!, undefined, entry.recorder) : labels;
  return [
    {
      ...{ name: CORRECTION, data, matter: entry.matter },
      labels: { ...correctionLabels(kept, entry.isOfPersonMet, entry.recorder) },
    },
  ];
}

/** Everybody reads a code because it is one; nobody has shared the words that take its place. */
const becomesText = ({ spec, now }: EntryToCorrect, is: unknown): boolean => {
  const codes = spec?.chosen?.codes ?? [];
  return codes.includes(now as string) && !codes.includes(is as string);
};

function correctable(entry: EntryToCorrect, field: string) {
  const { name, spec, labels, isErased, recorder } = entry;
  if (field === TIME_OF_ENTRY && !spec) return { schema: InstantText, labels: ['shared'] as const };
  const recipient = RECIPIENTS[`${name}.${field}`];
  if (spec && recipient !== undefined)
    throw new DomainError('CORRECTION.NAMES_RECIPIENT', { field, instead: recipient }, 'invalid');
  const instead = CHANGED_ELSEWHERE[`${name}.${field}`];
  if (spec && instead !== undefined)
    throw new DomainError('CORRECTION.CHANGED_ELSEWHERE', { field, instead }, 'invalid');
  // What was erased is not recorded again by way of a correction.
  if (!spec || isErased || !isCorrectable(name, field, spec)) {
    const allowed = [...entry.correctable];
    throw new DomainError('CORRECTION.FIELD_NOT_CORRECTABLE', { allowed }, 'invalid');
  }
  return { schema: spec.schema, labels: labelsInForce(spec, labels, recorder) };
}

function valueFor(schema: FieldSpec['schema'], given: unknown): CorrectedValue {
  const value = fitting(schema, given);
  if (value === undefined)
    throw new DomainError('CORRECTION.VALUE_INVALID', { ...expectedBy(schema) }, 'invalid');
  return value;
}
