import { UNCONFIRMED, type RuleState } from '@samsyn/secrecy';

/** Why somebody should look at a read. */
export type AttentionCode = 'not-assigned' | 'much-in-little-time' | 'odd-hours' | 'own-relatives';

interface Rule {
  readonly validFrom: string;
  /** Exclusive; absent while the rule is in force. */
  readonly validUntil?: string;
  readonly state: RuleState;
  readonly source: string;
  readonly sv: string;
  readonly en: string;
}

export type AttentionRule = Rule &
  (
    | {
        readonly code: 'not-assigned';
        /** Roles whose work it is to read what others do. */
        readonly exceptRoles: readonly string[];
      }
    | { readonly code: 'much-in-little-time'; readonly operations: number; readonly minutes: number }
    | {
        readonly code: 'odd-hours';
        /** Of the clock in Sweden. */
        readonly from: string;
        readonly to: string;
        /** Not where something was recorded in the operation within so many hours: then people are at work. */
        readonly exceptWithinHours: number;
      }
    | {
        readonly code: 'own-relatives';
        /** Fields with one of these labels hold names. */
        readonly labels: readonly string[];
      }
  );

const SOURCE = 'GDPR article 32; OSL 8:1';

/**
 * What a supervisor should look at, as dated data for those who answer for it to read and correct: a read that is
 * flagged may well be in order.
 */
export const ATTENTION_RULES: readonly AttentionRule[] = [
  {
    code: 'not-assigned',
    exceptRoles: ['supervisor', 'data-protection-officer'],
    validFrom: '2026-01-01',
    state: UNCONFIRMED,
    source: SOURCE,
    sv: 'Den som läste har ingen uppgift i insatsen: har varken antecknat något i den eller nämns i den.',
    en: 'Whoever read has no task in the operation: has recorded nothing in it and is named nowhere in it.',
  },
  {
    code: 'much-in-little-time',
    operations: 10,
    minutes: 60,
    validFrom: '2026-01-01',
    state: UNCONFIRMED,
    source: SOURCE,
    sv: 'Många olika insatser lästes på kort tid.',
    en: 'Many different operations were read in a short time.',
  },
  {
    code: 'odd-hours',
    from: '23:00',
    to: '05:00',
    exceptWithinHours: 12,
    validFrom: '2026-01-01',
    state: UNCONFIRMED,
    source: SOURCE,
    sv: 'Lästes på natten, utan att något pågick i insatsen.',
    en: 'Read at night, while nothing was under way in the operation.',
  },
  {
    code: 'own-relatives',
    labels: ['identity'],
    validFrom: '2026-01-01',
    state: UNCONFIRMED,
    source: SOURCE,
    sv: 'Ett namn som lästes är det som en anhörig till den som läste har.',
    en: 'A name that was read is that of a relative of whoever read it.',
  },
];

export const attentionRulesOn = (on: string): readonly AttentionRule[] =>
  ATTENTION_RULES.filter(
    ({ validFrom, validUntil }) => validFrom <= on && (validUntil === undefined || on < validUntil),
  );
