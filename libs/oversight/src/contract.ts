export * from './publication/publication.events';
