import type { JsonObject } from '@samsyn/kernel';
import { Compile, type Validator } from 'typebox/compile';
import { schemaOf, wireName, type EventDefinition, type FieldSpecs, type SealedFor } from './definition';

/** What a wire name stands for: the definition of today, and how data of that version reaches it. */
export interface WireType {
  readonly type: string;
  readonly version: number;
  readonly definition: EventDefinition;
  /** The fields of this very version, which is not today's when the version is an earlier one. */
  readonly fields: FieldSpecs;
  /** As this very version is sealed. */
  readonly sealedFor: SealedFor;
  accepts(data: unknown): boolean;
  upcast(data: JsonObject): JsonObject;
}

/** All event types that may stand in the log, by wire name. A class name is never one. */
export class EventRegistry {
  private readonly byType = new Map<string, WireType>();
  private readonly byName = new Map<string, WireType>();

  constructor(definitions: readonly EventDefinition[]) {
    for (const definition of definitions) this.register(definition);
  }

  /** @throws Error where the wire name is unknown: a log that this version cannot read is a fault, never skipped. */
  ofType(type: string): WireType {
    const found = this.byType.get(type);
    if (!found) throw new Error(`unknown event type ${type}`);
    return found;
  }

  /** Today's version of the event with that name. */
  ofName(name: string): WireType {
    const found = this.byName.get(name);
    if (!found) throw new Error(`unknown event ${name}`);
    return found;
  }

  /** Wire names of all versions of the named events, for filters. */
  typesOf(names: readonly string[]): readonly string[] {
    const wanted = new Set(names);
    return [...this.byType.values()]
      .filter((wire) => wanted.has(wire.definition.name))
      .map((wire) => wire.type);
  }

  all(): readonly WireType[] {
    return [...this.byType.values()];
  }

  private register(definition: EventDefinition): void {
    if (this.byName.has(definition.name)) throw new Error(`event ${definition.name} is defined twice`);
    const steps = [...definition.earlier].sort((a, b) => a.version - b.version);
    for (const [index, earlier] of steps.entries()) {
      const upcasts = steps.slice(index);
      this.add(definition, { ...earlier, sealedFor: earlier.sealedFor ?? definition.sealedFor }, (data) =>
        upcasts.reduce((older, step) => step.upcast(older), data),
      );
    }
    this.byName.set(
      definition.name,
      this.add(definition, definition, (data) => data),
    );
  }

  private add(
    definition: EventDefinition,
    { version, fields, sealedFor }: Pick<WireType, 'version' | 'fields' | 'sealedFor'>,
    upcast: (data: JsonObject) => JsonObject,
  ): WireType {
    const type = wireName(definition, version);
    let validator: Validator | undefined;
    const wire: WireType = {
      type,
      version,
      definition,
      fields,
      sealedFor,
      // Compiled at first use: a hundred schemas at start would cost a third of the cold start.
      accepts: (data) => (validator ??= Compile(schemaOf(fields))).Check(data),
      upcast,
    };
    if (this.byType.has(type)) throw new Error(`wire name ${type} is taken`);
    this.byType.set(type, wire);
    return wire;
  }
}
