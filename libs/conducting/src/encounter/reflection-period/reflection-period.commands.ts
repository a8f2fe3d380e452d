import { FILLED_IN } from '@samsyn/event-store';
import { encounterFact } from '../../facts/fact-definition';
import {
  ReflectionPeriodApplied,
  ReflectionPeriodEnded,
  ReflectionPeriodGranted,
  ReflectionPeriodProlonged,
} from './reflection-period.events';

const NONE = 'REFLECTION_PERIOD.NONE';

/** The reflection period (betänketid), utlänningslagen (2005:716) 5 kap. 15 §: the holder records it, Samsyn keeps the days. */
export const reflectionPeriodFacts = [
  encounterFact({
    event: ReflectionPeriodApplied,
    path: 'reflection-period/applications',
    who: 'holder',
    title: 'A reflection period was applied for',
    refusals: ['REFLECTION_PERIOD.APPLICANT_NOT_ENTITLED'],
    fields: { applicant: 'Who applied to the Migration Agency for the exposed person.' },
  }),
  encounterFact({
    event: ReflectionPeriodGranted,
    path: 'reflection-period/grants',
    who: 'holder',
    title: 'Thirty days were granted',
    fields: { from: 'The first day; the period is over thirty days later.', until: FILLED_IN },
  }),
  encounterFact({
    event: ReflectionPeriodProlonged,
    path: 'reflection-period/prolongations',
    who: 'holder',
    title: 'The period was prolonged, also where that was told after its last day',
    refusals: [NONE, 'REFLECTION_PERIOD.NOT_LONGER'],
    fields: { until: 'The day on which the prolonged period is over.' },
  }),
  encounterFact({
    event: ReflectionPeriodEnded,
    path: 'reflection-period/endings',
    who: 'holder',
    title: 'The period, or the application for it, is over',
    refusals: [NONE],
    fields: { why: 'Why the period, or the application for it, is over.' },
  }),
];
