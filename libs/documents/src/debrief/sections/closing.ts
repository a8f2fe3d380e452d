import { formatFieldNames, isInformativeField, quiet, statement } from '@samsyn/rendering';
import type { SectionBlocks } from './section';

/** What the reader knows exists and may not read, by the paragraph that it rests on. */
export const withheld: SectionBlocks = ({ document, words, sources }) => {
  const items = document.withheld.flatMap(({ rule, fields }) => {
    const informative = fields
      .map(({ entry, field }) => ({ entry, field, type: sources.typeOf(entry) ?? '' }))
      .filter(({ type, field }) => isInformativeField(type, field));
    if (informative.length === 0) return [];
    const parts = words.count('withheld', informative.length);
    const why = [words.paragraph(rule), words.secrecy(rule)].filter(Boolean).join(' ');
    const line = words.say('withheldLine', { parts, why });
    const byEvent = [...Map.groupBy(informative, ({ type }) => type)].map(([type, hidden]) =>
      words.say('withheldField', {
        event: words.event(type),
        fields: words.list(formatFieldNames(hidden, words)),
      }),
    );
    const text = `${byEvent.join('; ')}.`;
    return [statement(text, sources.refs(informative.map(({ entry }) => entry)), `${line}.`)];
  });
  return items.length === 0 ? [] : [quiet(words.say('withheldIntro')), { kind: 'list', items }];
};

/** Each branch signs off its own version: whether the reader's did, and who else has. */
export const signOffs: SectionBlocks = ({ document, words, sources }) => {
  const items = document.signOffs.map(({ branch, version, at, entries, outdated }) => {
    const moment = words.moment(at);
    const refs = sources.refs(entries);
    const since = outdated ? ` ${words.say('signedOutdated')}` : '';
    if (branch !== document.branch) {
      return statement(`${words.say('signedOther', { branch: words.branch(branch), moment })}${since}`, refs);
    }
    const text = `${words.say('signedOwn', { moment })}${since} ${words.say('fingerprint', { version })}`;
    return statement(text, refs);
  });
  const opened = document.course.some(({ type }) => type === 'DebriefOpened');
  const ownSigned = document.signOffs.some(({ branch }) => branch === document.branch);
  const takesPart = document.relation === 'leading' || document.relation === 'participant';
  if (opened && takesPart && !ownSigned) items.unshift(statement(words.say('notSigned')));
  if (items.length === 0) return [];
  return [{ kind: 'list', items }, ...(ownSigned ? [quiet(words.say('signedAgain'))] : [])];
};

export const sourceList: SectionBlocks = ({ words, sources }) => {
  const items = sources.list(words);
  return items.length === 0 ? [] : [quiet(words.say('sourcesIntro')), { kind: 'sources', items }];
};
