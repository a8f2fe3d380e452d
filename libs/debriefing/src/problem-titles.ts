import { registerProblemTitles } from '@samsyn/web';

registerProblemTitles({
  'DEBRIEF.NOT_OPEN': { sv: 'Uppföljningen är inte öppnad.', en: 'The debrief has not been opened.' },
  'DEBRIEF.CLOSED': {
    sv: 'Uppföljningen är avslutad. Öppna den igen först.',
    en: 'The debrief is closed. Reopen it first.',
  },
  'DEBRIEF.PERSPECTIVE_EMPTY': {
    sv: 'Skriv minst en sak: vad som gick bra, vad som var svårt eller vad som bör utvecklas.',
    en: 'Write at least one thing: what went well, what was hard or what to develop.',
  },
  'DEBRIEF.NO_FACILITATOR': {
    sv: 'Ingen samordnare är utsedd för uppföljningen.',
    en: 'No facilitator has been named for the debrief.',
  },
  'DEBRIEF.FACILITATOR_TAKES_PART': {
    sv: 'Samordnaren ska komma från en verksamhet som inte deltog i insatsen.',
    en: 'The facilitator must come from a branch that took no part in the operation.',
  },
  'DEBRIEF.OWN_PERSPECTIVE': {
    sv: 'En samordnare kan inte lämna in till eller släppa fram sig själv.',
    en: 'A facilitator cannot submit to herself or release what she wrote.',
  },
  'DEBRIEF.ACTION_AMBIGUOUS': {
    sv: 'Flera öppna åtgärder har samma ordalydelse. Ange vilken som avses.',
    en: 'Several open actions have the same words. Say which one is meant.',
  },
  'PERSPECTIVE.UNKNOWN': {
    sv: 'Det finns inget sådant perspektiv att släppa fram.',
    en: 'There is no such perspective to release.',
  },
  'ACTION.UNKNOWN': { sv: 'Det finns ingen sådan åtgärd.', en: 'There is no such action.' },
});
