/** Points of a pre-briefing that several kinds share. Source: docs/domain.md, "Pre-briefing". */
export const APPROACH = { code: 'approach', sv: 'Tillvägagångssätt', en: 'Approach' };
export const RESPONSIBILITIES = { code: 'responsibilities', sv: 'Vem gör vad', en: 'Who does what' };
export const VICTIM_PERSPECTIVE = {
  code: 'victim-perspective',
  sv: 'Den utsattas perspektiv',
  en: 'The perspective of the exposed person',
};
export const ENTRY_ORDER = { code: 'entry-order', sv: 'Vem går in först', en: 'Who enters first' };
export const MAX_PERSONS_INSIDE = {
  code: 'max-persons-inside',
  sv: 'Hur många som högst är inne samtidigt',
  en: 'How many persons at most are inside',
};
export const DRESS = { code: 'dress', sv: 'Civila kläder eller uniform', en: 'Plain clothes or uniform' };
export const SECRECY = { code: 'secrecy', sv: 'Vad som är hemligt för vem', en: 'What is secret for whom' };
export const MONEY = {
  code: 'money',
  sv: 'Vad som görs med pengar som hittas',
  en: 'What is done about money found',
};
export const BORDER_POLICE_CONDUCT = {
  code: 'border-police-conduct',
  sv: 'Vad gränspolisen gör och inte gör på platsen',
  en: 'What the border police will and will not do at the site',
};
