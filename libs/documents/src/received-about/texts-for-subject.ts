import type { Language } from '@samsyn/presentation';

interface TextsForSubject {
  readonly events: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
}

/** Events and fields as the exposed person reads them: the other documents speak of the person, this one to the person. */
export const TEXTS_FOR_SUBJECT: Readonly<Record<Language, TextsForSubject>> = {
  sv: {
    events: {
      ConsentGiven: 'Du gav samtycke',
      ConsentRefused: 'Du sade nej till samtycke',
      ConsentWithdrawn: 'Du tog tillbaka ditt samtycke',
      ContactCardGiven: 'Du fick ett kontaktkort',
      DisclosureDecided: 'Beslut om att lämna ut en uppgift om dig',
      EncounterHandedOver: 'Kontakten med dig lämnades över',
      EncounterOpened: 'Mötet med dig',
      EncounterTakenOver: 'Kontakten med dig togs över',
      InformationGiven: 'Du fick information',
      PersonMetWithoutCoordinator: 'Du möttes utan regionkoordinator',
      ReferralRequested: 'Stöd begärdes för dig',
      ReservationAccepted: 'Verksamheten godtog villkor för hur uppgiften får användas',
      SubjectErased: 'Uppgifterna om dig gallrades',
      SubjectIdentified: 'Det blev känt vem du är',
      SupportAnswered: 'Ditt svar på erbjudet stöd',
      SupportContactMade: 'Kontakt togs med dig',
      SupportContactOverdue: 'Du kontaktades inte i tid',
      SupportOffered: 'Du erbjöds stöd',
      VictimConversationEnded: 'Samtalet med dig avslutades',
      VictimConversationStarted: 'Samtalet med dig började',
      VoluntaryMeasureAsked: 'Du tillfrågades om något frivilligt',
    },
    fields: { account: 'vad du berättade' },
  },
  en: {
    events: {
      ConsentGiven: 'You consented',
      ConsentRefused: 'You refused consent',
      ConsentWithdrawn: 'You withdrew your consent',
      ContactCardGiven: 'You were given a contact card',
      DisclosureDecided: 'A decision on disclosing a detail about you',
      EncounterHandedOver: 'The contact with you was handed over',
      EncounterOpened: 'The meeting with you',
      EncounterTakenOver: 'The contact with you was taken over',
      InformationGiven: 'You were given information',
      PersonMetWithoutCoordinator: 'You were met without a regional coordinator',
      ReferralRequested: 'Support was requested for you',
      ReservationAccepted: 'The office accepted limits to how the detail may be used',
      SubjectErased: 'The details about you were erased',
      SubjectIdentified: 'It became known who you are',
      SupportAnswered: 'Your answer to the support that was offered',
      SupportContactMade: 'You were contacted',
      SupportContactOverdue: 'You were not contacted in time',
      SupportOffered: 'You were offered support',
      VictimConversationEnded: 'The conversation with you ended',
      VictimConversationStarted: 'The conversation with you began',
      VoluntaryMeasureAsked: 'You were asked about something voluntary',
    },
    fields: { account: 'what you told' },
  },
};
