import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../architecture/cruise';

/** Where something that can be cited stands, from the folder docs. */
type Target = string;

const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

/** Headings of docs/domain.md and what stands there in bold, which is reached by the heading above it. */
function sectionsOfDomain(): Map<string, Target> {
  const found = new Map<string, Target>();
  let heading = '';
  for (const line of readFileSync(join(PROJECT, 'docs/domain.md'), 'utf8').split('\n')) {
    const title = /^#{2,3} (.+)$/.exec(line)?.[1];
    if (title !== undefined) {
      heading = slugOf(title);
      found.set(title.toLowerCase(), `domain.md#${heading}`);
    }
    for (const [, bold] of line.matchAll(/\*\*([^*]+?)\.?\*\*/g)) {
      const known = found.get(bold!.toLowerCase());
      if (known === undefined) found.set(bold!.toLowerCase(), `domain.md#${heading}`);
    }
  }
  return found;
}

const decisions = (): Map<string, Target> =>
  new Map(
    readdirSync(join(PROJECT, 'docs/adr'))
      .filter((name) => /^\d{4}-/.test(name))
      .map((name) => [name.slice(0, 4), `adr/${name}`]),
  );

/** Laws, by their paragraph or their number in the code of statutes, and documents that are cited by their name. */
const OTHER_SOURCES = [
  /^OSL \d+:\d+[a-z]?(–\d+)?$/,
  /^TF 2:\d+(–\d+)?$/,
  /^SoL \(\d{4}:\d+\) \d+:\d+$/,
  /^lag \d{4}:\d+( \d+ §)?$/,
  /^(lag|[a-zåäö -]+lagen|[a-zåäö]+balken) \(\d{4}:\d+\)( .+|, .+)?$/,
  /^GDPR article \d+$/,
  /^Jämställdhetsmyndigheten, .+$/,
  /^Plattformen Civila Sverige mot människohandel, .+$/,
  /^Återvändandeprogrammet .+$/,
  /^Migrationsverket, .+$/,
  /^Brottsoffermyndigheten$/,
  /^Mikamottagningarna i .+$/,
  /^KAST, .+$/,
  /^Evonhuset$/,
  /^Handbook on Statistical Disclosure Control, .+$/,
  /^draft-ietf-[a-z-]+ section [\d.]+$/,
];

export interface Citation {
  readonly text: string;
  /** Absent: it has no address that stays. */
  readonly target?: Target;
}

const domain = sectionsOfDomain();
const adr = decisions();

/** @throws Error where a section, a decision or a form of citation is unknown */
function cited(text: string): Citation {
  const section = /^domain: (.+)$/.exec(text)?.[1];
  const decision = /^ADR (\d{4})$/.exec(text)?.[1];
  const [, rfc, part] = /^RFC (\d+) section ([\d.]+)$/.exec(text) ?? [];
  if (section !== undefined) {
    const target = domain.get(section.toLowerCase());
    if (target === undefined) throw new Error(`docs/domain.md has no section “${section}”`);
    return { text: section, target };
  }
  if (decision !== undefined) {
    const target = adr.get(decision);
    if (target === undefined) throw new Error(`there is no decision ${text}`);
    return { text, target };
  }
  if (rfc) return { text, target: `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${part}` };
  if (!OTHER_SOURCES.some((form) => form.test(text)))
    throw new Error(`“${text}” is no known form of citation`);
  return { text };
}

/** The sources of a rule. @throws Error where there is none, or one that does not exist */
export function citationsIn(source: string): readonly Citation[] {
  if (source.trim() === '') throw new Error('no source');
  return source.split('; ').map(cited);
}
