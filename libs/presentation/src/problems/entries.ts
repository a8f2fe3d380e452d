import type { Titles } from '../titles';

export const entriesProblems: Titles = {
  'ENTRY.UNKNOWN': {
    sv: 'Posten eller uppgiften finns inte.',
    en: 'There is no such entry, or no such field in it.',
    source: 'domain: Secrecy; OSL 8:1',
  },
  'RECORDS.UNKNOWN': {
    sv: 'Begäran finns inte.',
    en: 'There is no such request.',
    source: 'domain: Public records; OSL 8:1',
  },
  'RECORDS.CLOSED': {
    sv: 'Begäran är redan besvarad eller återtagen.',
    en: 'The request has been answered or withdrawn.',
    source: 'domain: Public records',
  },
  'RECORDS.UNDECIDED': {
    sv: 'Det finns uppgifter som ingen har tagit ställning till än.',
    en: 'There are parts that nobody has decided on yet.',
    source: 'domain: Public records',
  },
  'RECORDS.UNKNOWN_RULE': {
    sv: 'En maskning behöver en av paragraferna i listan.',
    en: 'A mask needs one of the listed paragraphs.',
    source: 'domain: Public records; TF 2:2',
  },
  'RECORDS.WHY_REQUIRED': {
    sv: 'Ange varför uppgiften kan lämnas ut utan skada.',
    en: 'Say why the information can be given without harm.',
    source: 'domain: Public records; OSL 26:1',
  },
  'RECORDS.ABSOLUTE_SECRECY': {
    sv: 'Uppgiften omfattas av absolut sekretess och lämnas inte ut.',
    en: 'The information is under absolute secrecy and is not given.',
    source: 'domain: Public records; OSL 27:1',
  },
  'RECORDS.COURT_REQUIRED': {
    sv: 'Ange vilken kammarrätt beslutet kan överklagas till.',
    en: 'Say to which court of appeal the decision may be appealed.',
    source: 'domain: Public records; OSL 6:8; TF 2:19',
  },
  'RECORDS.REASONS_REQUIRED': {
    sv: 'Ett beslut att inte lämna ut allt behöver motiveras.',
    en: 'A decision not to give everything needs reasons.',
    source: 'domain: Public records; förvaltningslagen (2017:900) 32 §',
  },
  'INCIDENT.UNKNOWN': {
    sv: 'Ärendet om fel mottagare finns inte.',
    en: 'There is no such case of a wrong recipient.',
    source: 'domain: Mistakes; OSL 8:1',
  },
  'INCIDENT.NOTHING_SENT': {
    sv: 'Det beslutet lämnade inte ut någonting.',
    en: 'That decision gave nothing to anybody.',
    source: 'domain: Mistakes',
  },
  'INCIDENT.WHY_REQUIRED': {
    sv: 'Ange varför steget inte behövs.',
    en: 'Say why the step is not needed.',
    source: 'domain: Mistakes; GDPR article 33; brottsdatalagen (2018:1177) 3 kap. 9 §',
  },
  'INCIDENT.CLOSED': {
    sv: 'Ärendet om fel mottagare är avslutat.',
    en: 'The case of a wrong recipient is closed.',
    source: 'domain: Mistakes',
  },
  'INCIDENT.STEPS_LEFT': {
    sv: 'Det finns steg kvar att ta.',
    en: 'There are steps left to take.',
    source: 'domain: Mistakes; GDPR article 33; brottsdatalagen (2018:1177) 3 kap. 9 §',
  },
  'BREAK_GLASS.REASON_TOO_SHORT': {
    sv: 'Skriv varför det inte kan vänta, med minst tio tecken. Den som håller i kontakten och de som granskar läser det.',
    en: 'Say why it cannot wait, in ten characters at least. The holder and those who review it read that.',
    source: 'domain: Secrecy; ADR 0021',
  },
  'BREAK_GLASS.READ_ONLY': {
    sv: 'Du läser i nödläge och kan inte anteckna något här. Be den som håller i kontakten eller en arbetsledare lämna över den.',
    en: 'You read this in an emergency and can record nothing here. Ask the holder or a supervisor to hand the contact over.',
    source: 'OSL 26:1; domain: Secrecy; ADR 0046',
  },
  'BREAK_GLASS.INCIDENT_OPEN': {
    sv: 'Du har läst här i nödläge utan skäl, och det som följer av det är inte klart. Låt en kollega läsa, eller be den som håller i kontakten eller en arbetsledare lämna över den.',
    en: 'You have read here in an emergency without good reason, and what follows from that is not finished. Let a colleague read, or ask the holder or a supervisor to hand the contact over.',
    source: 'OSL 26:1; domain: Secrecy; ADR 0049',
  },
  'BREAK_GLASS.WHY_REQUIRED': {
    sv: 'Skriv varför: att läsningen inte var motiverad, eller att steget inte behövs.',
    en: 'Say why: that the reading was not justified, or that the step is not needed.',
    source: 'domain: Secrecy; GDPR article 33; ADR 0049',
  },
  'BREAK_GLASS.ANSWERED': {
    sv: 'Någon har redan svarat att läsningen inte var motiverad. Det som följer av det antecknas som steg.',
    en: 'Somebody has answered already that it was not justified. What follows from that is recorded as steps.',
    source: 'domain: Secrecy; ADR 0049',
  },
  'BREAK_GLASS.NO_INCIDENT': {
    sv: 'Ingen har svarat att läsningen inte var motiverad. Svara först.',
    en: 'Nobody has answered that the reading was not justified. Answer first.',
    source: 'domain: Secrecy; ADR 0049',
  },
  'ERASURE.GLASS_UNANSWERED': {
    sv: 'Någon har läst i nödläge, och det är inte färdiggranskat. Svara om det var motiverat och ta de steg som följer, och gallra sedan. Svaret anger vilken läsning.',
    en: 'Somebody has read in an emergency, and the review of it is not finished. Answer whether it was justified and take the steps that follow, and then erase. The answer says which.',
    source: 'domain: Secrecy; GDPR article 33; ADR 0049',
  },
  'BREAK_GLASS.NO_ENCOUNTER': {
    sv: 'Posten hör inte till något möte med en utsatt person.',
    en: 'The entry does not belong to a meeting with an exposed person.',
    source: 'domain: Secrecy; OSL 26:1; ADR 0021',
  },
  'ENCOUNTER.ERASED': {
    sv: 'Uppgifterna om personen är gallrade. Inget mer antecknas här.',
    en: 'What was recorded about the person has been erased. Nothing more is recorded here.',
    source: 'domain: Mistakes; ADR 0021',
  },
  'ERASURE.WAITS_ELSEWHERE': {
    sv: 'Något som skickades till en annan myndighet väntar fortfarande på svar där, och kan inte skiljas från det övriga som antecknats om den utsatta. Se till att det besvaras, eller ta tillbaka det, och gallra sedan.',
    en: 'Something that was sent to another authority still waits for an answer there, and cannot be kept apart from the rest that was recorded about the exposed person. See that it is answered, or withdraw it, and then erase.',
    source: 'domain: Secrecy; ADR 0045',
  },
  'ERASURE.INCIDENT_OPEN': {
    sv: 'Något som gått till fel mottagare är inte färdigutrett. Avsluta ärendet först, och gallra sedan. Svaret anger vilket.',
    en: 'Something that went to the wrong recipient is not closed. Close it first, and then erase. The answer says which.',
    source: 'GDPR article 33; brottsdatalagen (2018:1177) 3 kap. 9 §; ADR 0045',
  },
  'ERASURE.WAITS_HERE': {
    sv: 'Din verksamhet har inte svarat än. Bekräfta orosanmälan eller hänvisa den vidare, eller besvara hänvisningen, och gallra sedan.',
    en: 'Your branch has not answered yet. Acknowledge or redirect the report of concern, or answer the referral, and then erase.',
    source: 'domain: Secrecy; SoL (2025:400) 19:1; ADR 0045',
  },
  'ERASURE.NOTHING_RECEIVED': {
    sv: 'Med den posten har din verksamhet inte tagit emot något som gallras för sig. Det övriga som antecknats om den utsatta gallras av den verksamhet som har kontakten.',
    en: 'With this entry your branch received nothing that is erased by itself. The rest that was recorded about the exposed person is erased by the branch that has the contact.',
    source: 'domain: Secrecy; ADR 0045',
  },
  'CORRECTION.CHANGED_ELSEWHERE': {
    sv: 'En tid som något väntar på rättas inte: den ändras med det kommando som svaret anger.',
    en: 'A time that something waits for is not corrected: it is changed by the command that the answer names.',
    source: 'domain: Mistakes; ADR 0038',
  },
  'CORRECTION.NAMES_RECIPIENT': {
    sv: 'Mottagaren rättas inte: det som skickats återtas, hänvisas vidare eller skickas på nytt med det kommando som svaret anger.',
    en: 'A recipient is not corrected: what was sent is withdrawn, redirected or sent again by the command that the answer names.',
    source: 'domain: Mistakes; ADR 0035',
  },
  'CORRECTION.FIELD_NOT_CORRECTABLE': {
    sv: 'Den uppgiften går inte att rätta.',
    en: 'That field cannot be corrected.',
    source: 'domain: Mistakes',
  },
  'CORRECTION.NOT_MARKABLE': {
    sv: 'Den posten kan inte markeras som felaktig. Återta eller avsluta det den handlar om i stället.',
    en: 'That entry cannot be marked as an error. Withdraw or end what it is about instead.',
    source: 'domain: Mistakes',
  },
  'CORRECTION.NO_PERSON_MET': {
    sv: '”Fel person” gäller bara det som är antecknat i mötet med en viss person. Välj ett annat slag av fel.',
    en: '“Wrong person” is only for what is recorded in the encounter with one person. Choose another kind of error.',
    source: 'domain: Mistakes',
  },
  'CORRECTION.VALUE_INVALID': {
    sv: 'Värdet passar inte uppgiften som rättas.',
    en: 'The value does not fit the field that is corrected.',
    source: 'domain: Mistakes',
  },
  'CORRECTION.CORRECTED_MEANWHILE': {
    sv: 'Uppgiften har redan rättats. Läs rättelsen och ange det nuvarande värdet i `was`.',
    en: 'The field has been corrected already. Read the correction and give the value as it is now in `was`.',
    source: 'domain: Mistakes',
  },
  'CORRECTION.OF_A_CORRECTION': {
    sv: 'En rättelse rättas inte. Rätta den ursprungliga posten en gång till.',
    en: 'A correction is not corrected. Correct the original entry once more.',
    source: 'domain: Mistakes',
  },
  'DISCLOSURE.WHY_REQUIRED': {
    sv: 'Ett avslag behöver en motivering.',
    en: 'A refusal needs a reason.',
    source: 'domain: Secrecy; förvaltningslagen (2017:900) 32 §',
  },
  'DISCLOSURE.RECIPIENT_REQUIRED': {
    sv: 'Beslutet behöver en mottagare.',
    en: 'The decision needs a recipient.',
    source: 'domain: Secrecy',
  },
  'DISCLOSURE.NOT_DISCLOSABLE': {
    sv: 'Uppgiften lämnas inte ut genom beslut om utlämnande.',
    en: 'The field is not given by a decision on disclosure.',
    source: 'domain: Secrecy',
  },
  'DISCLOSURE.ERASED': {
    sv: 'Uppgiften är gallrad och kan inte lämnas ut.',
    en: 'The information has been erased and cannot be given.',
    source: 'domain: Mistakes; ADR 0021',
  },
  'DISCLOSURE.ALREADY_VISIBLE': {
    sv: 'Mottagaren har redan uppgiften.',
    en: 'The recipient already has the information.',
    source: 'domain: Secrecy',
  },
  'DISCLOSURE.UNKNOWN_GROUND': {
    sv: 'Grunden är okänd, eller gäller inte nu eller i den här typen av insats. De som finns står i GET /grounds.',
    en: 'The ground is unknown, or holds neither now nor in this kind of operation. GET /grounds lists them.',
    source: 'domain: Secrecy; OSL 8:1',
  },
  'DISCLOSURE.GROUND_EXCLUDES_LABEL': {
    sv: 'Grunden gäller inte för en uppgift med den sekretessen.',
    en: 'The ground does not apply to information under that secrecy.',
    source: 'domain: Secrecy; OSL 10:27',
  },
  'DISCLOSURE.GROUND_EXCLUDES_RECIPIENT': {
    sv: 'Grunden gäller inte mellan de här verksamheterna för den här uppgiften. Mottagarna står i GET /grounds.',
    en: 'The ground does not apply between these branches for this information. GET /grounds names the recipients.',
    source: 'domain: Secrecy; OSL 10:15a; lag (2024:307) 4 §',
  },
  'DISCLOSURE.GROUND_DEMANDS': {
    sv: 'Grunden kräver ett ändamål som den täcker (purposeCode i GET /grounds), och vad som talar för och emot: minst 30 tecken.',
    en: 'The ground demands a purpose that it covers (purposeCode in GET /grounds), and what speaks for and against: at least 30 characters.',
    source: 'domain: Secrecy; OSL 10:2; OSL 10:27',
  },
  'DISCLOSURE.NO_RESERVATION': {
    sv: 'Mottagaren har inte godtagit något förbehåll.',
    en: 'The recipient has accepted no reservation.',
    source: 'domain: Secrecy; OSL 10:14',
  },
  'DISCLOSURE.NO_CONSENT': {
    sv: 'Det finns inget samtycke som omfattar uppgiften.',
    en: 'There is no consent that covers the information.',
    source: 'domain: Secrecy; OSL 12:2',
  },
};
