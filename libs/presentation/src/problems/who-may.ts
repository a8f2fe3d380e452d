import type { Titles } from '../titles';

/** Who may, in the words of a sentence: `This is for …`. By the code that a refusal has under `details.requires`. */
export const WHO_MAY_WORDS: Titles = {
  'operation-leader': { sv: 'insatsledaren', en: 'the operation leader' },
  'operation-leader-who-leads-now': {
    sv: 'den insatsledare som leder nu',
    en: 'the operation leader who leads now',
  },
  'operation-leader-of-the-leading-branch': {
    sv: 'en insatsledare i den verksamhet som leder insatsen',
    en: 'an operation leader of the branch that leads the operation',
  },
  'any-operation-leader': {
    sv: 'en insatsledare i den verksamhet som leder insatsen',
    en: 'an operation leader of the branch that leads the operation',
  },
  'leading-branch': {
    sv: 'den verksamhet som leder insatsen',
    en: 'the branch that leads the operation',
  },
  'police-on-site': {
    sv: 'polisen på plats och den verksamhet som leder insatsen',
    en: 'the police on the site and the branch that leads the operation',
  },
  participant: { sv: 'de verksamheter som deltar', en: 'the branches that take part' },
  'decides-on-residence': {
    sv: 'polisen och Migrationsverket, där de deltar',
    en: 'the police and the Migration Agency, where they take part',
  },
  invited: { sv: 'en verksamhet som är inbjuden', en: 'a branch that is invited' },
  'invited-or-participant': {
    sv: 'en verksamhet som är inbjuden eller deltar',
    en: 'a branch that is invited or takes part',
  },
  facilitator: { sv: 'samordnaren för uppföljningen', en: 'the facilitator of the debrief' },
  coordinator: { sv: 'en regionkoordinator', en: 'a regional coordinator' },
  signatory: {
    sv: 'den som får binda sin verksamhet',
    en: 'somebody with a role that binds the branch',
  },
  system: { sv: 'Samsyn självt', en: 'Samsyn itself' },
  supervisor: { sv: 'en arbetsledare i verksamheten', en: 'a supervisor of the branch' },
  registrar: { sv: 'registratorn i verksamheten', en: 'the registrar of the branch' },
  administrator: { sv: 'en annan administratör', en: 'another administrator' },
  'branch-or-administrator': {
    sv: 'den som leder eller är arbetsledare i verksamheten, eller en annan administratör',
    en: 'somebody who leads or supervises in the branch, or another administrator',
  },
  'who-sees-it': {
    sv: 'den i verksamheten som själv ser det som gäller',
    en: 'somebody of the branch who sees what it is about',
  },
  nobody: { sv: 'ingen annan', en: 'nobody else' },
  proposer: { sv: 'den som föreslog det', en: 'the person who proposed it' },
  'advice-asker': {
    sv: 'den som kan möta en utsatt person i sitt arbete',
    en: 'somebody who may meet an exposed person at work',
  },
  'campaign-leader': {
    sv: 'en verksamhet som leder kampanjen',
    en: 'a branch that leads the campaign',
  },
  'receiving-branch': { sv: 'den verksamhet som tar emot', en: 'the branch that receives it' },
  'branch-of-the-encounter': {
    sv: 'den verksamhet som har kontakten med den utsatta',
    en: 'the branch that holds the encounter',
  },
  'reviewer-of-the-glass': {
    sv: 'den som håller i kontakten, en arbetsledare eller dataskyddsombudet, men inte den som läste',
    en: 'the holder of the encounter, a supervisor or the data protection officer, but not whoever read',
  },
  'recording-branch-or-holder': {
    sv: 'den verksamhet som antecknade det, eller den som håller i kontakten med den utsatta',
    en: 'the branch that recorded it, or the holder of the encounter',
  },
  'another-branch': { sv: 'en annan verksamhet', en: 'another branch' },
  'own-branch': { sv: 'den verksamhet som personen hör till', en: 'the branch of the person named' },
  'own-region': { sv: 'den som arbetar i regionen', en: 'somebody who works in the region' },
  sender: { sv: 'den verksamhet som lämnade ut uppgiften', en: 'the branch that disclosed it' },
  recipient: { sv: 'den verksamhet som tog emot uppgiften', en: 'the branch that received it' },
  'sender-or-recipient': {
    sv: 'den verksamhet som lämnade ut uppgiften, eller den som tog emot den',
    en: 'the branch that disclosed it, or the one that received it',
  },
  'operation-leader-supervisor-or-coordinator': {
    sv: 'en insatsledare, en arbetsledare eller en regionkoordinator',
    en: 'an operation leader, a supervisor or a regional coordinator',
  },
  'national-coordination': {
    sv: 'den nationella samordningen',
    en: 'the national coordination',
  },
};
