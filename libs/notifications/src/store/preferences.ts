import { Injectable } from '@nestjs/common';
import { plusDays, stockholmDay, stockholmInstant, stockholmTime, type Instant } from '@samsyn/kernel';
import { CHOSEN_WORDS, isAlways, type WordCode } from '@samsyn/presentation';
import { PersonalStore } from './personal-store';

/** When and about what a person wants messages. Calls and alarms are always sent. */
export interface Preferences {
  /** On the clock on the wall in Stockholm; over midnight where `to` is not later than `from`. */
  readonly quietHours?: { readonly from: string; readonly to: string };
  readonly words: readonly WordCode[];
}

const DEFAULT: Preferences = { words: CHOSEN_WORDS };

interface Row {
  readonly quiet_from: string | null;
  readonly quiet_to: string | null;
  readonly words: string;
}

@Injectable()
export class NotificationPreferences {
  constructor(private readonly store: PersonalStore) {}

  of(person: string): Preferences {
    const row = this.store.database
      .prepare<[string], Row>('SELECT * FROM preferences WHERE person = ?')
      .get(person);
    if (!row) return DEFAULT;
    const { quiet_from: from, quiet_to: to, words } = row;
    const quiet = from === null || to === null ? {} : { quietHours: { from, to } };
    return { ...quiet, words: JSON.parse(words) as readonly WordCode[] };
  }

  set(person: string, { quietHours, words }: Preferences): Preferences {
    this.store.database
      .prepare('INSERT OR REPLACE INTO preferences VALUES (?, ?, ?, ?)')
      .run(person, quietHours?.from ?? null, quietHours?.to ?? null, JSON.stringify(words));
    return this.of(person);
  }
}

export const wants = ({ words }: Preferences, word: WordCode): boolean =>
  isAlways(word) || words.includes(word);

/** When a notice made at `now` may be sent: now, or when the quiet hours are over. */
export function sendableAt({ quietHours }: Preferences, word: WordCode, now: Instant): Instant {
  if (!quietHours || isAlways(word)) return now;
  const { from, to } = quietHours;
  const time = stockholmTime(now);
  const overMidnight = to <= from;
  const isQuiet = overMidnight ? time >= from || time < to : time >= from && time < to;
  if (!isQuiet) return now;
  const today = stockholmDay(now);
  return stockholmInstant(overMidnight && time >= from ? plusDays(today, 1) : today, to);
}
