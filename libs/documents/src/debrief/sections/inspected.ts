import { type Block, closed, type Row, sentence, type Statement, statement } from '@samsyn/rendering';
import { seesTheWhole, type SectionBlocks, type SectionContext } from './section';
import type { FindingLine, DecisionLine } from '@samsyn/debriefing/contract';

/** The sites, when each was entered and secured, and which branches were there. */
export const sites: SectionBlocks = ({ document, words, sources }) => {
  if (document.sites.length === 0 || !seesTheWhole(document)) return [];
  const at = (instant: string | null) =>
    instant === null ? words.say('none') : words.calendar.near(instant);
  const rows = document.sites.map(({ site, enteredAt, securedAt, branches, findings, entries }): Row => ({
    cells: [
      site ?? words.say('unnamedSite'),
      at(enteredAt),
      at(securedAt),
      words.branches(branches),
      words.number(findings),
    ],
    refs: sources.refs(entries),
  }));
  const columns = [
    words.say('columnSite'),
    words.say('columnEntered'),
    words.say('columnSecured'),
    words.say('columnBranches'),
    words.say('columnFindings'),
  ];
  return [{ kind: 'table', caption: words.say('captionSites'), columns, rows }];
};

function findingStatement(
  { branch, area, severity, detail, withheld, entries }: FindingLine,
  context: SectionContext,
): Statement {
  const { words, sources } = context;
  const coded = [
    area === null ? '' : words.code('areas', area),
    severity === null ? '' : words.code('severities', severity),
  ].filter(Boolean);
  const parts = [
    // What somebody typed stands as it was typed.
    coded.length === 0 ? '' : closed(coded.join(', ')),
    detail ?? '',
    withheld ? words.say('restWithheld') : '',
  ];
  return statement(parts.filter(Boolean).join(' '), sources.refs(entries), `${words.branch(branch)}:`);
}

/** What each agency found, site by site. */
export const findings: SectionBlocks = (context) => {
  const { document, words } = context;
  const bySite = Map.groupBy(document.findings, ({ site }) => site);
  return [...bySite].flatMap(([site, found]): Block[] => [
    ...(site === null && bySite.size === 1
      ? []
      : [{ kind: 'heading' as const, text: site ?? words.say('unnamedSite') }]),
    { kind: 'list', items: found.map((one) => findingStatement(one, context)) },
  ]);
};

function decisionStatement(decision: DecisionLine, { words, sources }: SectionContext): Statement {
  const { what, why, agreed, disagreed, dissent, dissents, entries } = decision;
  // A branch that is named below, with its reason or without, is not named twice.
  const alone = disagreed.filter((name) => !dissents.some(({ branch }) => name.startsWith(`${branch} `)));
  const persons = (names: readonly string[]) => words.list(names.map((name) => words.person(name)));
  const parts = [
    why === null ? '' : words.say('decisionWhy', { why: closed(why) }),
    agreed.length === 0 ? '' : words.say('decisionAgreed', { who: persons(agreed) }),
    alone.length === 0 ? '' : words.say('decisionDisagreed', { who: persons(alone) }),
    dissent === null ? '' : words.say('decisionDissent', { why: closed(dissent) }),
    ...dissents.map(({ branch, reason }) => {
      const who: Readonly<Record<string, string>> = branch === null ? {} : { branch: words.branch(branch) };
      if (reason === null) return words.say(branch === null ? 'dissentWithoutSender' : 'dissentOf', who);
      const phrase = branch === null ? 'dissentWithoutSenderWhy' : 'dissentOfWhy';
      return words.say(phrase, { ...who, why: closed(reason) });
    }),
  ];
  const lead = closed(what ?? words.say('textWithheld'));
  return statement(parts.filter(Boolean).join(' '), sources.refs(entries), sentence(lead));
}

/** What was decided together, and who did not agree. */
export const decisions: SectionBlocks = (context) => {
  const items = context.document.decisions.map((decision) => decisionStatement(decision, context));
  return items.length === 0 ? [] : [{ kind: 'list', items }];
};
