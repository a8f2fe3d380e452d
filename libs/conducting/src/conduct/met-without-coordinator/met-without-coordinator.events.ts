import {
  Code,
  codeOf,
  Count,
  defineEvent,
  field,
  listOf,
  optional,
  participantsOnly,
  secret,
  shared,
  ShortText,
  Text,
  Uuid,
  withEntry,
} from '@samsyn/event-store';
import Type, { type TSchema } from 'typebox';
import { siteField } from '../../site.fields';

/** What a person met is to be told. */
export const INFORMATION_POINTS = [
  'no-crime',
  'voluntary',
  'secrecy-limits',
  'interpreter',
  'reflection-period',
  'compensation',
  'complaint',
] as const;
/** What is asked of the person met, who may say no. */
export const VOLUNTARY_MEASURES = ['telephone', 'interview', 'photographs'] as const;
export const MEASURE_ANSWERS = ['yes', 'no', 'withdrawn'] as const;
export const RESIDENCE_OUTCOMES = ['none', 'detention', 'removal'] as const;

const conduct = { service: 'conducting' } as const;
const forRegion = <S extends TSchema>(schema: S) => field(schema, 'region-coordinators');
/** For those who may know the entry by right: a decision about another field of it gives nothing of this. */
const ofAudience = <S extends TSchema>(schema: S) => field(schema, 'audience');
const own = <S extends TSchema>(schema: S) => field(schema, 'agency-own');

/**
 * Somebody was met where no coordinator was. From here the coordinators of the region are responsible and
 * find in it how the person may be reached; how it was on the site stays with those who met the person (ADR
 * 0034).
 */
export const PersonMetWithoutCoordinator = defineEvent({
  ...conduct,
  name: 'PersonMetWithoutCoordinator',
  audience: 'region',
  fields: {
    ...siteField,
    /** Of the operation when it was recorded; Samsyn puts it in. */
    region: shared(Code),
    language: optional(withEntry(ShortText)),
    count: shared(Count),
    consentToContact: optional(forRegion(Type.Boolean())),
    contact: optional(forRegion(Text)),
    circumstances: secret(Text, { floor: ['agency-own'] }),
  },
});
const informed = {
  ...siteField,
  of: shared(listOf(codeOf(INFORMATION_POINTS), INFORMATION_POINTS.length)),
};
/**
 * Information that the person met was given, by anybody. In which language has the label of who records it: for a
 * coordinator it is the language of the conversation, and with one person met it tells where that person is from.
 * @rule same-meaning-same-label: What is said of a person met has, for the same recorder, the same label in every entry,
 *   unless a reason is written down.
 * @source domain: Secrecy; OSL 26:1; ADR 0034
 * @proof what is said of a person met › …
 */
export const InformationGiven = defineEvent({
  ...conduct,
  name: 'InformationGiven',
  audience: 'participants',
  version: 2,
  fields: { ...informed, language: secret(ShortText) },
  // Version 1 showed it to all who take part, whoever recorded it; today's label holds for it too.
  earlier: [
    {
      version: 1,
      fields: { ...informed, language: optional(participantsOnly(ShortText)) },
      upcast: (data) => data,
    },
  ],
});
/**
 * Something was asked of the person met that is voluntary. Only the asking branch and, once there is an
 * encounter, its holder may read the answer. `met`: the entry by which the person was met. `buyers`: how many
 * buyers the interview was about.
 */
export const VoluntaryMeasureAsked = defineEvent({
  ...conduct,
  name: 'VoluntaryMeasureAsked',
  audience: 'asked',
  fields: {
    ...siteField,
    met: optional(ofAudience(Uuid)),
    measure: ofAudience(codeOf(VOLUNTARY_MEASURES)),
    explained: ofAudience(Type.Boolean()),
    answer: ofAudience(codeOf(MEASURE_ANSWERS)),
    coordinatorPresent: optional(ofAudience(Type.Boolean())),
    buyers: optional(ofAudience(Count)),
    content: secret(Text),
  },
});
/** A decision on residence at the site, and what it was weighed against; for the branch that decides alone. */
export const ResidenceDecisionWeighed = defineEvent({
  ...conduct,
  name: 'ResidenceDecisionWeighed',
  audience: 'branch',
  fields: {
    ...siteField,
    outcome: own(codeOf(RESIDENCE_OUTCOMES)),
    traffickingConsidered: own(Type.Boolean()),
    coordinatorConsulted: own(Type.Boolean()),
    reflectionPeriodConsidered: own(Type.Boolean()),
    why: optional(own(Text)),
    detail: secret(Text, { floor: ['agency-own'] }),
  },
});

export const metWithoutCoordinatorEvents = [
  PersonMetWithoutCoordinator,
  InformationGiven,
  VoluntaryMeasureAsked,
  ResidenceDecisionWeighed,
] as const;
