import { wireTypes, type EventDefinition } from '@samsyn/event-store';
import type { LoggedEvent, Projection } from './projection';
import type { ReadModelWrites } from './read-model-database';

/** What one event does to the rows of a projection. */
export type Effect = (event: LoggedEvent, rows: ReadModelWrites) => void;
/** An effect with the event or the events that have it. */
export type EffectRow = readonly [EventDefinition | readonly EventDefinition[], Effect];

/** A read model that is its tables, and for each event what that does to their rows. */
export abstract class TableProjection implements Projection {
  abstract readonly name: string;
  abstract readonly version: number;
  /** SQL that creates them, and their indexes. */
  protected abstract readonly tables: string;
  /** Of one event those that stand first come first. */
  protected abstract readonly effects: readonly EffectRow[];
  private found: ReadonlyMap<string, readonly Effect[]> | undefined;

  get types(): readonly string[] {
    return [...this.byType.keys()];
  }

  createTables(rows: ReadModelWrites): void {
    rows.exec(this.tables);
  }

  apply(event: LoggedEvent, rows: ReadModelWrites): void {
    for (const effect of this.byType.get(event.stored.type) ?? []) effect(event, rows);
  }

  private get byType(): ReadonlyMap<string, readonly Effect[]> {
    if (this.found) return this.found;
    const found = new Map<string, Effect[]>();
    for (const [definitions, effect] of this.effects)
      for (const type of wireTypes(...[definitions].flat()))
        found.set(type, [...(found.get(type) ?? []), effect]);
    return (this.found = found);
  }
}
