import type { PurposeCode } from '@samsyn/kernel';

/** For what something is given: codes, so that a ground can say which of them it covers. */
export const PURPOSES: Readonly<Record<PurposeCode, { readonly sv: string; readonly en: string }>> = {
  'own-task': { sv: 'den egna verksamheten', en: 'the branch’s own task' },
  'taking-part': { sv: 'att delta i insatsen', en: 'taking part in the operation' },
  support: { sv: 'stöd och skydd för den utsatta', en: 'support and protection of the exposed person' },
  'child-protection': { sv: 'skydd för ett barn', en: 'protection of a child' },
  'crime-investigation': { sv: 'utredning av brott', en: 'investigation of an offence' },
  'crime-prevention': { sv: 'att förebygga eller upptäcka brott', en: 'preventing or detecting offences' },
  'work-life-crime': { sv: 'kontroll av arbetsplatser', en: 'inspection of workplaces' },
  'residence-control': { sv: 'kontroll av vistelse i landet', en: 'control of residence' },
  other: { sv: 'annat', en: 'something else' },
};
