/** Who is counted inside a site, as what they are there: never a name. */
export const ROLES_INSIDE = [
  'coordinator',
  'officer',
  'border-officer',
  'inspector',
  'interpreter',
  'health-care',
  'support-worker',
  'other',
] as const;
export type RoleInside = (typeof ROLES_INSIDE)[number];

/** How the roles were written in words, in Swedish and English, before they were codes: by word in small letters. */
const IN_WORDS: Readonly<Record<Exclude<RoleInside, 'other'>, readonly string[]>> = {
  coordinator: [
    'regionkoordinator',
    'regionkoordinatorn',
    'koordinator',
    'koordinatorn',
    'regional coordinator',
  ],
  officer: [
    ...['polis', 'polisen', 'poliser', 'polisman', 'insatsledare', 'insatsledaren', 'utredare'],
    ...['police', 'police officer', 'policeman', 'operation leader', 'investigator'],
  ],
  'border-officer': [
    ...['gränspolis', 'gränspolisen', 'gränspoliser', 'gränskontrollant'],
    ...['border police', 'border police officer', 'border guard'],
  ],
  inspector: [
    ...['inspektör', 'inspektören', 'inspektörer', 'arbetsmiljöinspektör', 'skatteinspektör', 'handläggare'],
    ...['labour inspector', 'tax inspector', 'auditor', 'revisor'],
  ],
  interpreter: ['tolk', 'tolken', 'tolkar'],
  'health-care': [
    ...[
      'sjuksköterska',
      'sjuksköterskan',
      'läkare',
      'läkaren',
      'vårdpersonal',
      'ambulans',
      'ambulanspersonal',
    ],
    ...['hälso- och sjukvård', 'nurse', 'doctor', 'paramedic'],
  ],
  'support-worker': [
    ...['stödperson', 'stödpersonen', 'socialsekreterare', 'socialjour', 'socialjouren', 'kurator'],
    ...['social worker', 'duty officer', 'counsellor'],
  ],
};
const BY_WORD = new Map<string, RoleInside>(
  Object.entries(IN_WORDS).flatMap(([code, words]) =>
    words.map((word) => [word, code as RoleInside] as const),
  ),
);
const CODES: ReadonlySet<string> = new Set(ROLES_INSIDE);

/** The code for a role as somebody wrote it; `other` where it is no known word. */
export function roleInsideOf(text: string): RoleInside {
  const word = text.trim().toLocaleLowerCase('sv').replace(/\s+/gu, ' ');
  const code = word.replace(/[ _]/gu, '-');
  return CODES.has(code)
    ? (code as RoleInside)
    : (BY_WORD.get(word) ?? BY_WORD.get(code.replace(/-/gu, ' ')) ?? 'other');
}
