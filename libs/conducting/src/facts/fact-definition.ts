import type { CommandDefinition, FieldSpecs } from '@samsyn/event-store';
import type { WhoMay } from '@samsyn/kernel';

/** A command that records one fact of the conduct or of an encounter. */
export interface FactDefinition<
  Name extends string = string,
  F extends FieldSpecs = FieldSpecs,
  Who extends string = string,
> extends CommandDefinition<Name, F> {
  readonly who: Who;
  /** The answer has the id of the entry: later facts name the entry by it. */
  readonly namedLater?: true;
  /** Fields that name somebody who is to act, who must not have left. */
  readonly active?: readonly string[];
  /** Fields that name an office which is to take up a concern for a child. */
  readonly concerned?: readonly string[];
}

/** Of the fields that the event has. */
interface OfFields<F extends FieldSpecs> {
  readonly active?: readonly (keyof F & string)[];
  readonly concerned?: readonly (keyof F & string)[];
}

/** A fact of the conduct. */
export const conductFact = <Name extends string, F extends FieldSpecs>(
  definition: FactDefinition<Name, F, WhoMay> & OfFields<F>,
): FactDefinition<Name, F, WhoMay> => definition;

/**
 * Who records a fact of an encounter. `receiver`: the branch that is named, about its own answer. `coordinator-of-office`
 * (or its supervisor): once everybody who held it has left.
 */
export type EncounterRecorder = 'holder' | 'receiver' | 'receiver-or-holder' | 'coordinator-of-office';

/** A fact of an encounter. */
export const encounterFact = <Name extends string, F extends FieldSpecs>(
  definition: FactDefinition<Name, F, EncounterRecorder> & OfFields<F>,
): FactDefinition<Name, F, EncounterRecorder> => definition;

/** The id by which later facts name the entry, where the definition says that they do. */
export const idForLater = (
  { namedLater }: FactDefinition,
  { events: [first] }: { readonly events: readonly { readonly id: string }[] },
): { readonly id?: string } => (namedLater && first ? { id: first.id } : {});
