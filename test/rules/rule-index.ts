import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../architecture/cruise';
import { citationsIn } from './citations';
import { proofsInProject, type Proof } from './proofs';
import { refusalRules } from './refusal-rules';
import { AREAS, type ProvedBy, type Rule } from './rule';
import { tableRules } from './table-rules';
import { taggedRules } from './tagged-rules';

export interface IndexedRule extends Rule {
  /** Absent: nothing proves it. */
  readonly proof?: { readonly file: string; readonly title: string };
}

/** Who makes up codes to test how any code is told: that proves nothing of a rule of the domain. */
const OF_ANY_CODE = /^libs\/(web|kernel|processing)\//;

const libraryOf = (path: string): string => path.split('/').slice(0, 2).join('/');
const foldersIn = (path: string): readonly string[] => path.split('/').slice(0, -1);

function foldersInCommon(one: string, other: string): number {
  const [a, b] = [foldersIn(one), foldersIn(other)];
  const parting = a.findIndex((folder, index) => folder !== b[index]);
  return parting === -1 ? a.length : parting;
}

/** Beside the rule first, then tests over several libraries, whole processes last. */
const distance = ({ file }: Proof, path: string): number => {
  if (file.startsWith('test/e2e/') || file.startsWith('test/exercises/')) return 30;
  return file.startsWith('test/') ? 20 : 10 - foldersInCommon(file, path);
};

const written = ({ titles }: Proof, title = titles.at(-1)): string =>
  [...titles.slice(0, -1), title].join(' › ');

/** The row that says the word, or the test as a whole. */
const titleSaying = (proof: Proof, word: string): string =>
  written(proof, proof.rows.find(({ texts }) => texts.includes(word))?.title).replaceAll(/%[sijdp]/g, '…');

function byTitle(title: string, proofs: readonly Proof[]) {
  const start = title.endsWith('…') ? title.slice(0, -1) : undefined;
  for (const proof of proofs) {
    const all = [written(proof), ...proof.rows.map((row) => written(proof, row.title))];
    const found = all.find((one) => (start === undefined ? one === title : one.startsWith(start)));
    if (found !== undefined) return { file: proof.file, title: found };
  }
  return undefined;
}

/** In tens: of two that are as near, one that says much less is the more particular; else the earlier. */
const wordsIn = ({ says }: Proof): number => Math.floor(says.size / 10);

function byWord(
  { word, within }: Extract<ProvedBy, { word: string }>,
  path: string,
  proofs: readonly Proof[],
) {
  const isNear = ({ file, titles }: Proof) =>
    (!OF_ANY_CODE.test(file) || file.startsWith(`${libraryOf(path)}/`)) &&
    (within === undefined || titles.slice(0, -1).some((title) => within.includes(title)));
  const candidates = proofs.filter(isNear).flatMap((proof) => {
    const indirect = proof.says.has(word) ? 0 : 5;
    return proof.says.has(word) || proof.refersTo.has(word)
      ? [{ proof, far: distance(proof, path) + indirect }]
      : [];
  });
  candidates.sort((a, b) => a.far - b.far || wordsIn(a.proof) - wordsIn(b.proof));
  const [best] = candidates;
  return best && { file: best.proof.file, title: titleSaying(best.proof, word) };
}

/** Every rule of the product, with the test that proves it. */
export function indexedRules(): readonly IndexedRule[] {
  const proofs = proofsInProject();
  return [...refusalRules(), ...tableRules(), ...taggedRules()].map((rule) => {
    const { provedBy, path } = rule;
    const proof = 'title' in provedBy ? byTitle(provedBy.title, proofs) : byWord(provedBy, path, proofs);
    return proof ? { ...rule, proof } : rule;
  });
}

const inCell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/\s+/g, ' ');

const sourceCell = (source: string): string =>
  citationsIn(source)
    .map(({ text: words, target }) => (target === undefined ? words : `[${words}](${target})`))
    .join('; ');

const proofCell = ({ proof }: IndexedRule): string =>
  proof ? `[${proof.file.split('/').at(-1)}](../${proof.file}): ${inCell(proof.title)}` : '—';

const lineOf = (rule: IndexedRule): string => {
  const swedish = rule.sv === undefined ? '' : `<br>_${inCell(rule.sv)}_`;
  const cells = [`\`${rule.code}\``, inCell(rule.en) + swedish, sourceCell(rule.source), proofCell(rule)];
  return `| ${cells.join(' | ')} |`;
};

function tableOf(name: string, rules: readonly IndexedRule[]): string {
  const lines = rules.map(lineOf).sort();
  return `### ${name}\n\n| Code | Rule | Source | Proved by |\n| --- | --- | --- | --- |\n${lines.join('\n')}\n`;
}

/** docs/rules.md. */
export function ruleIndex(rules: readonly IndexedRule[]): string {
  const introduction = readFileSync(join(PROJECT, 'test/rules/introduction.md'), 'utf8').trim();
  const areas = AREAS.map((area) => {
    const ofArea = rules.filter((rule) => rule.area === area);
    const tables = [...new Set(ofArea.map(({ table }) => table))];
    const given = tables.map((name) =>
      tableOf(
        name,
        ofArea.filter(({ table }) => table === name),
      ),
    );
    return `## ${area}\n\n${given.join('\n')}`;
  });
  return `${introduction}\n\n${areas.join('\n')}`;
}
