import { Inject, Injectable } from '@nestjs/common';
import { EventRegistry } from '@samsyn/event-store';
import { Directory } from '@samsyn/identity';
import { idOfStream, msBetween, type Clock, type Recorded } from '@samsyn/kernel';
import { CLOCK, type Workflow } from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import { view, viewerOf, type OperationSnapshot } from '@samsyn/secrecy';
import { Notifier } from '../delivery/notifier';
import { ContactChannels } from '../store/contact-channels';
import { NOTICE_ENDINGS, thingOf } from './notice-endings';
import { dueOf, NOTICE_ROWS } from './notice-rows';
import type { RoutingContext } from './recipients';
import { WORD_CODES } from '@samsyn/presentation';

/** Older events have been sent, or are on work lists: a workflow that reads the log anew wakes nobody. */
const NEWS_MS = 6 * 3_600_000;
const RECIPIENTS_MOST = 200;

/**
 * Tells persons that something waits for them. A person who may not see the entry at that moment is not told
 * that there is one, whatever the table of recipients says; who acted is not told of their own act.
 */
@Injectable()
export class NotificationRouting implements Workflow {
  readonly name = 'notifications';
  readonly types: readonly string[];

  constructor(
    private readonly registry: EventRegistry,
    private readonly log: OperationLog,
    private readonly directory: Directory,
    private readonly addresses: ContactChannels,
    private readonly notifier: Notifier,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.types = registry.typesOf([...Object.keys(NOTICE_ROWS), ...Object.keys(NOTICE_ENDINGS)]);
  }

  async handle(event: Recorded): Promise<void> {
    if (msBetween(event.recordedAt, this.clock.now()) > NEWS_MS || !this.addresses.anyVerified) return;
    const { operationId } = event;
    const snapshot = operationId === null ? undefined : await this.log.latest(operationId);
    const telling: RoutingContext = { event, snapshot, directory: this.directory };
    const data = event.data as Readonly<Record<string, unknown>>;
    for (const { words = WORD_CODES, whose, when } of NOTICE_ENDINGS[event.name] ?? []) {
      if (when && !when(data)) continue;
      this.notifier.drop(
        words.map((word) => ({ word, about: thingOf(event, word) })),
        whose?.(telling),
      );
    }
    for (const row of NOTICE_ROWS[event.name] ?? []) {
      if (row.when && !row.when(data)) continue;
      const named = [...new Set(row.to(telling))].filter((one) => this.mayBeNotified(one, event, snapshot));
      const due = dueOf(event, row);
      const about = row.followed ? idOfStream(event.stream) : thingOf(event, row.word);
      const settles = row.settles?.(data) ?? false;
      const notice = { of: event.id, word: row.word, ...(due === undefined ? {} : { due }), about, settles };
      this.notifier.tell(named.slice(0, RECIPIENTS_MOST), notice);
    }
  }

  private mayBeNotified(person: string, event: Recorded, snapshot: OperationSnapshot | undefined): boolean {
    const found = this.directory.byPerson(person);
    if (!found?.active || person === event.actor.person) return false;
    // Outside any operation an entry is told to those alone whom it names.
    if (!snapshot) return true;
    const { registry } = this;
    const viewer = viewerOf(found.actor);
    const context = { viewer, registry, on: this.clock.now(), nameOf: () => undefined };
    return view(event, { ...context, accesses: [snapshot.access] }) !== undefined;
  }
}
