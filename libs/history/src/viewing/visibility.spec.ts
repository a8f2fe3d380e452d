import {
  aWholeOperation,
  CAST_IDS,
  viewingContext,
  viewer,
  type CastId,
} from '../recorded-operation.fixture';
import { viewOperation } from './carried-view';

const LEADING: CastId[] = ['leader', 'officer'];
const SOCIAL: CastId[] = ['holder', 'colleague', 'supervisor'];
const HOLDING: CastId[] = ['holder', 'supervisor'];
const PARTICIPANTS: CastId[] = [...LEADING, 'border', 'work', 'tax', ...SOCIAL];
const PLAN_READERS: CastId[] = [...PARTICIPANTS, 'facilitator'];

/** Who sees an entry of the whole operation at all ("Default visibility"); nobody else does. */
const SEEN_BY: readonly (readonly [string, readonly CastId[]])[] = [
  ['OperationProposed', PLAN_READERS],
  ['AgencyInvited', [...PLAN_READERS, 'invited']],
  ['AgencyConfirmed', PLAN_READERS],
  ['AgencyDeclined', PLAN_READERS],
  ['CoordinatorCalled', [...LEADING, 'called']],
  ['CallRead', [...LEADING, 'called']],
  ['CallExpired', [...LEADING, 'called']],
  ['CallEscalated', [...LEADING, ...SOCIAL]],
  ['CoordinatorAccepted', PLAN_READERS],
  ['PreBriefingHeld', PLAN_READERS],
  ['OperationReleased', PLAN_READERS],
  ['ConductStarted', PLAN_READERS],
  ['SiteEntered', PLAN_READERS],
  ['FindingRecorded', PLAN_READERS],
  ['EncounterOpened', HOLDING],
  ['VictimConversationStarted', PARTICIPANTS],
  ['VictimConversationEnded', PARTICIPANTS],
  ['SupportAnswered', HOLDING],
  ['FollowUpBooked', [...LEADING, ...HOLDING]],
  ['ConsentRefused', HOLDING],
  ['ConsentGiven', [...LEADING, ...HOLDING]],
  ['ReferralRequested', [...HOLDING, 'shelter']],
  ['DisclosureRequested', [...HOLDING, 'work']],
  ['EntryCorrected', PLAN_READERS],
  ['DebriefOpened', PLAN_READERS],
  ['FacilitatorNamed', PLAN_READERS],
  ['PerspectiveReleased', PLAN_READERS],
  ['LessonAgreed', PLAN_READERS],
];

/** Who sees a field of an entry. */
const FIELD_SEEN_BY: readonly (readonly [string, string, readonly CastId[]])[] = [
  ['OperationProposed', 'purpose', PLAN_READERS],
  ['OperationProposed', 'location', LEADING],
  ['AgencyInvited', 'window', [...PLAN_READERS, 'invited']],
  ['AgencyInvited', 'agencies', PLAN_READERS],
  ['CoordinatorCalled', 'answerBy', [...LEADING, 'called']],
  ['CoordinatorCalled', 'then', LEADING],
  ['ConductStarted', 'planHash', LEADING],
  ['FindingRecorded', 'area', PLAN_READERS],
  ['FindingRecorded', 'detail', ['tax', 'work']],
  ['EncounterOpened', 'name', HOLDING],
  ['VictimConversationStarted', 'language', HOLDING],
  ['VictimConversationEnded', 'account', HOLDING],
  ['SupportAnswered', 'answer', HOLDING],
  ['SupportAnswered', 'kinds', HOLDING],
  ['FollowUpBooked', 'at', [...LEADING, ...HOLDING]],
  ['FollowUpBooked', 'place', HOLDING],
  ['ConsentGiven', 'scope', [...LEADING, ...HOLDING]],
  ['ReferralRequested', 'service', [...HOLDING, 'shelter']],
  ['PerspectiveReleased', 'hard', PLAN_READERS],
  ['PerspectiveReleased', 'perspective', ['facilitator']],
  ['LessonAgreed', 'what', PLAN_READERS],
];

const snapshot = aWholeOperation().snapshot();
const entriesOf = (id: CastId) => viewOperation(snapshot, viewer(id), {}, viewingContext)?.entries ?? [];
const inCastOrder = (ids: readonly CastId[]) => CAST_IDS.filter((id) => ids.includes(id));
const whoSees = (holds: (id: CastId) => boolean) => CAST_IDS.filter(holds);

describe('who may know that an entry exists', () => {
  test.each(SEEN_BY)('%s', (type, seenBy) => {
    expect(whoSees((id) => entriesOf(id).some(({ name }) => name === type))).toEqual(inCastOrder(seenBy));
  });

  test('what is sent through the facilitator is for facilitators and the author', () => {
    const through = (id: CastId) =>
      entriesOf(id).some(
        ({ name, data }) => name === 'PerspectiveSubmitted' && data.through === 'facilitator',
      );
    expect(whoSees(through)).toEqual(['holder', 'facilitator']);
  });

  test('who has answered at all is then for facilitators only, and each sees its own', () => {
    const open = (id: CastId) =>
      entriesOf(id).some(({ name, data }) => name === 'PerspectiveSubmitted' && data.through === undefined);
    expect(whoSees(open)).toEqual(['border', 'facilitator']);
  });

  test('a branch that declined, and one that was never asked, know of no operation', () => {
    const unknown = CAST_IDS.filter(
      (id) => viewOperation(snapshot, viewer(id), {}, viewingContext) === undefined,
    );
    expect(unknown).toEqual(['declined', 'stranger', 'regional']);
  });
});

describe('who may read a field', () => {
  test.each(FIELD_SEEN_BY)('%s.%s', (type, field, seenBy) => {
    const reads = (id: CastId) =>
      entriesOf(id).some(({ name, entry }) => name === type && field in entry.facts);
    expect(whoSees(reads)).toEqual(inCastOrder(seenBy));
  });

  test('a field that is hidden from one who sees the entry stands under withheld, with its paragraph', () => {
    const finding = entriesOf('border').find(({ name }) => name === 'FindingRecorded');
    expect(finding?.entry.withheld).toEqual([{ field: 'detail', rule: 'OSL 27:1' }]);
  });
});

test('what an exit shows and what is compared inside hold the same fields', () => {
  for (const id of CAST_IDS) {
    for (const { entry, data } of entriesOf(id)) expect(Object.keys(data)).toEqual(Object.keys(entry.facts));
  }
});

test('persons stand by handle before their own and the leading branch, elsewhere by branch and role', () => {
  const by = (id: CastId) => entriesOf(id).find(({ name }) => name === 'FindingRecorded')?.entry.by;
  expect(['leader', 'tax', 'work'].map((id) => by(id as CastId))).toEqual([
    'tax',
    'tax',
    'tax-agency/audit inspector',
  ]);
});
