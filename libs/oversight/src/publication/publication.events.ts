import { closed, Code, defineEvent, listOf, shared, type EventOf } from '@samsyn/event-store';
import Type from 'typebox';

/** One number for each region, then one for all of them together; null: suppressed. */
const Row = listOf(Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]), 500);
const Class = closed({ code: Code, row: Row });
const Dimension = closed({ code: Code, classes: listOf(Class, 2_000) });
const Layer = closed({ code: Code, total: Row, dimensions: listOf(Dimension, 50) });

/**
 * The numbers of a family in a quarter or a year are public from here on, and never change (docs/adr/0029). They stand in
 * clear: what everybody who may ask is shown, suppressed where it must be, and nothing else that was counted.
 */
export const StatisticsPublished = defineEvent({
  service: 'oversight',
  name: 'StatisticsPublished',
  /** Of no operation and by Samsyn itself: it is in nobody's history. */
  audience: 'branch',
  fields: {
    family: shared(Code),
    block: shared(Code),
    /** What the rows have numbers for, in their order. */
    regions: shared(listOf(Code, 499)),
    layers: shared(listOf(Layer, 20)),
  },
});

export const publicationEvents = [StatisticsPublished] as const;
export type PublicationEvent = EventOf<(typeof publicationEvents)[number]>;
export type PublishedFigures = PublicationEvent['data'];

/** One for each family and block, so that nothing can be published twice. */
export const publicationStream = (family: string, block: string): string =>
  `oversight.publication-${family}-${block}`;
