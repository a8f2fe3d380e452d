import type { AgendaPoint } from '../../kind';

/** Points of the pre-briefing that kinds have in common. */
const POINTS = {
  approach: { sv: 'Tillvägagångssätt', en: 'Approach' },
  responsibilities: { sv: 'Vem gör vad', en: 'Who does what' },
  'victim-perspective': { sv: 'Den utsattas perspektiv', en: 'The perspective of the exposed person' },
  'entry-order': { sv: 'Vem går in först', en: 'Who enters first' },
  'max-persons-inside': {
    sv: 'Hur många som högst är inne samtidigt',
    en: 'How many persons may be inside at most',
  },
  dress: { sv: 'Civila kläder eller uniform', en: 'Plain clothes or uniform' },
  secrecy: { sv: 'Vad som är hemligt för vem', en: 'What is secret for whom' },
  money: { sv: 'Vad som görs med pengar som hittas', en: 'What is done about money found' },
  interpreter: { sv: 'Tolk', en: 'Interpreter' },
  'border-police-conduct': {
    sv: 'Vad gränspolisen gör och inte gör på platsen',
    en: 'What the border police will and will not do at the site',
  },
};

const points =
  (must: AgendaPoint['must']) =>
  (...codes: readonly (keyof typeof POINTS)[]): AgendaPoint[] =>
    codes.map((code) => ({ code, ...POINTS[code], must, source: ['pre-briefing'] }));

/** Must be covered. */
export const always = points('always');
/** May be covered. */
export const optional = points('optional');
/** Must be covered where the border police take part. */
export const withBorderPolice = points({ whenTakesPart: ['police/border-police'] });
