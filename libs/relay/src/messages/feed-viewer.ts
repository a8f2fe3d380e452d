import { uuidV5 } from '@samsyn/event-store';
import type { Branch } from '@samsyn/kernel';
import type { Viewer } from '@samsyn/secrecy';

/** Of the readers that no person is (RFC 9562 section 5.5). */
const FEEDS = '7c1b6f0e-2a4d-5b8e-9c37-1d5e8f60a2b4';
const ROLE = 'feed';

/**
 * Who reads a feed: the branch as such, and no person of it. What is for a person is for none of its systems: an encounter
 * is read by its holders, a supervisor and whoever broke its glass (OSL 26:1, inner secrecy), the matters of a region by its
 * coordinators, what goes through a facilitator by them, a perspective before the meeting by its author.
 * @rule feed-is-of-the-branch: A feed shows what the branch as such may see, and nothing that single persons of it may.
 * @source OSL 8:1; OSL 26:1; ADR 0060
 * @proof the viewer of a feed › sees what the branch as such sees, and nothing that a person of it sees beside that
 */
export const feedViewer = (branch: Branch): Viewer => ({
  branch,
  person: uuidV5(FEEDS, branch),
  role: ROLE,
});
