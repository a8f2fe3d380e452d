import { msBetween, toInstant, type Instant, type Json, type Recorded } from '@samsyn/kernel';
import { see, type Redacted, type SeenEntry, type ViewContext } from '@samsyn/secrecy';
import type { Correction, ShownEntry, ViewedEntry } from '../contract';

/** "`lateEntries` counts entries recorded more than 15 minutes after they happened, corrections not counted." */
const LATE_AFTER_MS = 15 * 60_000;
const CORRECTION = 'EntryCorrected';

interface Kept {
  readonly event: Recorded;
  readonly seen: SeenEntry;
  readonly personMet: number | undefined;
  /** Visible corrections of it, in order of recording. */
  readonly corrections: Kept[];
  /** What this one corrects. */
  readonly corrected: Kept | undefined;
  viewed: ViewedEntry | undefined;
}

/**
 * The entries of one operation before one viewer, taken in one by one in order of recording. The marks rest on
 * visible entries alone.
 */
export class ViewedLog {
  private readonly entries = new Map<string, Kept>();
  private readonly personsMet = new Map<string, number>();

  constructor(private readonly context: ViewContext) {}

  /** The entries that are new or look different now: none where the viewer may not know the event. */
  add(event: Recorded): readonly ViewedEntry[] {
    const seen = see(event, this.context);
    if (!seen) return [];
    const { entry } = seen.data;
    const target =
      event.name === CORRECTION && typeof entry === 'string' ? this.entries.get(entry) : undefined;
    const personMet = this.personMetIn(event);
    const kept: Kept = { event, seen, personMet, corrections: [], corrected: target, viewed: undefined };
    this.entries.set(event.id, kept);
    target?.corrections.push(kept);
    const touched = [kept];
    for (let above = target; above; above = above.corrected) {
      above.viewed = undefined;
      touched.push(above);
    }
    return touched.map(viewedOf);
  }

  /** In order of recording. */
  all(): readonly ViewedEntry[] {
    return [...this.entries.values()].map(viewedOf);
  }

  private personMetIn({ stream }: Recorded): number | undefined {
    if (!this.context.accesses[0].encounters.has(stream)) return undefined;
    const known = this.personsMet.get(stream) ?? this.personsMet.size + 1;
    this.personsMet.set(stream, known);
    return known;
  }
}

/** In order of when it happened as it was told, then of recording. */
export const byTime = (a: ViewedEntry, b: ViewedEntry): number =>
  a.entry.at < b.entry.at ? -1 : a.entry.at > b.entry.at ? 1 : a.position - b.position;

const viewedOf = (kept: Kept): ViewedEntry => (kept.viewed ??= make(kept));

function make(kept: Kept): ViewedEntry {
  const { event, seen } = kept;
  const { name, stream, position, actor, recordedAt } = event;
  const corrections = kept.corrections.flatMap(correctionOf);
  return {
    entry: marked(kept, corrections),
    name,
    stream,
    position,
    actor,
    at: happenedAt(event.occurredAt, corrections),
    recordedAt,
    data: corrected(seen.data, corrections),
  };
}

function correctionOf(kept: Kept): Correction[] {
  const { field, is, was } = viewedOf(kept).data;
  if (typeof field !== 'string' || is === undefined) return [];
  return [{ field, is, ...(was === undefined ? {} : { was }), by: kept.event.id }];
}

const ofTime = ({ field }: Correction): boolean => field === 'occurredAt';

function happenedAt(told: Instant, corrections: readonly Correction[]): Instant {
  const is = corrections.findLast(ofTime)?.is;
  return typeof is === 'string' && !Number.isNaN(Date.parse(is)) ? toInstant(is) : told;
}

function corrected(
  data: Readonly<Record<string, Json>>,
  corrections: readonly Correction[],
): Readonly<Record<string, Json>> {
  const fields = corrections.filter((correction) => !ofTime(correction));
  return fields.length === 0
    ? data
    : { ...data, ...Object.fromEntries(fields.map(({ field, is }) => [field, is])) };
}

function marked(
  { event, seen: { entry }, personMet }: Kept,
  corrections: readonly Correction[],
): Redacted<ShownEntry> {
  const delayMs = msBetween(event.occurredAt, event.recordedAt);
  const late = event.name !== CORRECTION && delayMs > LATE_AFTER_MS;
  if (!late && delayMs >= 0 && corrections.length === 0 && personMet === undefined) return entry;
  return {
    ...entry,
    ...(late ? { late } : {}),
    ...(delayMs < 0 ? { aheadOfClock: true } : {}),
    ...(corrections.length > 0 ? { corrections } : {}),
    ...(personMet === undefined ? {} : { personMet }),
  };
}
