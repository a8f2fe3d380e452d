import { schemas } from '@samsyn/kernel';
import { areaCount } from '@samsyn/debriefing/contract';

const { closed, instant, list, named, uuid } = schemas;

export const areaCounts = named('AreaCounts', () =>
  closed({
    operationId: uuid('Id of the operation.'),
    computedAt: instant('When it was computed.', '2026-11-20T09:00:00.000Z'),
    areaCounts: list(areaCount(), 'By area, what was counted, and time.'),
  }),
);

export const CSV_EXAMPLE =
  'Område,Vad,Antal,Från,Till,Räknat,Verksamhet,Senaste\r\n' +
  'Järntorget,annonser,12,2026-11-19 21:30,2026-11-19 22:15,2026-11-19 22:15,Människohandelsgruppen,ja\r\n';
