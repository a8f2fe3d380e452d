import {
  APPROACH,
  BORDER_POLICE_CONDUCT,
  DRESS,
  ENTRY_ORDER,
  MAX_PERSONS_INSIDE,
  MONEY,
  RESPONSIBILITIES,
  SECRECY,
  VICTIM_PERSPECTIVE,
} from './agenda-points';
import type { OperationKind } from './kind';

/** A visit to an apartment brothel: police and regional coordinators. Source: docs/domain.md, "Two kinds" (a). */
export const apartmentVisit: OperationKind = {
  code: 'apartment-visit',
  version: 1,
  sv: 'Besök på lägenhetsbordell',
  en: 'Visit to an apartment brothel',
  agenda: [
    APPROACH,
    RESPONSIBILITIES,
    VICTIM_PERSPECTIVE,
    ENTRY_ORDER,
    MAX_PERSONS_INSIDE,
    DRESS,
    SECRECY,
    MONEY,
  ],
  agendaWithBorderPolice: [BORDER_POLICE_CONDUCT],
  roles: [
    { code: 'secures-the-site', sv: 'Säkrar platsen', en: 'Secures the site', of: 'police' },
    { code: 'separates-persons', sv: 'Skiljer personer åt', en: 'Separates persons', of: 'police' },
    { code: 'conversation', sv: 'Samtal och stöd', en: 'Conversation and support', of: 'social-services' },
    { code: 'documentation', sv: 'Dokumentation', en: 'Documentation', of: 'police' },
  ],
};
