import type { STEP_TAKERS } from '@samsyn/kinds';
import type { Language } from '@samsyn/presentation';
import type { PaperColumn } from './paper-codes';

export interface PaperTexts {
  readonly title: string;
  readonly titleOfKind: string;
  readonly noSecrets: string;
  readonly noStory: string;
  readonly howTo: string;
  readonly typeIn: string;
  readonly steps: string;
  readonly stepsIntro: string;
  readonly door: string;
  readonly log: string;
  readonly encounter: string;
  readonly encounterIntro: string;
  readonly codes: string;
  readonly planCodes: string;
  readonly atMostInside: string;
  readonly place: string;
  readonly printed: string;
  readonly page: string;
  readonly writeIn: Readonly<Record<'operation' | 'branch' | 'writer' | 'date' | 'sheet', string>>;
  readonly columns: Readonly<Record<'row' | 'code' | 'time' | 'site' | 'step' | 'by' | PaperColumn, string>>;
  readonly takers: Readonly<Record<(typeof STEP_TAKERS)[number], string>>;
}

/** Every word of the paper form, for a domain expert to read and correct. `{name}` is filled in. */
export const PAPER_TEXTS: Readonly<Record<Language, PaperTexts>> = {
  sv: {
    title: 'Fältblankett',
    titleOfKind: 'Fältblankett: {kind}',
    noSecrets:
      'Skriv roller, inte namn. Ingen adress, inget om den utsatta, inga detaljer ur iakttagelser. Ett papper kan komma bort.',
    noStory:
      'Skriv inte vad den utsatta berättar och inte den utsattas namn. Det skrivs in i Samsyn och stannar hos den som samtalade.',
    howTo: 'En rad för varje händelse: kod, klockslag och plats. Kryssa i rutan när ett steg är gjort.',
    typeIn:
      'Efteråt skrivs raderna in i Samsyn med klockslaget på pappret. De blir sena anteckningar. Förstör sedan pappret.',
    steps: 'Det som ska ske',
    stepsIntro: 'Kryssa i rutan vid koden och skriv när det skedde.',
    door: 'Vid dörren',
    log: 'Det som sker på plats',
    encounter: 'Samtal med den utsatta',
    encounterIntro: 'Ett blad för varje person. Bara för den som håller samtalet.',
    codes: 'Koder',
    planCodes: 'Koder som skrivs in i planen och uppföljningen',
    atMostInside: 'Högst inne samtidigt',
    place: 'Kommun',
    printed: 'Utskriven {moment}.',
    page: 'Sida {page} av {pages}',
    writeIn: {
      operation: 'Insats',
      branch: 'Verksamhet',
      writer: 'Skrivet av (roll)',
      date: 'Datum',
      sheet: 'Blad',
    },
    columns: {
      row: 'Rad',
      code: 'Kod',
      time: 'Tid',
      site: 'Plats',
      step: 'Steg',
      by: 'Görs av',
      count: 'Antal',
      who: 'Vem (roll)',
      what: 'Vad',
    },
    takers: {
      'operation-leader': 'insatsledaren',
      'police-on-site': 'polisen på plats',
      participant: 'deltagarna',
      coordinator: 'regionkoordinatorn',
    },
  },
  en: {
    title: 'Field form',
    titleOfKind: 'Field form: {kind}',
    noSecrets:
      'Write roles, not names. No address, nothing about the exposed person, no details of findings. Paper can get lost.',
    noStory:
      'Do not write what the exposed person says, nor the person’s name. That is recorded in Samsyn and stays with the one who held the conversation.',
    howTo: 'One row for each event: code, time and site. Tick the box when a step is done.',
    typeIn:
      'Afterwards the rows are entered in Samsyn with the times on the paper. They become late entries. Then destroy the paper.',
    steps: 'What must happen',
    stepsIntro: 'Tick the box at the code and write when it happened.',
    door: 'At the door',
    log: 'What happens on site',
    encounter: 'Conversation with the exposed person',
    encounterIntro: 'One sheet for each person. Only for the one who holds the conversation.',
    codes: 'Codes',
    planCodes: 'Codes that are entered in the plan and the debrief',
    atMostInside: 'Inside at once, at most',
    place: 'Municipality',
    printed: 'Printed {moment}.',
    page: 'Page {page} of {pages}',
    writeIn: {
      operation: 'Operation',
      branch: 'Branch',
      writer: 'Written by (role)',
      date: 'Date',
      sheet: 'Sheet',
    },
    columns: {
      row: 'Row',
      code: 'Code',
      time: 'Time',
      site: 'Site',
      step: 'Step',
      by: 'Done by',
      count: 'Number',
      who: 'Who (role)',
      what: 'What',
    },
    takers: {
      'operation-leader': 'the operation leader',
      'police-on-site': 'the police on site',
      participant: 'the participants',
      coordinator: 'the regional coordinator',
    },
  },
};
