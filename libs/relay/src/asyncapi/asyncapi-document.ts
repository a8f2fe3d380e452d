import { schemas, type Branch } from '@samsyn/kernel';
import { operationSchemas, type ShownEntry } from '@samsyn/operations/contract';
import { entrySchemas } from '@samsyn/secrecy';
import { CLOUD_EVENTS_JSON } from '../messages/cloud-event';
import { FEED_TYPES, type FeedKind } from '../messages/feed-kinds';

const { as, closed, instant, namedSchemas, schemaIn, text, uuid } = schemas;
const { entry, errorMark } = operationSchemas;

type Schema = schemas.Schema;

const OPERATION = '6f1c2f0e-5c0b-5b7e-9d0e-0d7c2f3a1b42';
const BRANCH: Branch = 'police/local-police';

const nothing = () => closed({}, 'Empty.');
const takenBack = () =>
  closed({
    id: uuid('An entry that was seen before.'),
    'inError?': as('Where it was marked in error: how, and by which entry.', errorMark),
  });
const lacking = (words: string) => () => as(words, entry);

interface Described {
  readonly summary: string;
  readonly data: () => Schema;
  /** Of an example. */
  readonly shows: ShownEntry | object;
}

const shown = entrySchemas.ENTRY_EXAMPLE as object;
const DESCRIBED: Readonly<Record<FeedKind, Described>> = {
  begun: {
    summary: 'The feed begins: what came with an earlier `feedbegan` counts no more.',
    data: nothing,
    shows: {},
  },
  seen: { summary: 'The branch sees an entry.', data: lacking('The entry.'), shows: shown },
  changed: {
    summary: 'The branch sees an entry otherwise: corrected, disclosed, marked.',
    data: lacking('The entry as it is now.'),
    shows: shown,
  },
  withdrawn: {
    summary: 'The branch sees an entry no more: forget it.',
    data: takenBack,
    shows: { id: OPERATION },
  },
  erased: {
    summary: 'Something of an entry was erased: erase it, too.',
    data: lacking('The entry without what was erased.'),
    shows: shown,
  },
  ended: { summary: 'The branch knows the operation no more: forget it.', data: nothing, shows: {} },
};

const membersOf = (kind: FeedKind) => ({
  specversion: { ...text('CloudEvents 1.0.', '1.0'), const: '1.0' },
  id: uuid('The same for a repeat, and for nothing else.'),
  source: text('Which feed: `/samsyn/feeds/AGENCY/OFFICE`.', `/samsyn/feeds/${BRANCH}`),
  type: { ...text('What it tells.', FEED_TYPES[kind]), const: FEED_TYPES[kind] },
  ...(kind === 'begun' ? {} : { subject: uuid('Id of the operation.') }),
  ...(kind === 'seen' ? { time: instant('When the entry was recorded.') } : {}),
  datacontenttype: { ...text('Of `data`.', 'application/json'), const: 'application/json' },
  sequence: {
    ...text('From 1 for each operation, without gaps, with ten digits; 0 where a feed begins.', '0000000007'),
    pattern: '^\\d{10,}$',
  },
  partitionkey: text('The key of the message: the operation; the branch where a feed begins.', OPERATION),
  feedbegan: instant('When the feed began. A later beginning replaces everything of an earlier one.'),
  'world?': { ...text('In the training world, and nowhere else.', 'training'), const: 'training' },
  data: DESCRIBED[kind].data(),
});

const nameOf = (kind: FeedKind): string => FEED_TYPES[kind].split('.')[1]!;
const KINDS = Object.keys(FEED_TYPES) as FeedKind[];
const BINDING = '0.5.0';

function messageOf(kind: FeedKind) {
  const { summary, shows } = DESCRIBED[kind];
  const payload = {
    ...{ specversion: '1.0', id: '3f0b6a52-9a5e-5c7d-8f21-6d0e9a4b7c11', source: `/samsyn/feeds/${BRANCH}` },
    ...{ type: FEED_TYPES[kind], ...(kind === 'begun' ? {} : { subject: OPERATION }) },
    ...(kind === 'seen' ? { time: '2026-11-19T18:40:07.212Z' } : {}),
    ...{ datacontenttype: 'application/json', sequence: kind === 'begun' ? '0000000000' : '0000000007' },
    ...{ partitionkey: kind === 'begun' ? BRANCH : OPERATION, feedbegan: '2026-11-01T08:00:00.000Z' },
    data: shows,
  };
  const key = { type: 'string', description: 'As `partitionkey`.' };
  return {
    name: FEED_TYPES[kind],
    title: nameOf(kind),
    summary,
    contentType: CLOUD_EVENTS_JSON,
    payload: { $ref: `#/components/schemas/${nameOf(kind)}` },
    bindings: { kafka: { key, bindingVersion: BINDING } },
    examples: [{ name: nameOf(kind), payload }],
  };
}

/** Those that the schema names, and those that they name. */
function namedIn(text: string, found = new Map<string, Schema>()): ReadonlyMap<string, Schema> {
  for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    const schema = namedSchemas()[name];
    if (found.has(name) || !schema) continue;
    found.set(name, schema);
    namedIn(JSON.stringify(schema), found);
  }
  return found;
}

const DESCRIPTION = `What a branch may see of each operation, for its own systems: CloudEvents 1.0 in structured JSON, one Kafka topic
for each receiving branch, the operation as key. Messages of an operation are in order. They come at least once: keep the last
\`sequence\` of each operation, and skip what is not higher. A history that is kept by these rules is what
\`GET /operations/{operationId}/history\` answers somebody of the branch who has no rights of their own.`;

/** AsyncAPI 3.0 of the feeds, from the schemas that the interface has. Brokers are the operator's: it names none. */
export function asyncApiDocument() {
  const payloads = Object.fromEntries(
    KINDS.map((kind) => [nameOf(kind), closed(membersOf(kind), DESCRIBED[kind].summary)]),
  );
  // Made first: what they name is named by that.
  const needed = namedIn(JSON.stringify([payloads, schemaIn(entry), schemaIn(errorMark)]));
  const messages = Object.fromEntries(KINDS.map((kind) => [nameOf(kind), messageOf(kind)]));
  const ofChannel = (kind: FeedKind) => ({ $ref: `#/channels/feed/messages/${nameOf(kind)}` });
  return {
    asyncapi: '3.0.0',
    info: { title: 'Feeds of Samsyn', version: '0.1.0', description: DESCRIPTION },
    defaultContentType: CLOUD_EVENTS_JSON,
    channels: {
      feed: {
        address: '{prefix}.{agency}.{office}',
        title: 'The feed of a branch',
        parameters: {
          prefix: { description: 'As the operator has set it.', default: 'samsyn.feed' },
          agency: { description: 'Of the branch `agency/office`.', examples: ['police'] },
          office: { description: 'Of the branch `agency/office`.', examples: ['local-police'] },
        },
        messages: Object.fromEntries(
          KINDS.map((kind) => [nameOf(kind), { $ref: `#/components/messages/${nameOf(kind)}` }]),
        ),
        bindings: {
          kafka: { topicConfiguration: { 'cleanup.policy': ['delete'] }, bindingVersion: BINDING },
        },
      },
    },
    operations: {
      sendFeed: {
        action: 'send',
        channel: { $ref: '#/channels/feed' },
        summary: 'Samsyn sends what the branch sees, and each change of it.',
        messages: KINDS.map(ofChannel),
      },
    },
    components: { schemas: { ...Object.fromEntries(needed), ...payloads }, messages },
  };
}
