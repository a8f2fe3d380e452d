/**
 * Fields that only machines need, by their names in words. The debrief leaves them out; a copy of a public record does
 * not, since each part of it is given or masked (TF 2:15).
 */
export const MACHINE_FIELDS: Readonly<Record<string, { readonly sv: string; readonly en: string }>> = {
  agreement: { sv: 'samverkansöverenskommelse, nummer', en: 'standing agreement, number' },
  agreementVersion: { sv: 'överenskommelsens version', en: 'version of the agreement' },
  booking: { sv: 'tolkbeställningens nummer', en: 'number of the request for an interpreter' },
  conductHash: { sv: 'kontrollsumma för genomförandet', en: 'checksum of the conduct' },
  conductRevision: { sv: 'antal poster om genomförandet', en: 'number of entries on the conduct' },
  kept: { sv: 'det som finns kvar efter gallringen', en: 'what is left after the erasure' },
  seen: { sv: 'poster som verksamheterna kände till', en: 'entries that the branches knew of' },
  followUp: { sv: 'mötets nummer', en: 'number of the meeting' },
  fromCampaign: { sv: 'lärdomens kampanj, nummer', en: 'campaign of the lesson, number' },
  fromOperation: { sv: 'lärdomens insats, nummer', en: 'operation of the lesson, number' },
  kindVersion: { sv: 'version av insatsens typ', en: 'version of the kind of operation' },
  knownTo: { sv: 'känd för', en: 'known to' },
  lesson: { sv: 'lärdomens nummer', en: 'number of the lesson' },
  operation: { sv: 'insatsens nummer', en: 'number of the operation' },
  planHash: { sv: 'kontrollsumma för planen', en: 'checksum of the plan' },
  planRevision: { sv: 'antal poster om planen', en: 'number of entries on the plan' },
  renews: { sv: 'förnyar kallelsen med nummer', en: 'renews the call with the number' },
  turn: { sv: 'ordning i kallelsekedjan', en: 'place in the call chain' },
  upTo: { sv: 'bygger på poster till och med nummer', en: 'rests on entries up to number' },
  version: { sv: 'versionens kontrollsumma', en: 'checksum of the version' },
};
