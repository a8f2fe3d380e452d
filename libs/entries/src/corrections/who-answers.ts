/** Who corrects, marks and discloses an entry: the branch that recorded it, and of an encounter who holds it. */
export const RECORDER_OR_HOLDER = 'recording-branch-or-holder';
