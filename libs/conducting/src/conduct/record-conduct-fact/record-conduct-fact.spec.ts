import { asRecorded, given, type Actor, type Standing } from '@samsyn/kernel';
import { conduct } from '../conduct';
import { CONDUCT_FACTS, type ConductFact, type ReportedConductFact } from '../conduct-facts';

const secured: ConductFact = { name: 'SiteSecured', data: {} };
const standing = (leadingBranch: string, actor: Actor, participates = true): Standing => ({
  leadingBranch,
  leads: actor.branch === leadingBranch,
  participates,
  invited: true,
  facilitates: false,
});
const person = (branch: string, role = 'officer'): Actor => ({
  person: '33333333-3333-4333-8333-333333333333',
  branch,
  role,
  regions: [],
});

describe('who may tell each fact of the site', () => {
  const LEADING = 'police/trafficking-unit';
  const PERSONS = {
    leader: person(LEADING, 'operation-leader'),
    colleague: person(LEADING),
    'other police': person('police/border-police'),
    'another agency': person('tax-agency/audit', 'inspector'),
  };
  const leader = ['leader'];
  const leading = ['leader', 'colleague'];
  const police = ['leader', 'colleague', 'other police'];
  const everybody = [...police, 'another agency'];

  const MAY = [
    ['ConductEnded', leader],
    ['AgencyArrived', everybody],
    ['AgencyDeparted', everybody],
    ['SiteEntered', police],
    ['SiteSecured', police],
    ['PersonEntered', everybody],
    ['PersonLeft', everybody],
    ['SuspectEncountered', everybody],
    ['PersonsSeparated', police],
    ['SafetyIncidentOccurred', everybody],
    ['InspectionStarted', everybody],
    ['InspectionCompleted', everybody],
    ['FindingRecorded', everybody],
    ['IndicatorObserved', everybody],
    ['EvidenceHandled', everybody],
    ['DecisionTaken', leader],
    ['NoteAdded', everybody],
    ['DissentRecorded', everybody],
    ['DeviationDeclared', everybody],
    ['OperationSuspended', leader],
    ['OperationResumed', leader],
    ['LeadershipHandedOver', leader],
    ['LeadershipAccepted', leading],
    ['LeadershipTakenOver', leader],
    ['SafetyCheckInStarted', everybody],
    ['SafetyCheckedIn', everybody],
    ['SafetyAlarmHandled', leader],
    ['SafetyCheckInEnded', everybody],
    ['PersonMetWithoutCoordinator', everybody],
    ['InformationGiven', everybody],
    ['VoluntaryMeasureAsked', everybody],
    ['ResidenceDecisionWeighed', police],
    ['AreaCounted', everybody],
  ] as const;

  /** Whatever else the fact refers to is not there: what counts is whether it comes that far. */
  const isTurnedAway = (fact: ReportedConductFact, actor: Actor, participates: boolean): boolean =>
    given(conduct).when(
      { kind: 'RecordConductFact', fact },
      { actor, standing: standing(LEADING, actor, participates) },
    ).outcome.refused === 'ACCESS.NOT_YOURS';
  const EMPTY = { who: [], to: PERSONS.colleague, from: PERSONS.colleague };

  it.each(MAY)('%s: %j', (name, may) => {
    const fact = { name, data: EMPTY } as unknown as ReportedConductFact;
    const allowed = Object.entries(PERSONS).filter(([, actor]) => !isTurnedAway(fact, actor, true));
    expect(allowed.map(([who]) => who)).toEqual(may);
    expect(isTurnedAway(fact, PERSONS['another agency'], false)).toBe(true);
  });

  it('is said of every fact', () => {
    expect(MAY.map(([name]) => name)).toEqual(Object.keys(CONDUCT_FACTS));
  });
});

describe('recording a fact of the site', () => {
  const past = [secured, { name: 'ConductEnded', data: {} }] as const;
  it.each([
    ['before the start', []],
    ['after the end', past],
    ['a second time', [secured]],
  ])('is never refused for its order: %s', (_when, before: readonly ConductFact[]) => {
    const actor = person('police/trafficking-unit');
    given(conduct, ...before)
      .when({ kind: 'RecordConductFact', fact: secured }, { actor, standing: standing(actor.branch, actor) })
      .then(secured);
  });

  it.each([
    ['the leading police', person('police/trafficking-unit'), 'police/trafficking-unit', true],
    ['other police on the site', person('police/border-police'), 'police/trafficking-unit', true],
    [
      'the leading branch, which is no police',
      person('work-environment-authority/inspection'),
      'work-environment-authority/inspection',
      true,
    ],
    [
      'police under a leader who is no police',
      person('police/local-police'),
      'work-environment-authority/inspection',
      true,
    ],
    ['a coordinator', person('social-services/regional-coordinator'), 'police/trafficking-unit', false],
    ['another agency', person('tax-agency/audit'), 'work-environment-authority/inspection', false],
  ])('that the site is secured is for police and leading branch: %s', (_who, actor, leading, may) => {
    const when = given(conduct).when(
      { kind: 'RecordConductFact', fact: secured },
      { actor, standing: standing(leading, actor) },
    );
    if (may) when.then(secured);
    else when.refused('ACCESS.NOT_YOURS');
  });

  it('is for nobody who was only invited or called', () => {
    const actor = person('tax-agency/audit');
    const invited = standing('police/trafficking-unit', actor, false);
    const fact: ConductFact = { name: 'NoteAdded', data: { text: 'x' } };
    given(conduct)
      .when({ kind: 'RecordConductFact', fact }, { actor, standing: invited })
      .refused('ACCESS.NOT_YOURS');
  });

  it('has a rule for each fact', () => {
    expect(Object.values(CONDUCT_FACTS).every(({ who }) => who)).toBe(true);
  });

  it('is not disturbed by corrections, disclosures and what later services add', () => {
    const foreign = ['EntryCorrected', 'DisclosureDecided', 'SubjectErased'].map((name, index) =>
      asRecorded({ name, data: {} }, index, '2026-01-01T00:00:00.000Z'),
    );
    const state = foreign.reduce((folded, event) => conduct.evolve(folded, event as never), conduct.initial);
    expect(state).toEqual(conduct.initial);
  });
});
