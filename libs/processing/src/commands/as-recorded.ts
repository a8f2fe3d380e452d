import type { EventToAppend } from '@samsyn/event-store';
import type { NewEvent, Recorded } from '@samsyn/kernel';

/** The event as a later load will give it, without reading it back. */
export function asRecorded(
  event: NewEvent,
  envelope: EventToAppend,
  { stream, revision, position, matter }: Pick<Recorded, 'stream' | 'revision' | 'position' | 'matter'>,
): Recorded {
  const { id, operationId, commandId, causationId, occurredAt, recordedAt, actor } = envelope;
  const labels = Object.fromEntries(
    Object.entries(envelope.sealed).map(([name, sealed]) => [name, sealed.labels]),
  );
  const place = {
    position,
    id,
    stream,
    revision,
    operationId,
    commandId,
    causationId,
    occurredAt,
    recordedAt,
    actor,
  };
  return {
    ...place,
    name: event.name,
    version: versionOf(envelope.type),
    ...(matter === undefined ? {} : { matter }),
    data: Object.fromEntries(Object.entries(event.data as object).filter(([, value]) => value !== undefined)),
    labels,
    erased: [],
  };
}

const versionOf = (type: string): number => Number(type.slice(type.lastIndexOf('.v') + 2));
