import { wireName, type EventDefinition } from '@samsyn/event-store';

/** Every version of the events under which they may stand in the log. */
export const wireTypes = (...definitions: readonly EventDefinition[]): readonly string[] =>
  definitions.flatMap((definition) =>
    [...definition.earlier, definition].map(({ version }) => wireName(definition, version)),
  );
