import { registerProblemTitles } from '@samsyn/web';

registerProblemTitles({
  'CALL_OUT.UNKNOWN': {
    sv: 'Kallelsen finns inte.',
    en: 'There is no such call.',
    source: 'domain: Planning; OSL 8:1',
  },
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
  'CALL.NOT_YOURS': {
    sv: 'Kallelsen är ställd till någon annan.',
    en: 'The call is addressed to somebody else.',
    source: 'domain: Planning; ADR 0007',
  },
  'CALL.CHAIN_REPEATS': {
    sv: 'Samma person står flera gånger i kallelsekedjan.',
    en: 'The same person stands more than once in the call chain.',
    source: 'domain: Planning; ADR 0007',
  },
  'CALL.NOT_CALLABLE': {
    sv: 'Bara regionkoordinatorer och socialjouren kan kallas. Välj någon av dem i stället.',
    en: 'Only regional coordinators and the social emergency service can be called. Choose one of them instead.',
    source: 'domain: Planning; ADR 0038',
  },
  'CALL.ALREADY_CALLED': {
    sv: 'Personen är redan kallad till insatsen. Vänta på svaret, eller avsluta den kallelsen först.',
    en: 'The person is already called to the operation. Wait for the answer, or end that call first.',
    source: 'domain: Planning; ADR 0038',
  },
  'CALL.NOT_OPEN': {
    sv: 'Ingen väntas svara på kallelsen längre. Kalla på nytt.',
    en: 'Nobody is expected to answer the call any more. Call again.',
    source: 'domain: Planning; ADR 0038',
  },
  'CALL.ANSWER_BY_PASSED': {
    sv: 'Svarstiden har redan gått ut.',
    en: 'The time to answer has already passed.',
    source: 'domain: Planning',
  },
  'CALL.ALREADY_ACCEPTED': {
    sv: 'Någon har tackat ja. Meddela i stället att personen inte längre behövs.',
    en: 'Somebody has accepted. Tell that person instead that they are no longer needed.',
    source: 'domain: Planning',
  },
  'CALL.NOBODY_ACCEPTED': {
    sv: 'Ingen har tackat ja till kallelsen.',
    en: 'Nobody has accepted the call.',
    source: 'domain: Planning',
  },
  'AVAILABILITY.WINDOW_EMPTY': {
    sv: 'Sluttiden är densamma som starttiden. Ange när tiden slutar.',
    en: 'The hours end at the time they begin. Say when they end.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.SHIFT_ENDS_FIRST': {
    sv: 'Passet slutar innan det börjar.',
    en: 'The shift ends before it begins.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.NOT_A_COORDINATOR': {
    sv: 'Personen är varken regionkoordinator eller i socialjouren.',
    en: 'The person is neither a regional coordinator nor of the social emergency service.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.SWAP_WITH_ONESELF': {
    sv: 'Det går inte att byta pass med sig själv.',
    en: 'A shift cannot be swapped with oneself.',
    source: 'domain: Availability and duty; ADR 0018',
  },
  'AVAILABILITY.NO_SHIFT': {
    sv: 'Det finns inget pass att lämna över.',
    en: 'There is no shift to hand over.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.TIME_NOT_ASKABLE': {
    sv: 'Tiden ska sluta efter att den börjar, och får inte vara för lång.',
    en: 'The time must end after it begins, and not be too long.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.WINDOW_ENDS_FIRST': {
    sv: 'Sluttiden är före starttiden. Ange att den gäller nästa dag om passet går över midnatt.',
    en: 'The hours end before they begin. Give the end as the next day where they pass midnight.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.WINDOW_TOO_LONG': {
    sv: 'Tiden är längre än ett dygn.',
    en: 'The hours are longer than a day and a night.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.PERIOD_ENDS_FIRST': {
    sv: 'Perioden slutar innan den börjar.',
    en: 'The period ends before it begins.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.PERIOD_TOO_LONG': {
    sv: 'Perioden är längre än ett år.',
    en: 'The period is longer than a year.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY_EXCEPTION.UNKNOWN': {
    sv: 'Undantaget finns inte.',
    en: 'There is no such exception.',
    source: 'domain: Availability and duty',
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
  'AVAILABILITY.NOT_YOUR_SHIFT': {
    sv: 'Passet är någon annans.',
    en: 'The shift is somebody else’s.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.NOT_THEIR_SHIFT': {
    sv: 'Den andra har inget sådant pass.',
    en: 'The other person has no such shift.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.SHIFT_OVER': {
    sv: 'Passet är redan slut.',
    en: 'The shift is over already.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.OVERLAPPING_DUTY': {
    sv: 'Personen har redan beredskap under en del av passet.',
    en: 'The person is on call during a part of the shift already.',
    source: 'domain: Availability and duty; ADR 0018',
  },
  'AVAILABILITY.SWAP_ALREADY_PROPOSED': {
    sv: 'Ett byte av passet är redan föreslaget. Ta tillbaka det först.',
    en: 'A swap of the shift is proposed already. Withdraw it first.',
    source: 'domain: Availability and duty',
  },
  'SWAP.UNKNOWN': {
    sv: 'Bytet finns inte.',
    en: 'There is no such swap.',
    source: 'domain: Availability and duty; OSL 8:1',
  },
  'AVAILABILITY.SWAP_NOT_YOURS': {
    sv: 'Det är den andra som svarar på bytet, eller tar tillbaka det.',
    en: 'It is the other person who answers the swap, or withdraws it.',
    source: 'domain: Availability and duty',
  },
  'AVAILABILITY.SWAP_CLOSED': {
    sv: 'Bytet är inte längre öppet.',
    en: 'The swap is no longer open.',
    source: 'domain: Availability and duty',
  },
  'ADVICE_CALL.UNKNOWN': {
    sv: 'Frågan om råd finns inte.',
    en: 'There is no such request for advice.',
    source: 'domain: Advice; ADR 0042',
  },
  'ADVICE.ANSWER_BY_PASSED': {
    sv: 'Svarstiden har redan gått ut.',
    en: 'The time to answer has already passed.',
    source: 'domain: Advice; ADR 0042',
  },
  'ADVICE.NOT_A_COORDINATOR': {
    sv: 'Råd ges av en regionkoordinator eller av socialjouren.',
    en: 'Advice is given by a regional coordinator or the social emergency service.',
    source: 'domain: Advice; ADR 0042',
  },
  'ADVICE.CHAIN_REPEATS': {
    sv: 'Samma person står flera gånger i kedjan.',
    en: 'The same person stands more than once in the chain.',
    source: 'domain: Advice; ADR 0042',
  },
  'ADVICE.NOT_YOURS': {
    sv: 'Frågan om råd är ställd till någon annan, eller av någon annan.',
    en: 'The request for advice was made to somebody else, or by somebody else.',
    source: 'domain: Advice; ADR 0042',
  },
  'ADVICE.ALREADY_LINKED': {
    sv: 'Rådet hör redan till en annan insats.',
    en: 'The advice belongs to another operation already.',
    source: 'domain: Advice; ADR 0042',
  },
  'ADVICE.ALREADY_GIVEN': {
    sv: 'Rådet är redan givet.',
    en: 'The advice has been given already.',
    source: 'domain: Advice; ADR 0042',
  },
  'AGREEMENT.UNKNOWN': {
    sv: 'Överenskommelsen finns inte.',
    en: 'There is no such agreement.',
    source: 'domain: Agreements; OSL 8:1',
  },
  'AGREEMENT.NOT_A_PARTY': {
    sv: 'En överenskommelse har minst två parter, och den egna verksamheten är en av dem.',
    en: 'An agreement has at least two parties, and your own branch is one of them.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.ENDS_FIRST': {
    sv: 'Överenskommelsen slutar gälla innan den börjar.',
    en: 'The agreement ends before it begins.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.LEADER_NOT_A_PARTY': {
    sv: 'Den som ska leda insatser måste vara part.',
    en: 'Whoever is to lead operations must be a party.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.NOT_A_FACILITATOR': {
    sv: 'Den som namnges är inte upplagd som samordnare. Välj någon som har rollen samordnare.',
    en: 'The person named is not registered as a facilitator. Choose somebody who has the role of facilitator.',
    source: 'domain: Agreements; ADR 0039',
  },
  'AGREEMENT.KIND_REPEATS': {
    sv: 'Samma typ av insats står flera gånger.',
    en: 'The same kind of operation stands more than once.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.SUPERSEDED': {
    sv: 'En senare version har föreslagits.',
    en: 'A later version has been proposed.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.HAS_ENDED': {
    sv: 'Överenskommelsen är avslutad.',
    en: 'The agreement has ended.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.ENDS_IN_THE_PAST': {
    sv: 'En överenskommelse kan inte sluta gälla i efterhand.',
    en: 'An agreement cannot end in the past.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.NOT_IN_FORCE': {
    sv: 'Överenskommelsen gäller inte den dag då insatsen börjar.',
    en: 'The agreement is not in force on the day on which the operation begins.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.OTHER_REGION': {
    sv: 'Överenskommelsen gäller en annan region.',
    en: 'The agreement is for another region.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.OTHER_LEADER': {
    sv: 'Enligt överenskommelsen leder någon annan insatser av den här typen.',
    en: 'By the agreement somebody else leads operations of this kind.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.NONE': {
    sv: 'Ingen överenskommelse gäller för insatsen.',
    en: 'No agreement is in force for the operation.',
    source: 'domain: Agreements',
  },
  'AGREEMENT.SEVERAL': {
    sv: 'Flera överenskommelser gäller. Välj en av dem.',
    en: 'Several agreements are in force. Choose one of them.',
    source: 'domain: Agreements',
  },
});
