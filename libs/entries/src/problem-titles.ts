import { registerProblemTitles } from '@samsyn/web';

registerProblemTitles({
  'ENTRY.UNKNOWN': {
    sv: 'Posten eller uppgiften finns inte.',
    en: 'There is no such entry, or no such field in it.',
  },
  'CORRECTION.FIELD_NOT_CORRECTABLE': {
    sv: 'Den uppgiften går inte att rätta.',
    en: 'That field cannot be corrected.',
  },
  'CORRECTION.VALUE_INVALID': {
    sv: 'Värdet passar inte uppgiften som rättas.',
    en: 'The value does not fit the field that is corrected.',
  },
  'CORRECTION.OF_A_CORRECTION': {
    sv: 'En rättelse rättas inte. Rätta den ursprungliga posten en gång till.',
    en: 'A correction is not corrected. Correct the original entry once more.',
  },
  'DISCLOSURE.WHY_REQUIRED': {
    sv: 'Ett avslag behöver en motivering.',
    en: 'A refusal needs a reason.',
  },
  'DISCLOSURE.RECIPIENT_REQUIRED': {
    sv: 'Beslutet behöver en mottagare.',
    en: 'The decision needs a recipient.',
  },
  'DISCLOSURE.NOT_DISCLOSABLE': {
    sv: 'Uppgiften lämnas inte ut genom beslut om utlämnande.',
    en: 'The field is not given by a decision of disclosure.',
  },
  'DISCLOSURE.ERASED': {
    sv: 'Uppgiften är utplånad och kan inte lämnas ut.',
    en: 'The information has been erased and cannot be given.',
  },
  'DISCLOSURE.ALREADY_VISIBLE': {
    sv: 'Mottagaren har redan uppgiften.',
    en: 'The recipient has the information already.',
  },
  'DISCLOSURE.UNKNOWN_GROUND': {
    sv: 'Grunden är okänd eller gäller inte nu.',
    en: 'The ground is unknown or not in force.',
  },
  'DISCLOSURE.GROUND_EXCLUDES_LABEL': {
    sv: 'Grunden gäller inte för en uppgift med den sekretessen.',
    en: 'The ground does not apply to information under that secrecy.',
  },
  'DISCLOSURE.GROUND_EXCLUDES_RECIPIENT': {
    sv: 'Grunden gäller inte mellan de här verksamheterna.',
    en: 'The ground does not apply between these branches.',
  },
  'DISCLOSURE.GROUND_DEMANDS': {
    sv: 'Grunden kräver att ändamålet anges och avvägningen motiveras.',
    en: 'The ground demands a purpose and a written reason.',
  },
  'DISCLOSURE.NO_RESERVATION': {
    sv: 'Mottagaren har inte godtagit något förbehåll.',
    en: 'The recipient has accepted no reservation.',
  },
  'DISCLOSURE.NO_CONSENT': {
    sv: 'Det finns inget samtycke som omfattar uppgiften.',
    en: 'There is no consent that covers the information.',
  },
});
