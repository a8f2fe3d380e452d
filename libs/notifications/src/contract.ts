export * from './drill/contact-drill.events';
export * from './personal-calendar.port';
