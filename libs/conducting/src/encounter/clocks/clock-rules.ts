/**
 * When Samsyn reminds, and of what, on the clock on the wall in Stockholm: data for a domain expert to read and correct.
 * Working days leave out Saturdays, Sundays and Swedish holidays (lag 1989:253). Source: docs/domain.md section 2, "The
 * conversation, consent, follow-up"; the days of the reflection period: utlänningslagen (2005:716) 5 kap. 15 §.
 */
export const CLOCK_RULES = {
  /**
   * Before a follow-up meeting, where it was booked earlier than that.
   * @rule follow-up-reminder: A follow-up meeting is reminded of at nine the day before.
   * @source domain: The encounter
   * @proof a reminder of a follow-up › comes at nine the day before
   */
  followUp: { daysBefore: 1, at: '09:00' },
  /**
   * She is reached by the end of the next working day after she said yes or left it open.
   * @rule support-contact: Who said yes to support, or left it open, is reached by five in the afternoon of the next
   *   working day.
   * @source domain: The encounter; lag (1989:253)
   * @proof contact the next working day › …
   */
  supportContact: { workingDays: 1, at: '17:00' },
  /**
   * A referral without an answer; how many working days, and how often, is said by its service.
   * @rule referral-reminder: A referral without an answer is reminded of at nine, after the working days and as
   *   often as its kind of support says.
   * @source domain: The encounter
   * @proof a referral without an answer › is reminded of again, and at most as often as its service says
   */
  referral: { at: '09:00' },
  /**
   * A report of concern that nobody has acknowledged: the next working day, then each day, without an end.
   * @rule child-concern-reminder: A report of concern that nobody has acknowledged is reminded of the next working
   *   day and every day after, and the supervisors from the second time on.
   * @source domain: The encounter; SoL (2025:400) 19:1
   * @proof a report of concern that nobody has acknowledged › is reminded of the next working day, then every day,
   *   and the supervisors from the second time on
   */
  childConcern: { firstWorkingDays: 1, thenDays: 1, at: '09:00', supervisorsFrom: 2 },
  /**
   * @rule reflection-period-ending-reminder: The end of a reflection period is reminded of at nine five days before.
   * @source utlänningslagen (2005:716) 5 kap. 15 §
   * @proof the days of a reflection period › are reminded of five days before the end, and end at midnight in
   *   Stockholm
   */
  reflectionPeriod: { daysBefore: 5, at: '09:00' },
  /**
   * A late report is usually followed by more late reports: the clock waits this long for them.
   * @rule told-late-grace: A clock that had run out when it was reported waits a quarter of an hour for more
   *   of the same.
   * @source domain: On the site
   * @proof contact the next working day › waits a quarter of an hour where all of it is told late
   */
  reportedLate: { graceMinutes: 15 },
} as const;
