import { authorize, type Decider, type CommandMetadata } from '@samsyn/kernel';
import type { PublicationEvent, PublishedFigures } from './publication.events';

/** The numbers of a family in a block, as they are to be public. */
export interface PublishFigures {
  readonly kind: 'PublishFigures';
  readonly figures: PublishedFigures;
}

interface Publication {
  readonly isPublished: boolean;
}

/** By Samsyn alone, once: what was published stands, whatever would be counted now. */
export const publication: Decider<Publication, PublishFigures, PublicationEvent> = {
  initial: { isPublished: false },
  evolve: () => ({ isPublished: true }),
  decide({ figures }, { isPublished }, metadata: CommandMetadata): readonly PublicationEvent[] {
    authorize('system', metadata);
    return isPublished ? [] : [{ name: 'StatisticsPublished', data: figures }];
  },
};
