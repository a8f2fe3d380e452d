import type { NotificationSettings } from './settings';

/** The settings of this process, as a class that Nest can inject. */
export class NotificationSettingsHeld {
  constructor(readonly settings: NotificationSettings) {}
}
