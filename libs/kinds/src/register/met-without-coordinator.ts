import type { DeviationOfKind, OperationKind } from '../kind';

const PERSON_MET = 'PersonMetWithoutCoordinator';

/** Whoever was met without a coordinator is a person met, too, and is to be offered support. */
const withPersonMet = (deviation: DeviationOfKind): DeviationOfKind =>
  deviation.rule.shape === 'missing-for-person'
    ? { ...deviation, rule: { ...deviation.rule, met: [...deviation.rule.met, PERSON_MET] } }
    : deviation;

const decidedUnweighed = (source: string): DeviationOfKind => ({
  code: 'residence-decided-unweighed',
  rule: { shape: 'decided-unweighed', what: 'ResidenceDecisionWeighed' },
  sv: {
    title: 'Beslut om vistelse utan full avvägning',
    sentence:
      'Ett beslut om förvar eller avvisning fattades på platsen utan att människohandel, samråd med regionkoordinatorn och betänketid alla hade övervägts.',
  },
  en: {
    title: 'Decision on residence without full consideration',
    sentence:
      'A detention or removal was decided on site before trafficking, a reflection period and asking the regional coordinator had all been considered.',
  },
  source: [source],
});

/** The deviations of a version, and those of persons who are met where no coordinator is. `source`: of the kind. */
export const deviationsWithoutCoordinator = (
  { deviations }: OperationKind,
  source: string,
): OperationKind['deviations'] => {
  const known = deviations.map(withPersonMet);
  const place = known.findIndex(({ rule }) => rule.shape === 'missing-for-person') + 1;
  return [...known.slice(0, place), decidedUnweighed(source), ...known.slice(place)];
};
