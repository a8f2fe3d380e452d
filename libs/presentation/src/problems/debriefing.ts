import type { Titles } from '../titles';

export const debriefingProblems: Titles = {
  'DEBRIEF.TAKES_NO_PART': {
    sv: 'En verksamhet som inte deltar ser inte frågan och kan inte svara. `details.allowed` räknar upp dem som deltar; det som gäller andra går genom samordnaren.',
    en: 'A branch that takes no part does not see the request and cannot answer. `details.allowed` lists those that do; what concerns others goes through the facilitator.',
    source: 'domain: Debrief',
  },
  'DEBRIEF.NOT_OPEN': {
    sv: 'Uppföljningen är inte öppnad.',
    en: 'The debrief has not been opened.',
    source: 'domain: Debrief',
  },
  'DEBRIEF.CLOSED': {
    sv: 'Uppföljningen är avslutad. Öppna den igen först.',
    en: 'The debrief is closed. Reopen it first.',
    source: 'domain: Debrief',
  },
  'DEBRIEF.PERSPECTIVE_EMPTY': {
    sv: 'Skriv minst en sak: vad som gick bra, vad som var svårt eller vad som bör utvecklas.',
    en: 'Write at least one thing: what went well, what was hard or what to develop.',
    source: 'domain: Debrief',
  },
  'DEBRIEF.NO_FACILITATOR': {
    sv: 'Ingen samordnare är utsedd för uppföljningen.',
    en: 'No facilitator has been named for the debrief.',
    source: 'domain: Debrief; ADR 0022',
  },
  'DEBRIEF.FACILITATOR_NOT_REGISTERED': {
    sv: 'Personen är inte upplagd som samordnare. Välj någon som har rollen samordnare.',
    en: 'The person is not registered as a facilitator. Choose somebody who has the role of facilitator.',
    source: 'domain: Debrief; ADR 0039',
  },
  'DEBRIEF.THROUGH_FACILITATOR_ONLY': {
    sv: 'Det som gäller en verksamhet som inte deltog, och ett nej till ett beslut, går genom samordnaren. Ange through: facilitator.',
    en: 'What concerns a branch that took no part, and a no to a decision, goes through the facilitator. Give through: facilitator.',
    source: 'domain: Debrief; ADR 0039',
  },
  'DEBRIEF.ONE_SUBJECT': {
    sv: 'Ange antingen en verksamhet (about) eller ett beslut (decision), och lämna det andra för sig.',
    en: 'Give either a branch (about) or a decision (decision), and submit the other separately.',
    source: 'domain: Debrief; ADR 0039',
  },
  'DEBRIEF.ABOUT_TAKES_PART': {
    sv: 'Verksamheten deltar i insatsen och läser det som samordnaren släpper. Lämna perspektivet utan about.',
    en: 'The branch takes part and reads what the facilitator releases. Submit the perspective without about.',
    source: 'domain: Debrief; ADR 0039',
  },
  'DEBRIEF.FACILITATOR_TAKES_PART': {
    sv: 'Samordnaren ska komma från en verksamhet som inte deltog i insatsen.',
    en: 'The facilitator must come from a branch that took no part in the operation.',
    source: 'domain: Debrief; ADR 0022',
  },
  'DEBRIEF.OWN_PERSPECTIVE': {
    sv: 'En samordnare kan inte ta emot eller släppa fram sitt eget perspektiv.',
    en: 'Facilitators can neither receive nor release their own perspective.',
    source: 'domain: Debrief; ADR 0022',
  },
  'DEBRIEF.SEVERAL_PERSPECTIVES': {
    sv: 'Flera perspektiv väntar, och de når olika läsare. Ange vilket som avses.',
    en: 'Several perspectives are waiting, and they go to different readers. Say which one you mean.',
    source: 'domain: Debrief',
  },
  'DEBRIEF.ACTION_AMBIGUOUS': {
    sv: 'Flera öppna åtgärder har samma ordalydelse. Ange vilken som avses.',
    en: 'Several open actions have the same wording. Say which one you mean.',
    source: 'domain: Debrief',
  },
  'DEBRIEF.ACTION_ENDED': {
    sv: 'Åtgärden är redan klar eller avskriven.',
    en: 'The action has already been completed or dropped.',
    source: 'domain: Debrief',
  },
  'DEBRIEF.VERSION_CHANGED': {
    sv: 'Versionen har ändrats sedan den lästes. Läs vad som är nytt och godkänn sedan.',
    en: 'The version has changed since it was read. Read what is new, then sign off.',
    source: 'domain: Debrief',
  },
  'LESSON.UNKNOWN': {
    sv: 'Det finns ingen sådan lärdom att besvara här.',
    en: 'There is no such lesson to answer here.',
    source: 'domain: Debrief; ADR 0023',
  },
  'LESSON.WHY_REQUIRED': {
    sv: 'Skriv varför lärdomen inte är tillämplig på den här insatsen.',
    en: 'Write why the lesson does not apply to this operation.',
    source: 'domain: Debrief; ADR 0023',
  },
  'PERSPECTIVE.UNKNOWN': {
    sv: 'Det finns inget sådant perspektiv att släppa fram.',
    en: 'There is no such perspective to release.',
    source: 'domain: Debrief; ADR 0010',
  },
  'ACTION.UNKNOWN': {
    sv: 'Det finns ingen sådan åtgärd.',
    en: 'There is no such action.',
    source: 'domain: Debrief',
  },
};
