import type { Instant, Recorded } from '@samsyn/kernel';
import { see, type ViewContext } from '@samsyn/secrecy';
import { EntryIndex, type ViewedEntry } from '@samsyn/operations/contract';
import { EntriesByTime } from './entries-by-time';
import {
  CORRECTION,
  errorOf,
  isOrdinary,
  longBefore,
  MARK_OF_ERROR,
  viewedOf,
  type EntryInError,
  type TimelineEntry,
} from './timeline-entry';
import { PersonsMet } from './persons-met';
import { isSuspensionBoundary, isWithin, suspensionsIn, type Suspension } from './suspensions';

/** What happens on the site and in an encounter, which is what a suspension is about. */
const OF_CONDUCT = 'conducting';
/** Reports a person met outside an encounter. */
const PERSON_MET = 'PersonMetWithoutCoordinator';
const NONE: readonly TimelineEntry[] = [];

/** What an event changes for the viewer. */
export interface Changes {
  /** Entries that are new or look different now. */
  readonly shown: readonly ViewedEntry[];
  /** Entries that were shown and are left out from now on: one that was marked in error, and its corrections. */
  readonly taken: readonly EntryInError[];
}
const NOTHING: Changes = { shown: [], taken: [] };

/**
 * The entries of one operation before one viewer, taken in one by one in order of recording. The marks rest on
 * visible entries alone.
 */
export class ViewedLog {
  /** In order of recording. */
  private readonly entries = new EntryIndex<TimelineEntry>();
  private readonly inTime = new EntriesByTime();
  private readonly personsMet: PersonsMet;
  private notBefore: Instant | undefined;
  private suspensions: readonly Suspension[] = [];

  /** @param entriesInError `shown`: what was marked in error stands among the entries, marked */
  constructor(
    private readonly context: ViewContext,
    private readonly entriesInError: 'hidden' | 'shown' = 'hidden',
  ) {
    this.personsMet = new PersonsMet(context);
  }

  /** Nothing changes where the viewer may not know the event. */
  add(event: Recorded): Changes {
    const person = this.personOf(event);
    const renumbered = this.personsMet.renumbers(event, person);
    const viewed = see(event, this.context);
    if (!viewed) return this.shownAnew(renumbered ? this.marksOfPersons() : NONE);
    const { entry } = viewed.data;
    const pointsAt = typeof entry === 'string' ? this.entries.get(entry) : undefined;
    const target = event.name === CORRECTION ? pointsAt : undefined;
    const personMet = person === undefined ? undefined : this.personsMet.numberOf(person);
    const place = { corrections: NONE, corrected: target, inError: undefined };
    this.notBefore ??= longBefore(event);
    const marks = { suspended: false, notBefore: this.notBefore };
    const { id, name } = event;
    const kept: TimelineEntry = {
      id,
      name,
      event,
      redacted: viewed,
      person,
      personMet,
      ...place,
      ...marks,
      viewed: undefined,
    };
    this.entries.add(kept);
    if (target) target.corrections = [...target.corrections, kept];
    const marked = event.name === MARK_OF_ERROR && pointsAt ? markInError(pointsAt, kept) : NONE;
    const taken = marked.flatMap((one) =>
      this.isShown(one) ? [] : [{ id: one.event.id, inError: errorOf(kept) }],
    );
    const touched = new Set([kept]);
    for (let above = target; above; above = above.corrected) {
      above.viewed = undefined;
      touched.add(above);
    }
    for (const other of this.marksOfSuspension([...touched])) touched.add(other);
    for (const other of renumbered ? this.marksOfPersons() : NONE) touched.add(other);
    for (const one of marked) this.show(one);
    for (const one of touched) this.show(one);
    return { shown: this.shownOf([...touched]), taken };
  }

  /** Entries that are held in memory, shown or not. */
  get kept(): number {
    return this.entries.count;
  }

  /** How many entries are shown. */
  get count(): number {
    return this.inTime.count;
  }

  /** In order of recording. */
  all(): readonly ViewedEntry[] {
    return this.shownOf(this.entries.all);
  }

  /** In order of the reported time, then of recording: the same list until something is added. */
  byTime(): readonly ViewedEntry[] {
    return this.inTime.all();
  }

  /** Those with one of the names, in order of recording. */
  of(...names: readonly string[]): readonly ViewedEntry[] {
    return this.shownOf(this.entries.of(...names));
  }

  /** The one recorded last. */
  get latest(): ViewedEntry | undefined {
    const last = this.entries.all.findLast((kept) => this.isShown(kept));
    return last && viewedOf(last);
  }

  private isShown(kept: TimelineEntry): boolean {
    return this.entriesInError === 'shown' || isOrdinary(kept);
  }

  private shownOf(entries: readonly TimelineEntry[]): readonly ViewedEntry[] {
    return entries.filter((kept) => this.isShown(kept)).map(viewedOf);
  }

  private show(kept: TimelineEntry): void {
    if (this.isShown(kept)) this.inTime.put(viewedOf(kept));
    else this.inTime.remove(viewedOf(kept));
  }

  /** Marks what happened while the operation was halted. @returns the entries whose mark is another now */
  private marksOfSuspension(touched: readonly TimelineEntry[]): readonly TimelineEntry[] {
    const moved = touched.some(({ event }) => isSuspensionBoundary(event.name));
    const concerned = moved ? this.entries.all : touched;
    if (moved) this.suspensions = suspensionsIn(concerned.map(viewedOf));
    if (this.suspensions.length === 0 && !moved) return [];
    return concerned.filter((kept) => {
      const { name } = kept.event;
      const isOfConduct = this.context.registry.ofName(name).definition.service === OF_CONDUCT;
      const suspended =
        isOfConduct && !isSuspensionBoundary(name) && isWithin(this.suspensions, viewedOf(kept));
      if (suspended === kept.suspended) return false;
      kept.suspended = suspended;
      kept.viewed = undefined;
      return true;
    });
  }

  private shownAnew(touched: readonly TimelineEntry[]): Changes {
    if (touched.length === 0) return NOTHING;
    for (const one of touched) this.show(one);
    return { shown: this.shownOf(touched), taken: [] };
  }

  /** @returns the entries of persons who have another number now */
  private marksOfPersons(): readonly TimelineEntry[] {
    return this.entries.all.filter((kept) => {
      const number = kept.person === undefined ? undefined : this.personsMet.numberOf(kept.person);
      if (number === kept.personMet) return false;
      kept.personMet = number;
      kept.viewed = undefined;
      return true;
    });
  }

  /** The first encounter that was opened from an entry is of the person whom that entry reports. */
  private personOf({ id, name, stream }: Recorded): string | undefined {
    const { encounters, openedFrom } = this.context.accesses[0];
    const encounter = encounters.get(stream);
    if (!encounter) return name === PERSON_MET ? id : undefined;
    const { from = '' } = encounter;
    return openedFrom.get(from)?.[0] === stream ? from : stream;
  }
}

/** @returns the entries that are to be shown otherwise than before, or not at all; none where that was so already */
function markInError(entry: TimelineEntry, mark: TimelineEntry): readonly TimelineEntry[] {
  if (entry.inError) return NONE;
  entry.inError = mark;
  entry.viewed = undefined;
  return [entry, ...entry.corrections];
}
