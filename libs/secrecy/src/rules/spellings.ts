/** Names of laws that are cited by chapter and section, as they are written. */
const BY_CHAPTER: readonly (readonly [law: string, name: RegExp])[] = [
  ['osl', /\b(?:osl|offentlighets-? ?och sekretesslagen|2009:400)(?![\p{L}\d])/gu],
  ['sol', /\b(?:sol|socialtjänstlagen|2025:400)(?![\p{L}\d])/gu],
];
/** Laws that are cited by their number in the code of statutes, and the section that a ground rests on. */
const BY_NUMBER: readonly (readonly [number: string, section: string | undefined])[] = [
  ['2024:307', '4'],
  ['2025:170', undefined],
];
const SECTION = /^(\d+)\s*(?::|kap(?:itel)?)\s*(\d+)\s*([a-z])?$/u;

/**
 * One key for every spelling of a ground: `OSL 10:2`, `10:2 OSL`, `OSL 10 kap. 2 §`, `lag (2024:307)`,
 * `Lag 2024:307 § 4`. What is none of these is its own key.
 */
export function groundKey(cited: string | undefined): string {
  const plain = (cited ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[()§.,;]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  for (const [number, section] of BY_NUMBER) {
    if (!plain.includes(number)) continue;
    const rest = plain
      .replace(number, ' ')
      .replace(/\b(lagen|lag|om)\b/g, ' ')
      .trim();
    return rest === '' || rest === section ? `lag ${number}` : plain;
  }
  for (const [law, name] of BY_CHAPTER) {
    if (plain.search(name) < 0 && law !== 'osl') continue;
    const match = SECTION.exec(plain.replace(name, ' ').replace(/\s+/g, ' ').trim());
    if (match) return `${law} ${match[1]}:${match[2]}${match[3] ?? ''}`;
  }
  return plain;
}
