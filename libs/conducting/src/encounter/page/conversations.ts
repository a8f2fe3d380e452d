import type { PageEntries, PageEntry } from './page-entries';
import type { Conversation } from './encounter-page.schema';

const of = (started: PageEntry | undefined, ended: PageEntry | undefined): Conversation => ({
  startedAt: started?.at ?? null,
  endedAt: ended?.at ?? null,
  facts: { ...started?.facts, ...ended?.facts },
  entries: [started, ended].flatMap((entry) => (entry ? [entry.id] : [])),
});

/**
 * An end belongs to the beginning before it in time, however late it was reported. A beginning after which
 * another begins, and an end that nothing began, each stand alone.
 */
export function conversationsIn(entries: PageEntries): readonly Conversation[] {
  const found: Conversation[] = [];
  let open: PageEntry | undefined;
  for (const entry of entries.byTime('VictimConversationStarted', 'VictimConversationEnded')) {
    if (entry.name === 'VictimConversationEnded') {
      found.push(of(open, entry));
      open = undefined;
    } else {
      if (open) found.push(of(open, undefined));
      open = entry;
    }
  }
  return open ? [...found, of(open, undefined)] : found;
}
