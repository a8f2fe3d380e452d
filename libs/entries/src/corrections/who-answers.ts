/**
 * Who corrects, marks and discloses an entry: the branch that recorded it, and in an encounter its holder.
 */
export const RECORDER_OR_HOLDER = 'recording-branch-or-holder';
