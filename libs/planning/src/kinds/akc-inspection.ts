import {
  APPROACH,
  BORDER_POLICE_CONDUCT,
  ENTRY_ORDER,
  RESPONSIBILITIES,
  SECRECY,
  VICTIM_PERSPECTIVE,
} from './agenda-points';
import type { OperationKind } from './kind';

/**
 * A joint inspection of an Arbetslivskriminalitetscenter (a massage parlour, nail salon, restaurant, building site):
 * each agency within its own mandate. Source: docs/domain.md, "Two kinds" (b).
 */
export const akcInspection: OperationKind = {
  code: 'akc-inspection',
  version: 1,
  sv: 'Gemensam arbetsplatskontroll (AKC)',
  en: 'Joint workplace inspection (AKC)',
  agenda: [APPROACH, RESPONSIBILITIES, VICTIM_PERSPECTIVE, ENTRY_ORDER, SECRECY],
  agendaWithBorderPolice: [BORDER_POLICE_CONDUCT],
  roles: [
    { code: 'secures-the-site', sv: 'Säkrar platsen', en: 'Secures the site', of: 'police' },
    {
      code: 'receives-those-met',
      sv: 'Tar emot dem som är där',
      en: 'Receives those who are met',
      of: 'any-agency',
    },
    { code: 'inspects', sv: 'Kontrollerar sitt eget område', en: 'Inspects its own area', of: 'any-agency' },
    { code: 'conversation', sv: 'Samtal och stöd', en: 'Conversation and support', of: 'social-services' },
  ],
};
