/** The parts of the interface in the order in which a reader meets them, each in a sentence. Every route is in one or two. */
export const TAGS: Readonly<Record<string, string>> = {
  directory: 'Agencies, their independent branches, regions, and the persons whom the caller may name.',
  availability:
    'When coordinators can come: published hours, exceptions, the on-call rota, swaps of shifts, and who can come now.',
  agreements:
    'Standing agreements of a region: who is called in which order, who leads what, and which branches adopt it.',
  advice: 'Calls to a coordinator for advice by telephone, without any operation.',
  planning:
    'An operation before it begins: proposal, risk, invitations, roles, pre-briefing, interpreters, release, and its kind.',
  calls: 'Calling a coordinator to an operation, and the answers to a call.',
  contacts: 'Contact persons that branches have named, by region and agency.',
  campaigns:
    'Several operations under one name, such as an outreach week, with their combined debrief and its actions.',
  conduct: 'What happens on the site: arrivals, entries, inspections, findings, decisions, safety check-ins.',
  encounters:
    'A person met, owned by the social services: conversation, support, consent, follow-ups, referrals, concerns.',
  entries:
    'What is done with an entry of the history afterwards: correction, mark as an error, access under break-glass.',
  disclosures: 'Information across a border of secrecy: asked for, decided, and gone to the wrong recipient.',
  'public-records':
    'Requests of the public for what a branch keeps, decided part by part, and the masked copy.',
  history:
    'An operation as the caller may know it: overview, timeline, state at a moment, head-count, live stream.',
  debrief: 'The debrief of each branch: perspectives, lessons, actions, versions and sign-off.',
  access: 'Who has read what: each branch for its own fields, and who was refused.',
  'work-list': 'What waits for the caller now, with reason, deadline and the command that answers it.',
  notifications:
    'Addresses at which the caller is told that something waits, and drills that show who cannot be reached.',
  calendar:
    'Calendars (RFC 5545) of the caller’s duty, operations and follow-ups, by an address that can be revoked.',
  oversight: 'National statistics that tell of no operation and no person.',
  administration: 'Branches, regions and persons as data, and how notifications fare.',
  health: 'Whether the process lives and is ready.',
};
