import {
  defineEvent,
  optional,
  participantsOnly,
  shared,
  SiteName,
  type EarlierVersion,
  type EventDefinition,
  type FieldSpecs,
} from '@samsyn/event-store';
import type { JsonObject } from '@samsyn/kernel';
import Type from 'typebox';

/** The field that every record about one of several sites carries. */
export const siteField = { site: optional(participantsOnly(SiteName)) };

const SiteInClear = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*$',
});
const asItWas = (data: JsonObject): JsonObject => data;

/**
 * An event about one of several sites. In its version 1 the site stood in clear (ADR 0038); `then` says what else was
 * otherwise in that version, `until3` what was otherwise in both that and version 2.
 */
export const defineSiteEvent = <const Name extends string, F extends FieldSpecs>(
  definition: Parameters<typeof defineEvent<Name, F>>[0],
  then: Pick<EarlierVersion, 'fields'> & Partial<Pick<EarlierVersion, 'upcast'>> = { fields: {} },
  until3?: FieldSpecs,
): EventDefinition<Name, F> => {
  const second = { ...definition.fields, ...until3 };
  const first = { ...second, ...then.fields, site: optional(shared(SiteInClear)) };
  const earlier = [{ version: 1, fields: first, upcast: then.upcast ?? asItWas }];
  return until3 === undefined
    ? defineEvent({ ...definition, version: 2, earlier })
    : defineEvent({
        ...definition,
        version: 3,
        earlier: [...earlier, { version: 2, fields: second, upcast: asItWas }],
      });
};
