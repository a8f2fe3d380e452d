import type { DeviationOfKind, OperationKind } from '../kind';

const RELEASES = ['OperationReleased', 'OperationReleasedWithoutCoordinator'];

const startedWithoutPreBriefing = (source: string): DeviationOfKind => ({
  code: 'started-without-pre-briefing',
  rule: { shape: 'missing-before', expected: ['PreBriefingHeld'], before: 'ConductStarted' },
  sv: {
    title: 'Start utan förmöte',
    sentence: 'Insatsen startade utan att något förmöte hade hållits.',
  },
  en: {
    title: 'Started without a pre-briefing',
    sentence: 'The operation started although no pre-briefing had been held.',
  },
  source: [source],
});

const onSiteUnbriefed = (source: string): DeviationOfKind => ({
  code: 'on-site-unbriefed',
  rule: {
    shape: 'came-unbriefed',
    after: RELEASES,
    yes: ['AgencyConfirmed', 'CoordinatorAccepted'],
    briefed: ['PreBriefingHeld', 'LateJoinerBriefed'],
  },
  sv: {
    title: 'På plats utan genomgång',
    sentence: 'En verksamhet som tackade ja efter klartecken kom till platsen utan att ha fått genomgång.',
  },
  en: {
    title: 'On site without a briefing',
    sentence: 'A branch that said yes after clearance came to the site without having been briefed.',
  },
  source: [source],
});

const neverSecured = (source: string): DeviationOfKind => ({
  code: 'never-secured',
  rule: {
    shape: 'missing-at-end',
    after: ['SiteEntered'],
    expected: ['SiteSecured'],
    end: 'ConductEnded',
    scope: 'site',
  },
  sv: {
    title: 'Platsen säkrades aldrig',
    sentence: 'Någon gick in på en plats som inte var antecknad som säkrad när insatsen avslutades.',
  },
  en: {
    title: 'The site was never secured',
    sentence: 'A site was entered that was not recorded as secured when the operation ended.',
  },
  source: [source],
});

const after = (
  deviations: OperationKind['deviations'],
  code: string,
  ...further: readonly DeviationOfKind[]
): OperationKind['deviations'] => {
  const place = deviations.findIndex((known) => known.code === code) + 1;
  return [...deviations.slice(0, place), ...further, ...deviations.slice(place)];
};

/**
 * The deviations of a version, those of a briefing that was missed, and where a site is entered and secured that it
 * never was. Sources of the kind: `briefing`, and `site` where sites are entered.
 */
export const deviationsOfBriefing = (
  deviations: OperationKind['deviations'],
  { briefing, site }: { readonly briefing: string; readonly site?: string },
): OperationKind['deviations'] => {
  const briefed = after(
    after(deviations, 'released-without-pre-briefing', startedWithoutPreBriefing(briefing)),
    'released-with-unbriefed-branch',
    onSiteUnbriefed(briefing),
  );
  return site === undefined
    ? briefed
    : after(briefed, 'coordinator-inside-before-secured', neverSecured(site));
};
