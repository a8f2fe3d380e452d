import type { Answer, Handle, RecordedBody } from '../support/test-samsyn';
import {
  BORDER,
  CAST,
  COORDINATORS,
  TestSamsyn,
  INSPECTION,
  POLICE,
  SHELTER,
  TAX,
} from '../support/test-samsyn';

export const MUNICIPALITY = 'social-services/municipality';
const EMERGENCY = 'social-services/emergency-service';
const LOCAL_POLICE = CAST.otherLeader[0];
const FURTHER = {
  head: [COORDINATORS, 'supervisor'],
  deputy: [POLICE, 'operation-leader'],
  municipality: [MUNICIPALITY, 'case-officer'],
  emergency: [EMERGENCY, 'duty-officer'],
  national: ['national-coordination/analysis', 'analyst'],
  administrator: ['samsyn/administration', 'administrator'],
  // Who has nothing to do with any of it, in the roles that are asked for most.
  outsider: ['police/other-police', 'operation-leader'],
  farCoordinator: ['social-services/north', 'coordinator'],
  regional: ['social-services/coordinator-syd', 'coordinator'],
} as const;
const REGIONS: Readonly<Record<string, readonly string[]>> = { farCoordinator: ['nord'] };
export const PERSONS = [...Object.keys(CAST), ...Object.keys(FURTHER)] as Handle[];

/** A command as it was told, to be tried again by somebody else. */
export interface Asked {
  readonly by: Handle;
  readonly url: string;
  readonly body: object;
}

const WINDOW = ['2026-11-19T20:00:00+01:00', '2026-11-19T23:00:00+01:00'];
const labelled = (value: string, label: string) => ({ value, label });

/** One evening in which every command that takes words is told, with a canary in each of its fields. */
export class Story {
  readonly planted = new Set<string>();
  readonly asked: Asked[] = [];
  /** Ids of what there is, by the name of the path parameter that takes it. */
  readonly ids: Record<string, string[]> = {};
  readonly feeds: { readonly by: Handle; readonly path: string }[] = [];

  /** Told of an operation as soon as it is there. */
  onProposed: (operationId: string) => Promise<void> = () => Promise.resolve();

  constructor(readonly app: TestSamsyn) {
    for (const [handle, [branch, role]] of Object.entries(FURTHER)) {
      app.parts.directory.registerBranch(branch, {}, null);
      app.parts.directory.registerPerson(handle, { branch, role, regions: REGIONS[handle] ?? ['syd'] }, null);
    }
  }

  async tell(): Promise<void> {
    const op = await this.planning();
    await this.conduct(op);
    const encounter = await this.encounter(op);
    await this.entries(op, encounter);
    await this.afterwards(op);
    await this.furtherMatters(op);
  }

  readonly c = (field: string): string => {
    this.planted.add(field);
    return `KANARIE-${field}`;
  };

  private async recorded(by: string, url: string, body: object = {}) {
    const asked = { by: by as Handle, url, body };
    const facts = await this.app.tell(asked.by, url, body);
    this.asked.push(asked);
    return facts;
  }

  private async known(param: string, by: string, url: string, body: object = {}): Promise<string> {
    const { id } = await this.recorded(by, url, body);
    (this.ids[param] ??= []).push(id);
    return id;
  }

  private async planning(): Promise<string> {
    const { c } = this;
    const op = await this.known('operationId', 'leader', '/operations', {
      ...{ kind: 'apartment-visit', region: 'syd', municipality: c('OperationProposed.municipality') },
      ...{ window: WINDOW, purpose: c('OperationProposed.purpose') },
      reference: c('OperationProposed.reference'),
      location: labelled(c('OperationProposed.location'), 'police-investigation'),
      source: labelled(c('OperationProposed.source'), 'police-investigation'),
    });
    await this.onProposed(op);
    const at = (path: string) => `/operations/${op}/${path}`;
    await this.recorded('leader', at('invitations'), {
      agencies: [BORDER, INSPECTION, TAX, LOCAL_POLICE],
      answerBy: '2026-11-20T20:00:00+01:00',
    });
    for (const by of ['border', 'work'])
      await this.recorded(by, at('confirmations'), { staff: 1, focus: c('AgencyConfirmed.focus') });
    await this.recorded('otherLeader', at('declines'), { reason: c('AgencyDeclined.reason') });
    await this.recorded('work', at('contact-persons'), { telephone: c('ContactPersonNamed.telephone') });
    const call = { to: 'coordA', then: ['coordB'], answerBy: '2026-11-19T20:30:00+01:00' };
    const callOut = await this.known('callOutId', 'leader', at('calls'), call);
    await this.recorded('coordA', `/call-outs/${callOut}/decline`, {
      reason: 'illness',
      note: labelled(c('CoordinatorDeclined.note'), 'social-services'),
    });
    await this.recorded('coordB', `/call-outs/${callOut}/acceptance`, { mode: 'on-site' });
    await this.recorded('leader', at('risk-assessments'), {
      level: 'high',
      ground: labelled(c('RiskAssessed.ground'), 'police-investigation'),
    });
    await this.recorded('leader', at('interpreters'), { language: 'ro', mode: 'on-site' });
    await this.recorded('leader', at('interpreters/booked'), {
      reference: c('InterpreterBooked.reference'),
      conflict: labelled(c('InterpreterBooked.conflict'), 'agency-own'),
    });
    await this.recorded('leader', at('amendments'), {
      changes: {
        purpose: c('PlanAmended.changes'),
        location: labelled(c('PlanAmended.location'), 'police-investigation'),
        source: labelled(c('PlanAmended.source'), 'police-investigation'),
      },
    });
    const reason = c('OperationRescheduled.reason');
    const later = ['2026-11-19T20:15:00+01:00', '2026-11-19T23:30:00+01:00'];
    await this.recorded('leader', at('reschedulings'), { window: later, reason });
    await this.recorded('leader', at('sites'), { sites: [c('SitesRegistered.sites')] });
    await this.recorded('leader', at('roles'), { roles: { coordB: c('RoleAssigned.roles') } });
    await this.recorded('leader', at('pre-briefings'), { at: '2026-11-19T20:10:00+01:00' });
    await this.recorded('leader', at('pre-briefings/held'), {
      ...{
        present: ['leader', 'coordB', 'work'],
        covered: ['approach', c('PreBriefingHeld.covered')],
        maxInside: 4,
      },
      dress: c('PreBriefingHeld.dress'),
    });
    await this.recorded('leader', at('late-joiners'), { who: 'border', how: c('LateJoinerBriefed.how') });
    await this.recorded('leader', at('release-without-coordinator'), {
      ...{ reason: c('OperationReleasedWithoutCoordinator.reason'), instead: 'none' },
      override: {
        of: ['agenda-not-covered', 'released-with-unbriefed-branch'],
        reason: c('OperationReleasedWithoutCoordinator.override'),
      },
    });
    return op;
  }

  private async conduct(op: string): Promise<void> {
    const { c } = this;
    const at = (path: string) => `/operations/${op}/conduct/${path}`;
    await this.recorded('leader', at('start'));
    await this.recorded('officer', at('site-entered'), { persons: 2, site: c('SiteEntered.site') });
    await this.recorded('officer', at('person-entered'), { role: 'officer' });
    await this.recorded('officer', at('person-left'), { role: 'officer' });
    const police = (field: string) => labelled(c(field), 'police-investigation');
    await this.recorded('officer', at('suspect-encountered'), {
      kind: 'buyer',
      who: police('SuspectEncountered.who'),
    });
    await this.recorded('officer', at('persons-separated'), { who: police('PersonsSeparated.who') });
    await this.recorded('officer', at('safety-incidents'), {
      severity: c('SafetyIncidentOccurred.severity'),
      detail: labelled(c('SafetyIncidentOccurred.detail'), 'participants-only'),
    });
    await this.recorded('work', at('inspection-started'), { area: c('InspectionStarted.area') });
    const finding = {
      area: labelled(c('FindingRecorded.area'), 'participants-only'),
      severity: c('FindingRecorded.severity'),
    };
    for (const [field, label] of [
      ['detail', 'agency-own'],
      ['given', 'agency-own'],
      ['tax', 'tax'],
    ] as const) {
      const detail = labelled(c(`FindingRecorded.${field}`), label);
      await this.recorded('work', at('findings'), { ...finding, detail });
    }
    await this.recorded('work', at('inspection-completed'), { area: c('InspectionCompleted.area') });
    await this.recorded('coordB', at('indicators'), {
      indicator: labelled(c('IndicatorObserved.indicator'), 'social-services'),
    });
    await this.recorded('border', at('indicators'), {
      indicator: labelled('telephones', 'participants-only'),
      note: police('IndicatorObserved.note'),
    });
    await this.recorded('officer', at('evidence'), {
      manner: 'photographed',
      what: police('EvidenceHandled.what'),
    });
    const decision = await this.recorded('leader', at('decisions'), {
      ...{ what: c('DecisionTaken.what'), why: c('DecisionTaken.why'), agreed: ['work'] },
      ground: labelled(c('DecisionTaken.ground'), 'participants-only'),
      dissent: labelled(c('DecisionTaken.dissent'), 'participants-only'),
    });
    const dissent = labelled(c('DissentRecorded.reason'), 'participants-only');
    await this.recorded('work', at('dissents'), { decision: decision.entry, reason: dissent });
    for (const field of ['text', 'wrong'])
      await this.recorded('officer', at('notes'), {
        text: labelled(c(`NoteAdded.${field}`), 'participants-only'),
      });
    await this.recorded('work', at('deviations'), {
      code: 'persons-not-separated',
      what: c('DeviationDeclared.what'),
    });
    await this.recorded('officer', at('persons-met'), {
      ...{ language: c('PersonMetWithoutCoordinator.language'), consentToContact: true },
      contact: c('PersonMetWithoutCoordinator.contact'),
      circumstances: { value: c('PersonMetWithoutCoordinator.circumstances') },
    });
    await this.recorded('officer', at('information-given'), {
      of: ['voluntary'],
      language: c('InformationGiven.language'),
    });
    await this.recorded('officer', at('voluntary-measures'), {
      ...{ measure: 'interview', explained: true, answer: 'no' },
      content: { value: c('VoluntaryMeasureAsked.content') },
    });
    await this.recorded('border', at('residence-decisions'), {
      ...{ outcome: 'removal', traffickingConsidered: false, coordinatorConsulted: false },
      ...{ reflectionPeriodConsidered: false, why: c('ResidenceDecisionWeighed.why') },
      detail: { value: c('ResidenceDecisionWeighed.detail') },
    });
    await this.recorded('work', at('area-counts'), {
      ...{ area: c('AreaCounted.area'), what: 'massage-parlours', count: 2 },
      note: c('AreaCounted.note'),
    });
    const concern = await this.recorded('officer', `/operations/${op}/child-concerns`, { to: MUNICIPALITY });
    this.ids['concernId'] = [concern.id];
    await this.recorded('officer', `/child-concerns/${concern.id}/redirections`, {
      to: EMERGENCY,
      why: c('ChildConcernRedirected.why'),
    });
    await this.recorded('leader', at('suspension'), { reason: c('OperationSuspended.reason') });
    await this.recorded('leader', at('resumption'));
    await this.recorded('leader', at('leadership-handovers'), {
      to: 'officer',
      reason: c('LeadershipHandedOver.reason'),
    });
    await this.recorded('leader', at('safety-check-ins'), { who: ['work'], everyMinutes: 10 });
    this.app.clock.moveTo('2026-11-19T19:31:00.000Z');
    await this.app.parts.processing.settled();
    await this.recorded('leader', at('safety-check-ins/alarms-handled'), {
      how: 'reached-and-safe',
      note: c('SafetyAlarmHandled.note'),
    });
    await this.recorded('deputy', at('leadership-takeovers'), {
      from: 'leader',
      why: c('LeadershipTakenOver.why'),
    });
    await this.recorded('deputy', at('leadership-handovers'), { to: 'leader' });
    await this.recorded('leader', at('leadership-acceptances'));
  }

  private async encounter(op: string): Promise<string> {
    const { c } = this;
    const social = (field: string) => labelled(c(field), 'social-services');
    const opened = (body: object) =>
      this.known('encounterId', 'coordB', `/operations/${op}/encounters`, { identity: 'known', ...body });
    const met = await opened({
      ageBand: c('EncounterOpened.ageBand'),
      name: labelled(c('EncounterOpened.name'), 'identity'),
    });
    const other = await opened({ name: labelled(c('EncounterOpened.other'), 'identity') });
    const tell = (path: string, body: object = {}, by = 'coordB') =>
      this.recorded(by, `/encounters/${met}/${path}`, body);
    await tell('identifications', {
      how: 'told-herself',
      name: labelled(c('SubjectIdentified.name'), 'identity'),
    });
    await tell('conversation-started', { language: c('VictimConversationStarted.language') });
    await tell('conversation-ended', {
      language: c('VictimConversationEnded.language'),
      account: social('VictimConversationEnded.account'),
      needs: social('VictimConversationEnded.needs'),
    });
    await tell('support-offers', { kinds: ['shelter', c('SupportOffered.kinds')] });
    await tell('support-answers', { answer: 'accepted', kinds: [c('SupportAnswered.kinds')] });
    await tell('support-answers', {
      answer: 'accepted',
      answers: [{ kind: c('SupportAnswered.answers'), answer: 'accepted' }],
    });
    await tell('support-contacts', { how: 'telephone', note: social('SupportContactMade.note') });
    const place = social('FollowUpBooked.place');
    await tell('follow-ups', {
      ...{ at: '2026-11-21T10:00:00+01:00', place, attends: [c('FollowUpBooked.attends')] },
    });
    await tell('follow-ups/moved', {
      at: '2026-11-21T11:00:00+01:00',
      place: social('FollowUpMoved.place'),
      attends: [c('FollowUpMoved.attends')],
    });
    await tell('follow-ups/missed', { reason: c('FollowUpMissed.reason') });
    await tell('follow-ups', { at: '2026-11-22T10:00:00+01:00' });
    await tell('follow-ups/kept', { note: social('FollowUpKept.note') });
    await tell('consents', { recipient: BORDER, scope: ['all'], purpose: c('ConsentGiven.purpose') });
    await tell('referrals', { to: SHELTER, service: c('ReferralRequested.service') });
    await tell('referral-acceptances', { note: social('ReferralAccepted.note') }, 'shelter');
    await tell('referral-refusals', { reason: c('ReferralRefused.reason') }, 'shelter');
    await tell('referrals', { to: SHELTER, service: 'national-support-programme' });
    await tell('referral-withdrawals', { why: c('ReferralWithdrawn.why') });
    await tell('child-concerns', { to: MUNICIPALITY, ground: social('ChildConcernReported.ground') });
    const linked = { reason: 'same-telephone', known: true, until: '2026-12-31' };
    await tell('links', { encounter: other, ...linked });
    const parted = await opened({ identity: 'unknown' });
    await tell('links', { encounter: parted, ...linked });
    await tell('links/withdrawals', { encounter: parted, reason: 'two-persons' });
    const card = await this.recorded('coordB', `/encounters/${other}/contact-cards`);
    const glass = await this.recorded('coordA', `/entries/${card.entry}/break-glass`, {
      ground: 'holder-unreachable',
      reason: c('AccessedUnderBreakGlass.reason'),
    });
    const answered = `/break-glass/${glass.entry}`;
    await this.recorded('head', `${answered}/reviews`, {
      ...{ verdict: 'not-justified', why: c('BreakGlassReviewed.why') },
    });
    // One that ends by itself, of another encounter: of that one it is refused as long as the incident is open.
    const another = await this.recorded('coordB', `/encounters/${parted}/contact-cards`);
    await this.recorded('coordA', `/entries/${another.entry}/break-glass`, {
      ...{ ground: 'holder-unreachable', reason: 'called the telephone on duty' },
    });
    const step = { step: 'person-informed', outcome: 'not-needed', why: c('BreakGlassStepTaken.why') };
    await this.recorded('head', `${answered}/steps`, step);
    return met;
  }

  private async entries(op: string, met: string): Promise<void> {
    const { c } = this;
    const of = async (name: string, nth = 0, stream = '') =>
      (await this.app.entries(op)).filter((one) => one.name === name && one.stream.endsWith(stream))[nth]!.id;
    const finding = { entry: await of('FindingRecorded', 1), field: 'detail' };
    const need = { item: finding, ground: 'OSL 10:2' };
    await this.recorded('border', '/disclosures/requests', {
      ...need,
      purpose: c('DisclosureRequested.purpose'),
    });
    await this.recorded('work', '/disclosures/decisions', {
      ...{ outcome: 'refused', ...need, recipient: BORDER, why: c('DisclosureDecided.why') },
      purpose: c('DisclosureDecided.purpose'),
    });
    const given = { outcome: 'granted', recipient: BORDER };
    const reasons = {
      ...{ purpose: c('DisclosureDecided.purpose'), weighing: c('DisclosureDecided.weighing') },
      ...{ speaksFor: c('DisclosureDecided.speaksFor'), speaksAgainst: c('DisclosureDecided.speaksAgainst') },
    };
    await this.recorded('work', '/disclosures/decisions', { ...given, ...need, ...reasons });
    const { entry: decision } = await this.recorded('coordB', '/disclosures/decisions', {
      ...given,
      item: { entry: await of('FollowUpBooked', 0, met), field: 'place' },
      ground: 'OSL 12:2',
      purpose: c('DisclosureDecided.consented'),
      weighing: c('DisclosureDecided.consented'),
    });
    const { entry: incident } = await this.recorded(
      'coordB',
      `/disclosures/decisions/${decision}/wrong-recipient`,
      { what: c('WrongRecipientReported.what') },
    );
    this.ids['incidentId'] = [incident];
    await this.recorded('coordB', `/disclosures/incidents/${incident}/steps`, {
      ...{ step: 'supervisory-authority', outcome: 'not-needed', why: c('IncidentStepTaken.why') },
    });
    await this.recorded('work', `/entries/${await of('FindingRecorded', 0)}/corrections`, {
      ...{
        field: 'detail',
        is: c('EntryCorrected.is'),
        was: c('EntryCorrected.was'),
        reason: c('EntryCorrected.reason'),
      },
    });
    await this.recorded('officer', `/entries/${await of('NoteAdded', 1)}/in-error`, {
      ...{ kind: 'entered-in-error', reason: c('EntryMarkedInError.reason') },
    });
    const request = await this.known('requestId', 'leader', `/operations/${op}/public-records-requests`, {
      asked: c('PublicRecordsRequested.asked'),
      address: c('PublicRecordsRequested.address'),
    });
    const copy = `/public-records-requests/${request}`;
    const { body } = await this.app.get<{
      entries: { entry: string; undecided?: true; fields: { field: string; undecided?: true }[] }[];
    }>('leader', `${copy}/copy`);
    const masked = { decision: 'masked', rule: 'OSL 35:1', why: c('PublicRecordsPartsDecided.parts') };
    const parts = body.entries.flatMap(({ entry, undecided, fields }) => [
      ...(undecided ? [{ entry, ...masked }] : []),
      ...fields.filter((one) => one.undecided).map(({ field }) => ({ entry, field, ...masked })),
    ]);
    await this.recorded('leader', `${copy}/parts`, { parts });
    await this.recorded('leader', `${copy}/answer`, {
      court: 'jonkoping',
      reasons: c('PublicRecordsAnswered.reasons'),
    });
  }

  private async afterwards(op: string): Promise<void> {
    const { c } = this;
    const tell = (path: string, body: object = {}, by = 'leader') =>
      this.recorded(by, `/debriefs/${op}/${path}`, body);
    await this.recorded('leader', `/operations/${op}/conduct/end`);
    await this.recorded('leader', `/operations/${op}/debrief`);
    await tell('facilitators', { who: 'facilitator' });
    await tell('perspective-requests', { of: [INSPECTION, COORDINATORS] });
    await tell('perspectives', { well: c('PerspectiveSubmitted.well') }, 'work');
    const hard = { hard: c('PerspectiveSubmitted.hard'), develop: c('PerspectiveSubmitted.develop') };
    const { entry: perspective } = await tell('perspectives', { ...hard, through: 'facilitator' }, 'coordB');
    const well = { well: c('PerspectiveReleased.well'), hard: c('PerspectiveReleased.hard') };
    await tell(
      'releases',
      { perspective, ...well, develop: c('PerspectiveReleased.develop') },
      'facilitator',
    );
    const through = { through: 'facilitator', about: SHELTER };
    await tell('perspectives', { ...through, hard: c('PerspectiveSubmitted.about') }, 'coordB');
    const passedOn = { well: c('PerspectivePassedOn.well'), hard: c('PerspectivePassedOn.hard') };
    await tell('releases', { ...passedOn, develop: c('PerspectivePassedOn.develop') }, 'facilitator');
    await tell('meetings', { present: ['leader', 'work', 'coordB'] });
    await tell('lessons', { what: c('LessonAgreed.what'), tags: ['theme:call-out'] });
    const owned = { owner: 'work', due: '2026-12-20' };
    const { entry: action } = await tell('actions', { what: c('ActionAgreed.what'), ...owned });
    await tell('action-moves', { action, due: '2026-12-21', why: c('ActionMoved.why') });
    await tell('action-reassignments', { action, owner: 'officer', why: c('ActionReassigned.why') });
    await tell('actions', { what: c('ActionAgreed.what'), ...owned });
    await tell('action-drops', { action, why: c('ActionDropped.why') });
    await tell('closing');
    await tell('reopenings', { why: c('DebriefReopened.why') });
    await tell('closing');
  }

  private async furtherMatters(op: string): Promise<void> {
    const { c } = this;
    const proposed = {
      ...{ kind: 'apartment-visit', region: 'syd', municipality: 'Kalmar' },
      ...{ window: ['2026-11-21T20:00:00+01:00', '2026-11-21T23:00:00+01:00'] },
      ...{ purpose: 'a visit', reference: 'K2-26' },
    };
    const next = await this.known('operationId', 'leader', '/operations', proposed);
    const agencies = [TAX, COORDINATORS];
    const answerBy = '2026-11-21T10:00:00+01:00';
    await this.recorded('leader', `/operations/${next}/invitations`, { agencies, answerBy });
    for (const by of ['tax', 'coordB'])
      await this.recorded(by, `/operations/${next}/confirmations`, { staff: 1, focus: 'own' });
    const { body } = await this.app.get<{ lessons: { lesson: string }[] }>(
      'leader',
      `/operations/${next}/lessons`,
    );
    const answer = { answer: 'not-applicable', why: c('LessonAnswered.why') };
    await this.recorded('leader', `/operations/${next}/lesson-answers`, {
      lesson: body.lessons[0]!.lesson,
      ...answer,
    });
    const call = { to: 'coordB', answerBy: '2026-11-20T10:00:00+01:00' };
    const callOut = await this.known('callOutId', 'leader', `/operations/${next}/calls`, call);
    await this.recorded('coordB', `/call-outs/${callOut}/acceptance`, { mode: 'telephone' });
    await this.recorded('leader', `/operations/${next}/release`, {
      override: {
        of: ['released-without-pre-briefing', 'released-with-unbriefed-branch'],
        reason: c('OperationReleased.override'),
      },
    });
    const dropped = await this.known('operationId', 'leader', '/operations', proposed);
    await this.recorded('leader', `/operations/${dropped}/cancellation`, {
      reason: c('OperationCancelled.reason'),
    });
    await this.campaign(op);
    await this.standing();
  }

  private async campaign(op: string): Promise<void> {
    const { c } = this;
    const week = {
      ...{ name: c('CampaignProposed.name'), purpose: c('CampaignProposed.purpose') },
      ...{ theme: 'prostitution', kinds: ['apartment-visit'], regions: ['syd'] },
      ...{ firstDay: '2026-11-16', lastDay: '2026-11-22' },
    };
    const id = await this.known('campaignId', 'leader', '/campaigns', week);
    const tell = (path: string, body: object = {}, by = 'leader') =>
      this.recorded(by, `/campaigns/${id}/${path}`, body);
    await tell('invitations', { branches: [COORDINATORS, INSPECTION, TAX], part: 'joining' });
    for (const by of ['coordB', 'tax']) await tell('joinings', {}, by);
    await tell('leavings', { reason: c('CampaignLeft.reason') }, 'tax');
    await tell('operations', { operation: op });
    await tell('amendments', { name: c('CampaignAmended.name'), purpose: c('CampaignAmended.purpose') });
    await tell('lessons', { what: c('CampaignLessonAgreed.what') });
    const { entry: action } = await tell('actions', {
      ...{ what: c('CampaignActionAgreed.what'), owner: 'coordB', due: '2026-12-20' },
    });
    const moved = { action, due: '2026-12-21', why: c('CampaignActionMoved.why') };
    await tell('action-moves', moved);
    const reassigned = { action, owner: 'leader', why: c('CampaignActionReassigned.why') };
    await tell('action-reassignments', reassigned);
    await tell('action-drops', { action, why: c('CampaignActionDropped.why') });
    const off = await this.known('campaignId', 'leader', '/campaigns', { ...week, name: 'x', purpose: 'x' });
    const cancelled = { reason: c('CampaignCancelled.reason') };
    await this.recorded('leader', `/campaigns/${off}/cancellation`, cancelled);
  }

  private async standing(): Promise<void> {
    const { c } = this;
    const ask = {
      ...{ topic: 'approach', region: 'syd', to: 'coordA', then: ['coordB'] },
      ...{ question: c('AdviceRequested.question'), telephone: c('AdviceRequested.telephone') },
      answerBy: '2026-11-19T20:50:00+01:00',
    };
    const call = await this.known('adviceCallId', 'leader', '/advice-calls', ask);
    this.app.clock.moveTo('2026-11-19T19:50:00.000Z');
    await this.app.parts.processing.settled();
    await this.recorded('coordB', `/advice-calls/${call}/advice`, {
      ...{ durationMinutes: 5, outcome: 'question-answered' },
      note: labelled(c('AdviceGiven.note'), 'social-services'),
    });
    const terms = {
      ...{ name: c('AgreementProposed.name'), region: 'syd', validFrom: '2026-11-01' },
      ...{ parties: [POLICE, COORDINATORS], leads: [], invites: [] },
      chain: [{ branch: COORDINATORS, region: 'syd' }],
      answerMinutes: { invitation: 60, call: 20 },
      contacts: [{ branch: COORDINATORS, function: 'desk', telephone: c('AgreementProposed.contacts') }],
    };
    for (const region of ['syd', 'ost']) {
      const id = await this.known('agreementId', 'leader', '/agreements', { ...terms, region });
      await this.recorded('coordA', `/agreements/${id}/adoptions`);
    }
    const ended = `/agreements/${this.ids['agreementId']![1]}/end`;
    await this.recorded('leader', ended, { reason: c('AgreementEnded.reason') });
    const drill = { region: 'syd', answerBy: '2026-11-20T20:00:00+01:00' };
    await this.known('drillId', 'head', '/contact-drills', drill).catch(() => '');
    for (const by of ['leader', 'coordA', 'coordB', 'head', 'work'])
      for (const what of ['duty', 'operations', 'follow-ups']) {
        const { status, body }: Answer<RecordedBody & { path?: string }> = await this.app.post(
          by as Handle,
          '/me/calendar-feeds',
          { what },
        );
        if (status === 201) this.feeds.push({ by: by as Handle, path: body.path! });
      }
  }
}
