import type { Titles } from '../titles';

export const planningProblems: Titles = {
  'PLAN.UNKNOWN_KIND': {
    sv: 'Den typen av insats finns inte.',
    en: 'There is no such kind of operation.',
    source: 'domain: How an operation runs; ADR 0016',
  },
  'PLAN.AMENDED_ELSEWHERE': {
    sv: 'Det ändras med ett eget kommando: `details.instead` anger vilket.',
    en: 'It is changed by a command of its own: `details.instead` says which.',
    source: 'domain: Planning',
  },
  'PLAN.UNKNOWN_FIELD': {
    sv: 'Planen har inget sådant fält: `details.allowed` räknar upp dem som finns.',
    en: 'The plan has no such field: `details.allowed` lists the ones it has.',
    source: 'domain: Planning',
  },
  'PLAN.ROLES_REVERSED': {
    sv: 'Uppgift och person står tvärtom. Skriv personens id först och uppgiften sedan: { "coordA": "samtal" }.',
    en: 'Task and person are the wrong way round. Write the id of the person first and then the task: { "coordA": "conversation" }.',
    source: 'domain: Planning',
  },
  'PLAN.CANCELLED': {
    sv: 'Insatsen är inställd.',
    en: 'The operation is cancelled.',
    source: 'domain: Planning',
  },
  'PLAN.ENDED': {
    sv: 'Insatsen är avslutad. Ingen kan kallas, få nya uppgifter eller tacka ja till en tidigare inbjudan. Bjud in den som behöver vara med i efterhand; den som bara behöver veta en sak får det genom ett beslut om utlämnande. Det som hände innan antecknas med tiden då det hände.',
    en: 'The operation has ended. Nobody can be called, be given new tasks or say yes to an earlier invitation. Invite whoever needs to take part afterwards; whoever needs to know one thing only is told it by a decision on disclosure. What happened before the end is recorded with the time at which it happened.',
    source: 'domain: Planning; ADR 0038',
  },
  'PLAN.UNDER_WAY': {
    sv: 'Insatsen har startat. Planen kan inte ändras längre; anteckna i stället det som händer.',
    en: 'The operation has started. The plan can no longer be changed; record what happens instead.',
    source: 'domain: On the site',
  },
  'PLAN.NOT_INVITED': {
    sv: 'Verksamheten har inte bjudits in.',
    en: 'The branch has not been invited.',
    source: 'domain: Planning',
  },
  'PLAN.INVITATION_WITHDRAWN': {
    sv: 'Inbjudan har tagits tillbaka.',
    en: 'The invitation has been withdrawn.',
    source: 'domain: Planning; ADR 0017',
  },
  'PLAN.SITE_REPEATS': {
    sv: 'Två av namnen är samma plats: stora och små bokstäver och mellanslag skiljer dem inte åt.',
    en: 'Two of the names are one site: capitals and spaces make no difference.',
    source: 'domain: On the site; ADR 0038',
  },
  'INTERPRETER.UNKNOWN': {
    sv: 'Det finns ingen sådan tolkbeställning.',
    en: 'There is no such request for an interpreter.',
    source: 'domain: Pre-briefing; förvaltningslagen (2017:900) 13 §',
  },
  'INTERPRETER.NOT_OPEN': {
    sv: 'Tolkbeställningen är redan återtagen eller besvarad.',
    en: 'The request for an interpreter has already been cancelled or answered.',
    source: 'domain: Pre-briefing; förvaltningslagen (2017:900) 13 §',
  },
  'PLAN.NOT_BRIEFED': {
    sv: 'Inget förmöte har hållits.',
    en: 'No pre-briefing has been held.',
    source: 'domain: Pre-briefing',
  },
  'PLAN.AGENDA_NOT_COVERED': {
    sv: 'Förmötet har inte tagit upp alla punkter som måste tas upp.',
    en: 'The pre-briefing has not covered every point that it must cover.',
    source: 'domain: Pre-briefing',
  },
  'PLAN.BRANCH_NOT_BRIEFED': {
    sv: 'En verksamhet som har bekräftat, eller en regionkoordinator som kommer till platsen, har inte fått någon genomgång.',
    en: 'A branch that has confirmed, or a regional coordinator who comes to the site, has not been briefed.',
    source: 'domain: Pre-briefing',
  },
  'PLAN.NO_COORDINATOR': {
    sv: 'Ingen regionkoordinator har tackat ja till den tid som gäller nu. Har insatsen flyttats måste den som hade tackat ja svara på nytt. Ge klartecken utan regionkoordinator, med skäl, om insatsen ska genomföras ändå.',
    en: 'No regional coordinator has accepted for the time that holds now. If the operation was moved, whoever had accepted must answer anew. Give clearance without a regional coordinator, with reasons, to go ahead anyway.',
    source: 'domain: Planning',
  },
  'PLAN.NO_SUPPORT_ACTOR': {
    sv: 'Varken socialtjänsten eller en civil organisation deltar.',
    en: 'Neither the social services nor a civil organisation take part.',
    source: 'domain: street outreach',
  },
  'KIND.UNKNOWN': {
    sv: 'Det finns ingen sådan version av en typ av insats.',
    en: 'There is no such version of a kind of operation.',
    source: 'domain: How an operation runs; ADR 0016',
  },
  'PLAN.OVERRIDE_MATCHES_NOTHING': {
    sv: 'Avsteget gäller inget som saknas. Ta bort det, eller ange koden för det som inte är uppfyllt.',
    en: 'The override matches nothing that is missing. Leave it out, or give the code of what is not met.',
    source: 'domain: Pre-briefing; ADR 0037',
  },
  'PLAN.NOT_THE_NAMED_LEADER': {
    sv: 'Bara den som leder insatsen, eller som föreslog den om ingen har tagit över, får besluta om avsteg.',
    en: 'Only the one who leads the operation, or who proposed it where nobody has taken over, may decide on an override.',
    source: 'domain: Pre-briefing',
  },
  'TIME.REMOVED_BY_CLOCK_CHANGE': {
    sv: 'Klockan ställs om och visar aldrig den tiden den dagen.',
    en: 'The clock is changed and never shows that time that day.',
    source: 'domain: Availability and duty',
  },
  'TIME.REPEATED_BY_CLOCK_CHANGE': {
    sv: 'Klockan ställs om och visar den tiden två gånger den dagen. Ange tiden med tidszon.',
    en: 'The clock is changed and shows that time twice that day. Give the time with its offset.',
    source: 'domain: Availability and duty',
  },
};
