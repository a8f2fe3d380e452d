import { SLUG, SLUG_MAX } from '../fields/rules';
import { schemas } from '@samsyn/kernel';

const { text, uuid } = schemas;

export interface PathParameter {
  readonly description: string;
  readonly schema: schemas.Schema;
}

const idOf = (description: string): PathParameter => {
  const { description: words, ...schema } = uuid(description);
  return { description: String(words), schema };
};
const named = (description: string, example: string, more: schemas.Schema = {}): PathParameter => {
  const { description: words, ...schema } = text(description, example);
  return { description: String(words), schema: { ...schema, ...more } };
};
const slug: schemas.Schema = { pattern: SLUG.source, maxLength: SLUG_MAX };

/**
 * What stands in the path of a route, by its name: a name means the same wherever it stands. An id that nobody has, or
 * that the caller may not know, answers 404; so does what is no id at all.
 */
export const PATH_PARAMETERS: Readonly<Record<string, PathParameter>> = {
  operationId: idOf(
    'Operation: `id` of `POST /operations`, of `GET /operations` and of items of the work list.',
  ),
  callOutId: idOf(
    'Call-out, one coordinator called at a time: `id` of `POST /operations/{operationId}/calls`, `callOut` of an entry.',
  ),
  encounterId: idOf(
    'One person met: `id` of `POST /operations/{operationId}/encounters`, `encounter` of an entry.',
  ),
  entryId: idOf('An entry of the history: its `id`.'),
  concernId: idOf('Concern for a child: the id of its `ChildConcernReported`.'),
  service: named('Code of a service of support (`GET /support-services`).', 'shelter', slug),
  campaignId: idOf('Campaign: `id` of `POST /campaigns` and of `GET /campaigns`.'),
  agreementId: idOf('Standing agreement: `id` of `POST /agreements` and of `GET /agreements`.'),
  adviceCallId: idOf('Call for advice: `id` of `POST /advice-calls` and of `GET /advice-calls`.'),
  swapId: idOf('Swap of shifts: `id` of `POST /availability/swaps` and of `GET /availability/swaps`.'),
  exceptionId: idOf('Exception from published hours: `exception` of `GET /availability/roster`.'),
  proposalId: idOf('A change that a second person approves: `id` of what `GET /approvals` lists.'),
  drillId: idOf('Contact drill: `id` of `POST /contact-drills`.'),
  requestId: idOf(
    'Request for public records: `id` of the route that registered it, `request` of `GET /public-records-requests`.',
  ),
  decisionId: idOf('Decision of disclosure: id of the entry `DisclosureDecided`.'),
  incidentId: idOf(
    'Incident, something disclosed to the wrong recipient: id of the entry `WrongRecipientReported`.',
  ),
  attentionId: idOf('A read that should be looked at: `id` of `GET /access/attention`.'),
  accessedId: idOf('Broken glass: id of the entry `AccessedUnderBreakGlass`.'),
  channelId: idOf('Address of the caller: `id` of `GET /me/notification-channels`.'),
  feedId: idOf('Calendar of the caller: `id` of `GET /me/calendar-feeds`.'),
  file: named(
    'The secret of a calendar’s address, told once by `POST /me/calendar-feeds`, and `.ics`.',
    'tC3…Q.ics',
  ),
  agency: named('Code of the agency.', 'police', slug),
  branch: named('Code of the branch within its agency.', 'border-police', slug),
  region: named('Code of the region.', 'syd', slug),
  handle: named('Public id of the person.', 'coordB', { pattern: '^[A-Za-z0-9._-]{1,64}$' }),
  code: named('Code of the kind of operation.', 'apartment-visit'),
  version: named('Number of the version.', '1', { pattern: '^[1-9]\\d{0,4}$' }),
  name: named('Name of a table of `GET /oversight/tables`.', 'coordinator-requests-by-month'),
};
