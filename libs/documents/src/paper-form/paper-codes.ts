/** A column of the sheet that somebody writes in beside the time and the site. */
export type PaperColumn = 'count' | 'who' | 'what';

/**
 * A short code for an event, and which fields of its body the columns fill in (several: written after each other).
 * Every row but those of the plan is typed in as an item of `POST /operations/{id}/entries` with the time on the paper.
 */
export interface PaperCode {
  readonly code: string;
  readonly event: string;
  /** Only where the kind takes counts alone. */
  readonly onlyCounts?: true;
  readonly columns?: Readonly<Partial<Record<PaperColumn, readonly string[]>>>;
}

export const SHEETS = ['site', 'encounter', 'plan'] as const;
export type Sheet = (typeof SHEETS)[number];

/**
 * What a sheet can say. Findings, signs and what was taken are written as an area or a kind, never in detail:
 * what is secret is recorded in Samsyn, where it has a label; a paper can be lost.
 */
export const PAPER_CODES: Readonly<Record<Sheet, readonly PaperCode[]>> = {
  site: [
    { code: 'CS', event: 'ConductStarted' },
    { code: 'AA', event: 'AgencyArrived', columns: { count: ['headcount'] } },
    { code: 'SE', event: 'SiteEntered', columns: { count: ['persons'] } },
    { code: 'SS', event: 'SiteSecured' },
    { code: 'PE', event: 'PersonEntered', columns: { count: ['count'], who: ['role'] } },
    { code: 'PL', event: 'PersonLeft', columns: { count: ['count'], who: ['role'] } },
    { code: 'SU', event: 'SuspectEncountered', columns: { what: ['kind'] } },
    { code: 'PS', event: 'PersonsSeparated' },
    { code: 'SI', event: 'SafetyIncidentOccurred', columns: { what: ['severity'] } },
    { code: 'CI', event: 'SafetyCheckedIn' },
    { code: 'IS', event: 'InspectionStarted', columns: { what: ['area'] } },
    { code: 'FR', event: 'FindingRecorded', columns: { what: ['area', 'severity'] } },
    { code: 'IC', event: 'InspectionCompleted', columns: { what: ['area'] } },
    { code: 'PM', event: 'PersonMetWithoutCoordinator', columns: { count: ['count'], what: ['language'] } },
    { code: 'IG', event: 'InformationGiven', columns: { what: ['of', 'language'] } },
    {
      code: 'AC',
      event: 'AreaCounted',
      onlyCounts: true,
      columns: { count: ['count'], what: ['area', 'what'] },
    },
    { code: 'EH', event: 'EvidenceHandled', columns: { what: ['manner'] } },
    { code: 'DT', event: 'DecisionTaken', columns: { who: ['agreed', 'disagreed'], what: ['what', 'why'] } },
    { code: 'DD', event: 'DeviationDeclared', columns: { what: ['code', 'what'] } },
    { code: 'NA', event: 'NoteAdded', columns: { what: ['text'] } },
    { code: 'OS', event: 'OperationSuspended', columns: { what: ['reason'] } },
    { code: 'OR', event: 'OperationResumed' },
    { code: 'LH', event: 'LeadershipHandedOver', columns: { who: ['to'] } },
    { code: 'LA', event: 'LeadershipAccepted' },
    { code: 'LT', event: 'LeadershipTakenOver', columns: { who: ['from'], what: ['why'] } },
    { code: 'AD', event: 'AgencyDeparted', columns: { count: ['headcount'] } },
    { code: 'CE', event: 'ConductEnded' },
  ],
  encounter: [
    { code: 'EO', event: 'EncounterOpened', columns: { what: ['identity'] } },
    { code: 'VS', event: 'VictimConversationStarted', columns: { what: ['language'] } },
    { code: 'SO', event: 'SupportOffered', columns: { what: ['kinds'] } },
    { code: 'SA', event: 'SupportAnswered', columns: { what: ['answer'] } },
    { code: 'CC', event: 'ContactCardGiven' },
    { code: 'FB', event: 'FollowUpBooked', columns: { what: ['at'] } },
    { code: 'CH', event: 'ChildConcernReported', columns: { who: ['to'] } },
    { code: 'VE', event: 'VictimConversationEnded' },
  ],
  plan: [
    { code: 'RA', event: 'RiskAssessed' },
    { code: 'KC', event: 'CoordinatorCalled' },
    { code: 'KA', event: 'CoordinatorAccepted' },
    { code: 'GA', event: 'AgencyConfirmed' },
    { code: 'PB', event: 'PreBriefingHeld' },
    { code: 'LB', event: 'LateJoinerBriefed' },
    { code: 'OK', event: 'OperationReleased' },
    { code: 'OU', event: 'OperationReleasedWithoutCoordinator' },
    { code: 'DO', event: 'DebriefOpened' },
  ],
};

const BY_EVENT = new Map(SHEETS.flatMap((sheet) => PAPER_CODES[sheet].map((one) => [one.event, one.code])));

/** Undefined for an event that is not recorded on paper. */
export const paperCodeOf = (event: string): string | undefined => BY_EVENT.get(event);
